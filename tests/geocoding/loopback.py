"""A geocoder on loopback that speaks Nominatim's and Photon's language, faults included."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


@dataclass
class Request:
    """What reached the server, and when by its own clock."""

    at: float
    path: str
    params: dict[str, str]
    agent: str


@dataclass
class Server:
    """What the geocoder on loopback knows, does wrong, and was asked."""

    url: str = ""
    answers: dict[str, list] = field(default_factory=dict)
    faults: dict[str, list[Callable]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    held: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def asked(self) -> list[str]:
        """The queries, in the order in which they came."""
        return [request.params["q"] for request in self.requests]

    def hold(self, _handler: BaseHTTPRequestHandler) -> None:
        """As a fault: tell the test, and do not answer until the test is over."""
        self.held.set()
        self.released.wait()


def handler_of(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = urlsplit(self.path)
            params = {key: values[-1] for key, values in parse_qs(address.query).items()}
            agent = self.headers["User-Agent"]
            server.requests.append(Request(time.monotonic(), address.path, params, agent))
            faults = server.faults.get(params["q"])
            if faults:
                faults.pop(0)(self)
            elif address.path.endswith("/api"):
                self.answer({"features": server.answers.get(params["q"], [])})
            elif address.path.endswith("/search") and params["format"] == "json":
                self.answer(self.search(params))
            else:
                self.send(404, b"nothing here")

        def search(self, params: dict[str, str]) -> list:
            known = server.answers.get(params["q"], [])
            wanted = params.get("countrycodes", "").split(",")
            lie_in = [(one, one.get("address", {}).get("country_code", "")) for one in known]
            return [one for one, code in lie_in if wanted == [""] or code in ("", *wanted)]

        def answer(self, content: object) -> None:
            self.send(200, json.dumps(content).encode(), {"Content-Type": "application/json"})

        def send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Clients that are killed break off; nobody needs to read of it."""


@contextmanager
def serve() -> Iterator[Server]:
    server = Server()
    http = QuietServer(("127.0.0.1", 0), handler_of(server))
    server.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.released.set()
        http.shutdown()
        http.server_close()
        thread.join()


def answer(label: str, latitude: float, longitude: float, osm: str = "node/1", country="ua"):
    """Give one result as Nominatim words it."""
    osm_type, osm_id = osm.split("/")
    return {
        "place_id": 1,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0.",
        "osm_type": osm_type,
        "osm_id": int(osm_id),
        "lat": str(latitude),
        "lon": str(longitude),
        "class": "place",
        "type": "village",
        "name": label.split(",")[0],
        "display_name": label,
        "address": {"village": label.split(",")[0], "country_code": country},
        "boundingbox": ["48.0", "48.1", "37.0", "37.1"],
    }


def photon_answer(name: str, latitude: float, longitude: float, osm: str = "N/1", **about: str):
    """Give one result as Photon words it."""
    osm_type, osm_id = osm.split("/")
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            "osm_type": osm_type,
            "osm_id": int(osm_id),
            "osm_key": "place",
            "name": name,
            "country": "Ukraine",
            "countrycode": "UA",
            **about,
        },
    }
