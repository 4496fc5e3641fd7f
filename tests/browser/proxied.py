"""Processes of the app behind nginx, in the configuration that is shipped, on ports of its own."""

import http.client
import os
import shutil
import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.browser.reading import ROOT, free_port

NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
SHIPPED = ROOT / "deploy" / "nginx"
COOKIE = "testimony_process"
OWN_FOLDERS = "".join(
    f"{name}_temp_path {name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
)
MAIN = f"""
{"user root;" if os.name == "posix" and os.geteuid() == 0 else ""}
daemon off;
worker_processes 2;
pid nginx.pid;
events {{}}
http {{
    access_log off;
    {OWN_FOLDERS}
    include conf.d/testimony.conf;
}}
"""


class Answer(NamedTuple):
    """What came back for one request."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Proxied:
    """Debian's nginx before processes that listen on the given ports of this machine.

    `path` is where they serve the app, such as ``/testimony``.
    """

    def __init__(
        self, folder: Path, ports: Sequence[int], path: str = "", embedders: str = "'none'"
    ) -> None:
        shutil.copytree(SHIPPED, folder, dirs_exist_ok=True)
        self.port, self.path = free_port(), path
        self.url = f"http://127.0.0.1:{self.port}{path}"
        for shipped, port in zip(("8501", "8502"), ports, strict=True):
            put(folder / "testimony/processes.conf", f":{shipped}", f":{port}", times=3)
        site, embedding = folder / "testimony/site.conf", folder / "testimony/embedding.conf"
        put(site, "\nlisten 80;", f"\nlisten 127.0.0.1:{self.port};")
        put(site, "\nlisten [::]:80;", "")
        put(embedding, "\ndefault \"'none'\"", f'\ndefault "{embedders}"')
        (folder / "nginx.conf").write_text(MAIN)
        command = [str(NGINX), "-p", f"{folder}/", "-c", "nginx.conf", "-e", "error.log"]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        while not self._listens():
            assert self.process.poll() is None, (folder / "error.log").read_text()

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=20)

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


def ask(
    port: int, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
) -> Answer:
    """Ask a port of this machine for an address exactly as it is written; follow no redirect."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, path, headers=dict(headers or {}))
    answer = connection.getresponse()
    got = Answer(answer.status, answer.headers, b"" if answer.status == 101 else answer.read())
    connection.close()
    return got


def put(file: Path, old: str, new: str, times: int = 1) -> None:
    """Replace a text that stands so many times in a file."""
    text = file.read_text("utf-8")
    assert text.count(old) == times, f"{file.name}: {old}"
    file.write_text(text.replace(old, new), "utf-8")
