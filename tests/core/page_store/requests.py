"""A site of a few lines, and a way to ask the store that stands in front of it."""

import io
from typing import NamedTuple


class Answer(NamedTuple):
    code: int
    headers: dict
    body: bytes


class Site:
    """Answers every request with the same page unless it is told otherwise."""

    def __init__(self):
        self.asked = []
        self.status = "200 OK"
        self.headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Language", "en")]
        self.body = "<p>Boats on the Tigris.</p>" * 50
        self.before_answer = lambda environ: None

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        self.before_answer(environ)
        body = self.body(environ) if callable(self.body) else self.body
        start_response(self.status, list(self.headers))
        return [body.encode()]


def request(path="/en/", query="", method="GET", host="localhost", **headers):
    """Return the environment of a request; headers are named in capitals: ACCEPT_ENCODING="br"."""
    return {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **{f"HTTP_{name}": value for name, value in headers.items()},
    }


def ask(application, path="/en/", **how) -> Answer:
    """Ask for a path and return what came back."""
    return send(application, request(path, **how))


def send(application, environ) -> Answer:
    started = []
    answer = application(environ, lambda status, headers, exc_info=None: started.extend([status, headers]))
    try:
        body = b"".join(answer)
    finally:
        getattr(answer, "close", lambda: None)()
    return Answer(int(started[0][:3]), dict(started[1]), body)
