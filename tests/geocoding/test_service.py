"""Every way in which a service can fail: how often it is asked, and one sentence."""

import socket

import pytest

from dashboard.geocoding.asking.service import Service
from dashboard.geocoding.asking.service_errors import ServiceError
from dashboard.geocoding.judging.answers import Found
from dashboard.geocoding.judging.question import Question
from tests.geocoding.loopback import answer, serve

PLACE = Question("upper", ("Upper",), ("Upper",), False, "UA", ())
UPPER = answer("Upper, Don Oblast, Ukraine", 48.2, 37.25, "node/7")
NOT_A_GEOCODER = "answered with something that is not a geocoder's JSON"


def status(code, headers=None):
    return lambda handler: handler.send(code, b"<html>no</html>", headers)


def says(content):
    return lambda handler: handler.answer(content)


def drop(handler):
    handler.connection.shutdown(socket.SHUT_RDWR)
    handler.close_connection = True


def half(handler):
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"[{")
    handler.close_connection = True


SAID = []


@pytest.fixture(scope="module")
def connection():
    """Give the service and its server; making a connection safe takes a while, so one for all."""
    with pytest.MonkeyPatch.context() as patch, serve() as server:
        patch.setenv("NO_PROXY", "127.0.0.1")
        with Service(
            "nominatim",
            server=server.url,
            user_agent="curation-test (curator@localhost)",
            language="en",
            min_delay_seconds=0.02,
            timeout_seconds=5,
            say=SAID.append,
        ) as service:
            yield service, server


@pytest.fixture
def service(connection):
    return connection[0]


@pytest.fixture
def server(connection):
    server = connection[1]
    for remembered in (server.answers, server.faults, server.requests, SAID):
        remembered.clear()
    return server


@pytest.mark.parametrize(
    ("fault", "requests", "stop", "sentence"),
    [
        pytest.param(status(401), 1, True, "refuses requests from here (HTTP 401)", id="401"),
        pytest.param(status(403), 1, True, "refuses requests from here (HTTP 403)", id="403"),
        pytest.param(status(404), 1, True, "has no geocoder at that address", id="404"),
        pytest.param(status(301, {"Location": "/"}), 1, True, "sends requests on", id="redirect"),
        pytest.param(status(429), 3, True, "asked too often (HTTP 429): try again", id="429"),
        pytest.param(
            status(429, {"Retry-After": "3601"}), 1, True, "again in 61 minutes", id="429, an hour"
        ),
        pytest.param(
            status(429, {"Retry-After": "soon"}), 3, True, "asked too often", id="429, unreadable"
        ),
        pytest.param(status(500), 3, False, "overloaded (HTTP 500)", id="500"),
        pytest.param(status(503), 3, False, "overloaded (HTTP 503)", id="503"),
        pytest.param(drop, 3, False, "broke off the connection", id="connection dropped"),
        pytest.param(half, 3, False, "could not be asked", id="half an answer"),
        pytest.param(status(400), 1, False, "not accept the query (HTTP 400)", id="400"),
        pytest.param(says({"error": "bad\nquery"}), 1, False, "query: bad query.", id="error"),
        pytest.param(status(200), 1, False, NOT_A_GEOCODER, id="HTML"),
        pytest.param(says([1]), 1, False, NOT_A_GEOCODER, id="a number"),
        pytest.param(says("text"), 1, False, NOT_A_GEOCODER, id="a text"),
        pytest.param(says([{"display_name": "Upper"}]), 1, False, NOT_A_GEOCODER, id="no point"),
        pytest.param(says([answer("Upper", 91, 0)]), 1, False, NOT_A_GEOCODER, id="past the pole"),
        pytest.param(says([answer("Upper", 0, 181)]), 1, False, NOT_A_GEOCODER, id="off the map"),
        pytest.param(says([answer("Upper", "NaN", 0)]), 1, False, NOT_A_GEOCODER, id="NaN"),
    ],
)
def test_a_fault_is_told_in_a_sentence(server, service, fault, requests, stop, sentence):
    server.faults["Upper"] = [fault] * requests

    with pytest.raises(ServiceError) as failure:
        service.ask(PLACE, "Upper")

    assert sentence in str(failure.value)
    assert str(failure.value).startswith("127.0.0.1 ")
    assert "\n" not in str(failure.value)
    assert failure.value.stop is stop
    assert server.asked == ["Upper"] * requests


def test_after_passing_faults_the_service_gets_more_and_more_time(server, service):
    server.answers["Upper"] = [UPPER]
    server.faults["Upper"] = [status(503), drop]

    found = service.ask(PLACE, "Upper")

    assert found == [Found("Upper, Don Oblast, Ukraine", 48.2, 37.25, "osm:node/7", "UA")]
    first, second, third = (request.at for request in server.requests)
    assert second - first >= 0.02 * 4
    assert third - second >= 0.02 * 16


def test_the_service_gets_the_time_it_asks_for(server, service):
    server.answers["Upper"] = [UPPER]
    server.faults["Upper"] = [status(429, {"Retry-After": "1"})]

    assert len(service.ask(PLACE, "Upper")) == 1

    first, second = (request.at for request in server.requests)
    assert second - first >= 1
    assert SAID == ["127.0.0.1 asks to wait: going on in 1 seconds."]


def test_an_answer_given_twice_counts_once(server, service):
    other = answer("Upper, Sea Oblast, Ukraine", 46, 31, "way/7")
    server.answers["Upper"] = [UPPER, other, UPPER]

    references = [found.reference for found in service.ask(PLACE, "Upper")]

    assert references == ["osm:node/7", "osm:way/7"]
