"""Whether nginx stops guesses and lets ordinary use through: deploy/nginx.conf in front of a site that is running.

python -m bench.nginx_limits 8000

The site runs on that port at http://localhost:8000, as `make run` starts it. nginx has to be installed. Each kind of guess
comes from an address of its own, so that one does not count for another.
"""

import http.client
import sys
from collections import Counter

from bench.nginx import serve_in_front
from bench.sites import Site

TRIES = 60
GUESSES = {
    "passwords": ("POST", "/admin/login/"),
    "second factors": ("POST", "/admin/login/second-factor/"),
    "reset mails": ("POST", "/admin/password_reset/"),
    "links to a new password": ("GET", "/admin/password_reset/confirm/MQ/guess-{}/"),
    "secret links": ("GET", "/en/forms/mine/guess-{}/"),
    "links that confirm": ("GET", "/en/forms/confirm/guess-{}/"),
}
ORDINARY = {
    "pages": ("GET", "/en/"),
    "the page where one signs in": ("GET", "/admin/login/"),
    "one's own session": ("GET", "/admin/desk/session/"),
}


def ask(port: int, host: str, address: str, method: str, path: str, times: int) -> Counter:
    """Ask so often, one after the other, from an address of this computer; count nginx's refusals and other answers."""
    seen: Counter = Counter()
    for number in range(times):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60, source_address=(address, 0))
        headers = {"Host": host, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path.format(number), "code=000000" if method == "POST" else None, headers)
        answer = connection.getresponse()
        is_nginx = answer.status == 429 and not answer.getheader("Retry-After")  # the site says when to come back
        seen["stopped" if is_nginx else "let through"] += 1
        seen["failed"] += answer.status >= 500
        answer.read()
        connection.close()
    return seen


def main(port: str) -> None:
    """Print what was let through, and fail where guesses were not stopped or ordinary use was."""
    wrong = []
    with Site() as site:
        site.port = int(port)
        front, host = serve_in_front(site, None), f"localhost:{port}"
        kinds = [(name, asked, True) for name, asked in GUESSES.items()]
        kinds += [(name, asked, False) for name, asked in ORDINARY.items()]
        for number, (name, (method, path), is_guess) in enumerate(kinds, start=2):
            seen = ask(front, host, f"127.0.0.{number}", method, path, TRIES)
            print(
                f"{name}: {seen['let through']} of {TRIES} let through, {seen['stopped']} stopped, {seen['failed']} failed"
            )
            if seen["failed"] or (seen["stopped"] == 0) == is_guess:
                wrong.append(name)
    if wrong:
        sys.exit(f"Not as it should be: {', '.join(wrong)}.")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1].isdecimal():
        sys.exit(__doc__)
    main(sys.argv[1])
