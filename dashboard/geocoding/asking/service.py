"""A geocoding service, asked politely: one request at a time, spaced, and few retries."""

import re
import time
import warnings
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from geopy.adapters import RequestsAdapter
from geopy.exc import GeopyError
from geopy.geocoders import Nominatim, Photon

from dashboard.geocoding.asking.service_errors import ServiceError, explain
from dashboard.geocoding.judging.answers import Found
from dashboard.geocoding.judging.question import Question
from dashboard.geocoding.plain_text import plain

SERVERS = {
    "nominatim": "https://nominatim.openstreetmap.org",
    "photon": "https://photon.komoot.io",
}
PUBLIC = ("openstreetmap.org", "komoot.io")
PUBLIC_MIN_DELAY_SECONDS = 1.0
MOST_CANDIDATES = 40
TRIES = 3
BACK_OFF = 4
NO_ANSWER = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
OSM_TYPES = {"N": "node", "W": "way", "R": "relation"}
AGENT_HELP = """\
A geocoding service wants to know who asks. Name yourself and a way to reach you:
  --user-agent "testimony-dashboard (jane.doe@example.org)"
or once for all runs, in the environment:
  export GEOCODE_USER_AGENT="testimony-dashboard (jane.doe@example.org)\""""


class Service:
    """A geocoder on a server.

    Parameters
    ----------
    geocoder : str
        `nominatim` or `photon`.
    server : str
        Web address of the server; empty means the public one.
    user_agent : str
        Who asks.
    language : str
        BCP 47 tag of the language in which places are named.
    min_delay_seconds : float
        Least time between an answer and the next request.
    timeout_seconds : float
        How long an answer is waited for.
    say : callable
        Told in a sentence about longer waits.

    Raises
    ------
    ValueError
        If the user agent is missing, the address is none, or the delay is too short for
        a public server; the message says what to do.
    """

    def __init__(
        self,
        geocoder: str,
        *,
        server: str,
        user_agent: str,
        language: str,
        min_delay_seconds: float,
        timeout_seconds: float,
        say: Callable[[str], None],
    ) -> None:
        scheme, domain, host = _address(server or SERVERS[geocoder])
        _check_agent(user_agent)
        _check_delay(host, min_delay_seconds)
        self.server = host
        self._language = language
        self._delay = min_delay_seconds
        self._timeout = timeout_seconds
        self._say = say
        self._not_before = time.monotonic()
        self._geocoder = (Nominatim if geocoder == "nominatim" else Photon)(
            scheme=scheme,
            domain=domain,
            user_agent=user_agent,
            timeout=timeout_seconds,
            proxies={} if proxy_bypass(host) else None,
            adapter_factory=_adapter,
        )

    def __enter__(self) -> Self:
        self._geocoder.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._geocoder.__exit__(kind, error, trace)

    def ask(self, asked: Question, query: str) -> list[Found]:
        """Ask about a place.

        Parameters
        ----------
        asked : Question
            What kind of place is meant, and in which country.
        query : str
            What is asked.

        Returns
        -------
        list of Found
            In the service's order, each once; empty if it knows none.

        Raises
        ------
        ServiceError
            If it gave no answer, after as many tries as make sense.
        """
        for number in range(1, TRIES):
            try:
                return self._ask_once(asked, query)
            except ServiceError as failure:
                if not failure.retry:
                    raise
                wait = max(failure.wait_seconds, self._delay * BACK_OFF**number)
                if failure.wait_seconds:
                    self._say(f"{self.server} asks to wait: going on in {wait:.0f} seconds.")
                self._not_before = time.monotonic() + wait
        return self._ask_once(asked, query)

    def _ask_once(self, asked: Question, query: str) -> list[Found]:
        """Wait for the next turn, then ask; time counts from the last answer on.

        Counted from the last request, two requests could reach the server closer together
        than they were sent.
        """
        time.sleep(max(0.0, self._not_before - time.monotonic()))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # a latitude beyond the pole
                found = [_found(location.raw) for location in self._search(asked, query) or ()]
        except (GeopyError, *NO_ANSWER) as error:
            raise explain(error, self.server, self._timeout) from error
        finally:
            self._not_before = time.monotonic() + self._delay
        unique: dict[str, Found] = {}
        for one in found:
            unique.setdefault(one.reference or one.label, one)
        return list(unique.values())

    def _search(self, asked: Question, query: str) -> Any:
        """Put the question as this geocoder wants it; `None` means nothing found."""
        options: dict[str, Any] = {"exactly_one": False, "limit": MOST_CANDIDATES}
        if isinstance(self._geocoder, Photon):
            options["osm_tag"] = None if asked.is_area else "place"
        else:
            options["addressdetails"] = True
            options["country_codes"] = asked.country.lower() or None
            options["featuretype"] = None if asked.is_area else "settlement"
        return self._geocoder.geocode(query, language=self._language, **options)


