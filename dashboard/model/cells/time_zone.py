"""The kind of cell that names a time zone."""

from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from dashboard.model.cells.kinds import Form, doubt
from dashboard.model.dates.time_zones import spoken_of, zone


def _known(text: str, info: ValidationInfo) -> str:
    """Doubt a time zone that the database does not have."""
    if not zone(text):
        meant = spoken_of(text)
        hint = f"Write {meant}" if meant else "Use the region and the city, like Europe/Kyiv"
        doubt(info, "not-a-time-zone", "is not the name of a time zone", hint)
    return text


TimeZone = Annotated[str, AfterValidator(_known), Form("name of a time zone (IANA)")]
