"""A hub on this machine: as much of the Hugging Face Hub as is asked for data sets and models."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlparse

import pytest

COMMIT = "a" * 40
# Of a model; all are that commit.
REVISIONS = ("main", "v1/hindi", COMMIT)
# Data sets of this owner are open only to those who accept their terms; of its models that holds for the files.
GATED = "gated"
TOKEN = "hf_accepted"


class Asked(NamedTuple):
    """A request for a model: "HEAD" or "GET", a path, and two headers, which may be empty."""

    method: str
    path: str
    range: str
    token: str


@contextmanager
def hub(root: Path, *, log: list[Asked] | None = None, cut: dict[str, int] | None = None) -> Iterator[str]:
    """The address of a hub that serves the folders root/OWNER/NAME, each as a data set and as a model.

    log: gets what is asked of models. cut: name of a file -> bytes after which the connection ends; once, and the entry
    is taken out.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = urlparse(self.path)
            parts = [unquote(part) for part in address.path.strip("/").split("/")]
            is_api = parts[0] == "api"
            parts = parts[is_api:]
            is_model = parts[0] != "datasets"
            owner, name, *rest = parts[parts[0] in ("datasets", "models", "cdn") :]
            folder = root / owner / name
            if is_model and log is not None:
                headers = (self.headers.get(key, "") for key in ("Range", "Authorization"))
                log.append(Asked(self.command, address.path, *headers))
            if parts[0] == "cdn":
                self._file(folder.joinpath(*rest))
            elif refused := self._refused(is_api, is_model, folder, rest):
                self._send(refused[0], error=refused[1])
            elif not is_api:
                path = folder.joinpath(*rest[2:])
                if is_model and _is_large(path):
                    self._elsewhere(path)
                else:
                    self._file(path)
            elif rest[:1] == ["tree"]:
                self._tree(folder, folder.joinpath(*rest[2:]), "recursive=true" in address.query.lower())
            elif rest[:1] == ["paths-info"]:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                paths = json.loads(body)["paths"] if body.startswith("{") else parse_qs(body)["paths"]
                self._send(200, [_entry(folder, folder / path) for path in paths if (folder / path).exists()])
            else:
                files = [_sibling(folder, path) for path in folder.rglob("*") if path.is_file()]
                self._send(200, {"id": f"{owner}/{name}", "sha": COMMIT, "siblings": files})

        do_HEAD = do_POST = do_GET

        def _refused(self, is_api: bool, is_model: bool, folder: Path, rest: list[str]) -> tuple[int, str] | None:
            """Status and code of an error, in the order in which the real hub looks."""
            token = self.headers.get("Authorization", "").removeprefix("Bearer ")
            gated = folder.parent.name == GATED
            if gated and not is_model:
                return 401, "GatedRepo"
            if not folder.is_dir():
                return (404 if token or not is_model else 401), "RepoNotFound"
            if is_model and rest[1:] and rest[1] not in REVISIONS:
                return 404, "RevisionNotFound"
            if gated and not is_api and token != TOKEN:
                return (403 if token else 401), "GatedRepo"
            return None

        def _tree(self, folder: Path, path: Path, recursive: bool) -> None:
            if path.is_dir():
                self._send(200, [_entry(folder, found) for found in (path.rglob("*") if recursive else path.iterdir())])
            else:
                self._send(404, error="EntryNotFound")

        def _elsewhere(self, path: Path) -> None:
            """Large files of models are on another host, which is to see no token."""
            port = self.headers["Host"].partition(":")[2]
            place = f"http://localhost:{port}/cdn/{quote(str(path.relative_to(root)))}"
            about = {"X-Linked-Etag": f'"{_digest(path)}"', "X-Linked-Size": str(path.stat().st_size)}
            self._send(302, headers={"X-Repo-Commit": COMMIT, "Location": place, **about})

        def _file(self, path: Path) -> None:
            headers = {"X-Repo-Commit": COMMIT}
            if not path.is_file():
                self._send(404, error="EntryNotFound", headers=headers)
                return
            data = path.read_bytes()
            end = (cut or {}).pop(path.name, None) if self.command == "GET" else None
            headers |= {"ETag": f'"{_digest(path)}"', "Accept-Ranges": "bytes"}
            if wanted := self.headers["Range"]:
                first, last = wanted.removeprefix("bytes=").split("-")
                stop = min(int(last or len(data)), len(data) - 1)
                headers["Content-Range"] = f"bytes {first}-{stop}/{len(data)}"
                self._send(206, data[int(first) : stop + 1], headers=headers, end=end)
            else:
                self._send(200, data, headers=headers, end=end)

        def _send(self, status: int, content: Any = b"", error: str = "", **more: Any) -> None:
            """more: headers, and `end`, the length at which the answer is cut."""
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            coded = {"X-Error-Code": error} if error else {}
            self.send_response(status)
            for key, value in {**more.get("headers", {}), **coded, "Content-Length": str(len(body))}.items():
                self.send_header(key, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body[: more.get("end")])
            self.close_connection |= more.get("end") is not None

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


def environment(address: str, home: Path) -> dict[str, str]:
    """For a process of its own that asks this hub: all that it keeps is under `home`, the converted models too."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("HF_", "HUGGING"))}
    local = {"HF_ENDPOINT": address, "HF_HOME": str(home / "hub"), "KHABAR_CACHE": str(home / "khabar")}
    return kept | local | {"HF_HUB_DISABLE_TELEMETRY": "1", "NO_PROXY": "127.0.0.1,localhost"}


def visit(monkeypatch: pytest.MonkeyPatch, address: str, home: Path) -> None:
    """The same for this process, which has read most of it when it imported the hub's client."""
    from huggingface_hub import close_session, constants

    close_session()  # one that knows of no proxy to leave out
    monkeypatch.delenv("HF_TOKEN", raising=False)
    monkeypatch.delenv("HUGGING_FACE_HUB_TOKEN", raising=False)
    for key, value in environment(address, home).items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(home / "hub" / "hub"))
    monkeypatch.setattr(constants, "HF_TOKEN_PATH", str(home / "hub" / "token"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_TELEMETRY", True)


def _entry(folder: Path, path: Path) -> dict[str, Any]:
    """What the list of a folder says of a file or folder."""
    about: dict[str, Any] = {"path": str(path.relative_to(folder)), "size": 0, "oid": COMMIT, "type": "directory"}
    if not path.is_file():
        return about
    size = path.stat().st_size
    large = {"lfs": {"oid": _digest(path), "size": size, "pointerSize": 130}} if _is_large(path) else {}
    return about | {"type": "file", "size": size, "oid": _sha1(path)} | large


def _sibling(folder: Path, path: Path) -> dict[str, Any]:
    """What the description of a repository says of a file."""
    size = path.stat().st_size
    large = {"lfs": {"sha256": _digest(path), "size": size, "pointerSize": 130}} if _is_large(path) else {}
    return {"rfilename": str(path.relative_to(folder)), "size": size, "blobId": _sha1(path)} | large


def _is_large(path: Path) -> bool:
    """Whether the hub keeps it apart, under the hash of its content."""
    return path.suffix in (".safetensors", ".bin") and path.is_file()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if _is_large(path) else _sha1(path)


def _sha1(path: Path) -> str:
    return hashlib.sha1(path.read_bytes()).hexdigest()
