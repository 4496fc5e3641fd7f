"""What the program wrote is told from what a curator wrote, and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.geocoding.judging.answers import Found
from dashboard.geocoding.judging.decision import verdicts
from dashboard.geocoding.judging.question import Area, Question
from dashboard.geocoding.judging.verdicts import is_choice, is_verdict, recorded_country

NAME = st.sampled_from(["Upper", "St. Upper", "Нижнє", "O'Upper (old)", "in UA", "A;B. C"])
CODE = st.sampled_from(["UA", "RU"])
OBLAST = {"label": "Far Oblast, Ukraine", "geocoder": "photon"}


@given(NAME, NAME, NAME, CODE | st.just(""), CODE | st.just(""), st.booleans(), st.booleans())
def test_every_verdict_is_known_again(name, asked_as, area, found, stated, called, choose):
    place = {"name": area, "aliases": "", "latitude": "48", "longitude": "37", "radius_km": "9.5"}
    areas = (Area(place, OBLAST if called else None), Area({**place, "radius_km": ""}, None))
    question = Question("upper", ("x",), (asked_as,), False, stated, areas)
    answer = [
        Found(f"{name}, {end}", latitude, 37, "osm:node/1", found)
        for latitude, end in ((48, area), (48.05, "Far Oblast"), (50, "Ukraine"))
    ]

    for one, (chosen, reason) in zip(
        answer, verdicts(answer, question, choose=choose), strict=True
    ):
        assert is_verdict(reason)
        assert is_choice(reason) is chosen
        if found or stated:
            assert recorded_country(reason) == one.country
        for own in (f"{reason} I went there.", f"No. {reason}", reason[:-1], f"{reason}; or not."):
            assert not is_verdict(own)
            assert not is_choice(own)


@pytest.mark.parametrize(
    "reason",
    [
        "",
        "Fits: it is the only one.",
        "Does not fit: in UA, but on the wrong side of the river.",
        "Not decided. For it: the only one in the gazetteers at hand.",
        "May fit: in UA; its address names Don Oblast. The only one that I know.",
    ],
)
def test_what_a_curator_says_is_no_verdict(reason):
    assert not is_verdict(reason)
    assert recorded_country(reason) is None
