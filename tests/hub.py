"""A hub of data sets on this machine: as much of the Hugging Face Hub as the `datasets` library asks for."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlparse

COMMIT = "a" * 40
# Data sets of this owner are open only to those who accept their terms.
GATED = "gated"


@contextmanager
def hub(root: Path) -> Iterator[str]:
    """The address of a hub that serves the folders root/OWNER/NAME."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = urlparse(self.path)
            parts = [unquote(part) for part in address.path.strip("/").split("/")]
            is_api = parts[0] == "api"
            owner, name, *rest = parts[1 + is_api :]
            folder = root / owner / name
            if owner == GATED:
                self._send(401, error="GatedRepo")
            elif not folder.is_dir():
                self._send(404, error="RepoNotFound")
            elif not is_api:
                self._file(folder.joinpath(*rest[2:]))
            elif rest[:1] == ["tree"]:
                self._tree(folder, folder.joinpath(*rest[2:]), "recursive=true" in address.query.lower())
            elif rest[:1] == ["paths-info"]:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                paths = json.loads(body)["paths"] if body.startswith("{") else parse_qs(body)["paths"]
                self._send(200, [_entry(folder, folder / path) for path in paths if (folder / path).exists()])
            else:
                files = [{"rfilename": str(path.relative_to(folder))} for path in folder.rglob("*") if path.is_file()]
                self._send(200, {"id": f"{owner}/{name}", "sha": COMMIT, "siblings": files})

        do_HEAD = do_POST = do_GET

        def _tree(self, folder: Path, path: Path, recursive: bool) -> None:
            if path.is_dir():
                self._send(200, [_entry(folder, found) for found in (path.rglob("*") if recursive else path.iterdir())])
            else:
                self._send(404, error="EntryNotFound")

        def _file(self, path: Path) -> None:
            headers = {"X-Repo-Commit": COMMIT}
            if not path.is_file():
                self._send(404, error="EntryNotFound", headers=headers)
                return
            data = path.read_bytes()
            headers |= {"ETag": f'"{_digest(path)}"', "Accept-Ranges": "bytes"}
            if wanted := self.headers["Range"]:
                first, last = wanted.removeprefix("bytes=").split("-")
                end = min(int(last or len(data)), len(data) - 1)
                headers["Content-Range"] = f"bytes {first}-{end}/{len(data)}"
                self._send(206, data[int(first) : end + 1], headers=headers)
            else:
                self._send(200, data, headers=headers)

        def _send(
            self, status: int, content: Any = b"", *, error: str = "", headers: dict[str, str] | None = None
        ) -> None:
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            self.send_response(status)
            for key, value in (headers or {}).items():
                self.send_header(key, value)
            if error:
                self.send_header("X-Error-Code", error)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _entry(folder: Path, path: Path) -> dict[str, Any]:
    about = {"path": str(path.relative_to(folder)), "size": 0, "oid": COMMIT, "type": "directory"}
    return about | {"type": "file", "size": path.stat().st_size, "oid": _digest(path)} if path.is_file() else about


def _digest(path: Path) -> str:
    return hashlib.sha1(path.read_bytes()).hexdigest()
