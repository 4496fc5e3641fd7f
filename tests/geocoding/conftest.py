"""The service, a dataset, and the command as a curator gives it."""

from functools import partial

import pytest
from click.testing import CliRunner, Result

from dashboard.__main__ import main
from tests.geocoding.datasets import Folder, write
from tests.geocoding.loopback import serve


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("GEOCODE_USER_AGENT", "curation-test (curator@localhost)")
    with serve() as server:
        yield server


@pytest.fixture
def dataset(tmp_path):
    return partial(write, tmp_path)


@pytest.fixture
def geocode(server):
    def run(folder: Folder, *options: str, delay: float = 0.01) -> Result:
        arguments = ["geocode", str(folder.path), "--server", server.url]
        arguments += ["--min-delay-seconds", str(delay), *options]
        return CliRunner().invoke(main, arguments, catch_exceptions=False)

    return run
