"""A real web server on this machine that notes every request; nothing that letterkit does may appear there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


@dataclass(slots=True)
class Watched:
    """The address of the server and what was asked of it."""

    port: int = 0
    requests: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def watched() -> Iterator[Watched]:
    """The server, for as long as the block lasts. `/redirect` leads to `/pixel.png`, everything else is a picture."""
    seen = Watched()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.requests.append(self.path)
            if self.path.startswith("/redirect"):
                self.send_response(302)
                self.send_header("Location", "/pixel.png")
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/css" if self.path.endswith(".css") else "image/png")
            self.end_headers()
            self.wfile.write(b"p { color: red }" if self.path.endswith(".css") else PIXEL)

        do_HEAD = do_POST = do_GET  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            """Nothing on standard error."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        seen.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield seen
        finally:
            server.shutdown()
            thread.join()
