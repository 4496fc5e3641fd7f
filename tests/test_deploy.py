"""What a host is given: one process that minds itself, and files that agree with each other."""

import hashlib
import os
import re
import signal
import socket
import subprocess
import sys
import tomllib
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit
import yaml

from tests.browser.reading import free_port

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
SERVE = DEPLOY / "serve.py"
ADDRESS = re.compile(r"\d+\\?\.\d+\\?\.\d+\\?\.\d+:\d+")


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    """Give the settings of a process on a port of its own, as systemd would start it."""
    return os.environ | {
        "STREAMLIT_SERVER_PORT": str(free_port()),
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_BASE_URL_PATH": "testimony",
        "STREAMLIT_SERVER_COOKIE_SECRET": "the same for all",
        "NOTIFY_SOCKET": str(tmp_path / "notify"),
    }


@pytest.fixture
def process(environment) -> Iterator[subprocess.Popen]:
    """Start a process, and wait until it has said that it is ready."""
    if sys.platform != "linux":
        pytest.skip("a server that others read from runs Linux")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(environment["NOTIFY_SOCKET"])
        told.settimeout(60)
        command = [sys.executable, str(SERVE), "--seconds", "3", "--misses", "2"]
        running = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
        try:
            assert told.recv(100) == b"READY=1"
            yield running
        finally:
            running.terminate()
            running.wait()


def app_of(process: subprocess.Popen) -> int:
    """Give the id of the app that it minds."""
    return int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text())


def health(environment: dict[str, str]) -> int:
    """Ask as the container's health check does."""
    asked = [sys.executable, str(SERVE), "--health", "--seconds", "3"]
    return subprocess.run(asked, env=environment, check=False).returncode


def test_a_process_that_no_longer_answers_is_ended_for_whoever_starts_it_anew(process, environment):
    app = app_of(process)
    assert health(environment) == 0
    os.kill(app, signal.SIGSTOP)
    assert health(environment) == 1
    assert process.wait() == 1
    with pytest.raises(ProcessLookupError):
        os.kill(app, 0)


def test_a_process_that_is_told_to_stop_stops_in_order(process, environment):
    app = app_of(process)
    process.terminate()
    assert process.wait() == 0
    assert health(environment) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(app, 0)


def test_nobody_serves_with_the_empty_secret_of_the_example(environment):
    shipped = dict(
        line.split("=", 1)
        for line in (DEPLOY / "environment.example").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    refused = subprocess.run(
        [sys.executable, str(SERVE)],
        env=environment | shipped,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 2
    assert "STREAMLIT_SERVER_COOKIE_SECRET is empty" in refused.stderr


def test_the_policy_knows_the_script_in_streamlits_page():
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (DEPLOY / "nginx/conf.d/testimony.conf").read_text("utf-8")
    assert f"'sha256-{digest}'" in policy


def listed(processes: str) -> list[str]:
    """Give the addresses in a file for nginx, in its order."""
    return [one.replace("\\", "") for one in ADDRESS.findall(processes)]


def test_containers_and_a_server_differ_only_in_the_addresses_of_the_processes():
    server = (DEPLOY / "nginx/testimony/processes.conf").read_text("utf-8")
    containers = (DEPLOY / "compose/processes.conf").read_text("utf-8")
    assert ADDRESS.sub("", containers) == ADDRESS.sub("", server)

    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    addresses = {
        name: f"{service['networks']['inside']['ipv4_address']}:8501"
        for name, service in services.items()
        if name.startswith("process-")
    }
    assert listed(containers) == list(addresses.values()) * 3
    assert listed(server) == ["127.0.0.1:8501", "127.0.0.1:8502"] * 3
    assert list(addresses) == ["process-1", "process-2"]


def test_whatever_is_mounted_or_started_is_there():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    mounted = [volume.split(":")[0] for volume in services["proxy"]["volumes"]]
    assert all((DEPLOY / path).exists() for path in mounted)
    dockerfile = (ROOT / "Dockerfile").read_text("utf-8")
    unit = (DEPLOY / "systemd/testimony@.service").read_text("utf-8")
    for text in (dockerfile, unit):
        assert SERVE.relative_to(ROOT).as_posix() in text
    copied = re.findall(r"^COPY (.+) \S+$", dockerfile, re.MULTILINE)
    assert all((ROOT / path).exists() for paths in copied for path in paths.split())


def test_no_session_searches_for_code_that_has_changed():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    assert config["server"]["fileWatcherType"] == "none"  # 0.2 s on the loop for each reader
