"""What went wrong with a geocoding service, in one sentence, and whether to go on."""

from geopy.exc import (
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from requests import TooManyRedirects

from dashboard.geocoding.plain_text import plain

LONGEST_WAIT_SECONDS = 60
REFUSALS = (401, 402, 403, 407)
OVERLOADS = (408, 500, 502, 503, 504)


class ServiceError(Exception):
    """A request that brought no answer.

    Parameters
    ----------
    sentence : str
        What happened, for the curator.
    retry : bool
        Whether the same request may succeed a little later.
    stop : bool
        Whether no request of this run can succeed any more.
    wait_seconds : float
        How long the service asks to wait.
    """

    def __init__(
        self,
        sentence: str,
        *,
        retry: bool = False,
        stop: bool = False,
        wait_seconds: float = 0.0,
    ) -> None:
        self.retry = retry
        self.stop = stop
        self.wait_seconds = wait_seconds
        super().__init__(sentence)


def explain(error: Exception, server: str, timeout_seconds: float) -> ServiceError:
    """Turn what geopy raises into a sentence and a course of action.

    Parameters
    ----------
    error : Exception
        What a geocoder of geopy has raised.
    server : str
        Name of the server, as the curator knows it.
    timeout_seconds : float
        How long an answer was waited for.
    """
    status = getattr(error.__cause__, "status_code", None)
    if status is not None:
        return _explain_status(error, server, status)
    message = str(error)
    if isinstance(error, GeocoderTimedOut) or "Read timed out" in message:
        sentence = f"{server} did not answer within {timeout_seconds:g} seconds."
        return ServiceError(sentence, retry=True)
    if isinstance(error, GeocoderUnavailable):
        if "Connection aborted" in message:
            return ServiceError(f"{server} broke off the connection.", retry=True)
        if "SSL" in message:
            sentence = f"{server} offers no safe connection: check its address and certificate."
            return ServiceError(sentence, stop=True)
        sentence = f"{server} cannot be reached: check the address, and that you are online."
        return ServiceError(sentence, stop=True)
    if isinstance(error.__context__, TooManyRedirects):
        sentence = f"{server} sends requests on to another address: give that one with --server."
        return ServiceError(sentence, stop=True)
    if isinstance(error, GeocoderQueryError):
        return ServiceError(f"{server} does not accept the query: {_reason(error)}.")
    if isinstance(error, GeocoderParseError) or not isinstance(error, GeocoderServiceError):
        sentence = (
            f"{server} answered with something that is not a geocoder's JSON: check that "
            "--geocoder and --server belong together, and that no login page stands in between."
        )
        return ServiceError(sentence)
    return ServiceError(f"{server} could not be asked: {_reason(error)}.", retry=True)


def _explain_status(error: Exception, server: str, status: int) -> ServiceError:
    """Explain an HTTP status."""
    if status == 429:
        return _explain_too_much(server, getattr(error, "retry_after", None))
    if status in REFUSALS:
        sentence = (
            f"{server} refuses requests from here (HTTP {status}): check that --user-agent "
            "names you and a way to reach you, and read the service's usage policy."
        )
        return ServiceError(sentence, stop=True)
    if status == 404:
        sentence = f"{server} has no geocoder at that address (HTTP 404): check --server."
        return ServiceError(sentence, stop=True)
    if status in OVERLOADS:
        sentence = f"{server} is out of order or overloaded (HTTP {status})."
        return ServiceError(sentence, retry=True)
    return ServiceError(f"{server} does not accept the query (HTTP {status}).")


def _explain_too_much(server: str, wait_seconds: float | None) -> ServiceError:
    """Explain that the service wants fewer requests."""
    sentence = f"{server} says that it was asked too often (HTTP 429)"
    if wait_seconds is None or wait_seconds <= LONGEST_WAIT_SECONDS:
        return ServiceError(
            f"{sentence}: try again later, with a longer --min-delay-seconds.",
            retry=True,
            stop=True,
            wait_seconds=wait_seconds or 0.0,
        )
    minutes = -(-wait_seconds // 60)
    return ServiceError(f"{sentence}: try again in {minutes:.0f} minutes.", stop=True)


def _reason(error: Exception) -> str:
    """Give what an error says, as the end of a sentence."""
    return plain(str(error)).rstrip(".") or type(error).__name__