def _found(raw: dict[str, Any]) -> Found:
    """Read one answer as the service gave it: geopy takes a missing coordinate for 0."""
    if "properties" in raw:
        about = raw["properties"]
        longitude, latitude = raw["geometry"]["coordinates"][:2]
        parts = (about.get(key) for key in ("name", "county", "state", "country"))
        label = ", ".join(part for part in parts if part)
        osm_type, country = OSM_TYPES.get(about.get("osm_type")), about.get("countrycode")
    else:
        about = raw
        latitude, longitude, label = raw["lat"], raw["lon"], raw["display_name"]
        osm_type, country = raw.get("osm_type"), raw.get("address", {}).get("country_code")
    known = osm_type in OSM_TYPES.values() and re.fullmatch(r"\d+", str(about.get("osm_id")))
    return Found(
        label=plain(label) or "(no name)",
        latitude=_within(latitude, 90),
        longitude=_within(longitude, 180),
        reference=f"osm:{osm_type}/{about['osm_id']}" if known else "",
        country=country.upper() if re.fullmatch(r"[A-Za-z]{2}", country or "") else "",
    )


def _within(number: Any, most: float) -> float:
    """Read a coordinate; what lies off the globe is no answer."""
    if not -most <= float(number) <= most:
        raise ValueError(f"{number} is no coordinate")
    return float(number)


def _adapter(*, proxies: Any, ssl_context: Any) -> RequestsAdapter:
    """Make the adapter neither repeat nor redirect a request by itself.

    By default it repeats one at once, and sleeps for as long as a server asks to wait.
    """
    adapter = RequestsAdapter(proxies=proxies, ssl_context=ssl_context, max_retries=0)
    adapter.session.max_redirects = 0
    return adapter


def _address(server: str) -> tuple[str, str, str]:
    """Take a server's address apart: scheme, what geopy calls the domain, host."""
    parts = urlsplit(server)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise ValueError(
            f"{plain(server)} is no address of a server. Write it like "
            "https://geocoder.example.org or http://localhost:8080/nominatim"
        )
    path = parts.path.rstrip("/").removesuffix("/search").removesuffix("/api")
    return parts.scheme, parts.netloc + path, parts.hostname.rstrip(".")


def _check_agent(user_agent: str) -> None:
    """Want to know who asks."""
    if not user_agent.strip():
        raise ValueError(AGENT_HELP)
    if not (user_agent.isascii() and user_agent.isprintable()) or "example." in user_agent:
        raise ValueError(f"{plain(user_agent)} does not say who asks.\n{AGENT_HELP}")


def _check_delay(host: str, min_delay_seconds: float) -> None:
    """Keep to what public servers allow."""
    public = any(f".{host}".endswith(f".{name}") for name in PUBLIC)
    if public and not min_delay_seconds >= PUBLIC_MIN_DELAY_SECONDS:
        raise ValueError(
            f"{host} allows one request a second: --min-delay-seconds must be at least "
            f"{PUBLIC_MIN_DELAY_SECONDS:g} there."
        )
