"""nginx for measuring: the configuration of deploy/ on ports of its own, and the same pages as plain files."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from bench.sites import ROOT, Site, free_port, wait_for

FILES = """
worker_processes 1;
daemon off;
pid {directory}/files.pid;
error_log {directory}/files.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    gzip_static on;
    sendfile on;
    keepalive_requests 10000000;
    {temporary}
    server {{ listen 127.0.0.1:{port}; root {directory}/www; }}
}}
"""
KINDS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def find_nginx() -> str:
    return shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin") or sys.exit(
        "nginx is missing: apt install nginx"
    )


def temporary(directory: Path) -> str:
    """Return where a nginx that nobody installed may put what it writes."""
    return "\n".join(f"    {kind}_temp_path {directory}/{kind};" for kind in KINDS)


def serve_files(site: Site, core: int | None, path: str) -> int:
    """Serve the bytes of one page as a file, packed beforehand as the site packs it; return the port."""
    port = free_port()
    folder = site.directory / "www" / path.strip("/")
    folder.mkdir(parents=True)
    (folder / "index.html").write_bytes(site.get(path)[1])
    (folder / "index.html.gz").write_bytes(site.get(path, **{"Accept-Encoding": "gzip"})[1])
    for part in site.directory.joinpath("www").rglob("*"):
        part.chmod(part.stat().st_mode | 0o055)
    configuration = FILES.format(directory=site.directory, port=port, temporary=temporary(site.directory))
    return _start(site, core, "files", configuration, port)


def serve_in_front(site: Site, core: int | None) -> int:
    """Serve the site through the configuration of deploy/, without TLS; return the port."""
    port = free_port()
    configuration = (ROOT / "deploy" / "nginx.conf").read_text()
    configuration = re.sub(
        r"    server \{\n        listen 80;.*?\n    \}\n", "", configuration, count=1, flags=re.DOTALL
    )
    for old, new in {
        "worker_processes auto;": "worker_processes 1;\ndaemon off;",
        "/run/nginx.pid": f"{site.directory}/front.pid",
        "        listen 443 ssl http2;\n        listen [::]:443 ssl http2;\n": f"        listen 127.0.0.1:{port};\n",
        "server_name example.org;": "server_name localhost;",
        "access_log /var/log/nginx/access.log counted;": f"access_log off;\n{temporary(site.directory)}",
        "/var/cache/nginx/pages": f"{site.directory}/pages-in-front",
        "127.0.0.1:8000": f"127.0.0.1:{site.port}",
        # The site's address has a port here.
        "proxy_set_header Host $host;": f"proxy_set_header Host localhost:{site.port};",
        "keepalive_timeout 30s;": "keepalive_timeout 30s;\n    keepalive_requests 10000000;",
        "/srv/site/var": str(site.directory / "var"),
    }.items():
        if old not in configuration:
            sys.exit(f"deploy/nginx.conf no longer contains {old!r}.")
        configuration = configuration.replace(old, new)
    configuration = re.sub(r"        ssl_certificate.*\n", "", configuration)
    _start(site, core, "front", f"error_log {site.directory}/front.log;\n{configuration}", port)
    status, _body, _headers = site.get("/en/", port)
    if status != 200 or not any(site.directory.glob("pages-in-front/**/*")):
        sys.exit("nginx keeps none of the pages that it passes on.")
    return port


def _start(site: Site, core: int | None, name: str, configuration: str, port: int) -> int:
    site.directory.chmod(0o755)  # nginx works as another user
    file = site.directory / f"{name}.conf"
    file.write_text(configuration)
    command = [find_nginx(), "-c", str(file), "-p", str(site.directory), "-e", f"{site.directory}/{name}.log"]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    if tested.returncode:
        sys.exit(tested.stderr)
    wait_for(port, site.start(command, core))
    return port
