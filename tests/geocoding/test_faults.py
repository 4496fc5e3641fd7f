"""What a run does when the service fails: go on or stop, and how it ends."""

import socket

import pytest

from tests.geocoding.datasets import village
from tests.geocoding.loopback import answer

FIRST, SECOND = "First", "Second"


@pytest.fixture
def folder(dataset, server):
    for number, name in enumerate((FIRST, SECOND), start=1):
        label = f"{name}, Don Oblast, Ukraine"
        server.answers[name] = [answer(label, 48.2, 37.25, f"node/{number}")]
    return dataset(village("first", FIRST), village("second", SECOND))


def test_a_refusal_ends_the_run(server, folder, geocode):
    before = folder.content()
    server.faults[FIRST] = [lambda handler: handler.send(403, b"Usage limit reached")]

    result = geocode(folder)

    assert result.exit_code == 3
    assert "Not answered: first. 127.0.0.1 refuses requests from here" in result.stderr
    assert "0 of 2 places answered; 1 not asked any more." in result.stderr
    assert server.asked == [FIRST]
    assert folder.content() == before


def test_a_fault_of_one_answer_leaves_the_others(server, folder, geocode):
    server.faults[FIRST] = [lambda handler: handler.send(200, b"<html>Log in</html>")]

    result = geocode(folder)

    assert result.exit_code == 3
    assert "Not answered: first. 127.0.0.1 answered with something that" in result.stderr
    assert "1 of 2 places answered." in result.stderr
    assert "Placed: second." in result.stdout
    assert folder.place("first")["geocoder"] == ""
    assert folder.candidates_of("first") == []

    again = geocode(folder)

    assert again.exit_code == 0
    assert "Placed: first." in again.stdout
    assert server.asked == [FIRST, SECOND, FIRST]


def test_a_slow_service_fails_the_place_only(server, folder, geocode):
    server.faults[FIRST] = [server.hold] * 3

    result = geocode(folder, "--timeout-seconds", "0.5")

    assert result.exit_code == 3
    assert "Not answered: first. 127.0.0.1 did not answer within 0.5 seconds." in result.stderr
    assert server.asked == [FIRST] * 3 + [SECOND]
    assert folder.place("second")["resolution"] == "exact"


def test_nobody_listens(folder, geocode):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}"

        result = geocode(folder, "--server", address)

    assert result.exit_code == 3
    assert "127.0.0.1 cannot be reached: check the address, and that you are online." in (
        result.stderr
    )
    assert "0 of 2 places answered; 1 not asked any more." in result.stderr


def test_a_service_that_fails_place_after_place_is_left_alone(server, dataset, geocode):
    folder = dataset(*(village(f"v{number}", f"V{number}") for number in range(5)))
    refuse = [lambda handler: handler.send(400, b"")]
    server.faults = {f"V{number}": [*refuse] for number in range(5)}

    result = geocode(folder)

    assert result.exit_code == 3
    assert "Not answered: v0, v1, v2. 127.0.0.1 does not accept the query" in result.stderr
    assert "0 of 5 places answered; 2 not asked any more." in result.stderr
    assert server.asked == ["V0", "V1", "V2"]
