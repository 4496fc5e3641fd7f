"""Whether an answer may be the place that is meant."""

import pytest

from dashboard.geocoding.judging.answers import Found, judge
from dashboard.geocoding.judging.question import question
from dashboard.geocoding.judging.verdicts import Fit

ROWS = [
    "ukraine,Ukraine,,country,,UA,,,",
    "don,Don region,Don Oblast;Донська,region,ukraine,,48.1,37.7,120",
    "hills,Hill raion,,region,don,,,,",
    "upper,Upper,Verkhnie,village,don,,,,",
    "inner,Upper,,village,hills,,,,",
    "loose,Upper,,village,,,,,",
]
COLUMNS = "place_id name aliases kind within country latitude longitude radius_km"
PLACES = {
    row.split(",")[0]: dict(zip(COLUMNS.split(), row.split(","), strict=True))
    | {"geocode_query": "Oberer"}
    for row in ROWS
}


@pytest.mark.parametrize(
    ("place_id", "label", "point", "country", "fit"),
    [
        ("upper", "Upper, Don Oblast, Ukraine", (48, 37), "UA", Fit.FITS),
        ("upper", "Verkhnie, DON  oblast, Ukraine", (48, 37), "UA", Fit.FITS),
        ("upper", "Oberer, Донська, Ukraine", (48, 37), "UA", Fit.FITS),
        ("upper", "Uppsala, Don Oblast, Ukraine", (48, 37), "UA", Fit.MAY_FIT),
        ("upper", "Upper, Donbas Oblast, Ukraine", (48, 37), "UA", Fit.MAY_FIT),
        ("upper", "Upper, Don Oblast, Ukraine", (48, 37), "", Fit.MAY_FIT),
        ("upper", "Upper, Don Oblast, Russia", (48, 37), "RU", Fit.DOES_NOT_FIT),
        ("upper", "Upper, Sea Oblast, Ukraine", (46, 31), "UA", Fit.DOES_NOT_FIT),
        ("upper", "Don Oblast, Ukraine", (46, 31), "UA", Fit.DOES_NOT_FIT),
        ("inner", "Upper, Hill Raion, Don Oblast, Ukraine", (48, 37), "UA", Fit.FITS),
        ("inner", "Upper, Don Oblast, Ukraine", (48, 37), "UA", Fit.DOES_NOT_FIT),
        ("inner", "Upper, Hill Raion, Sea Oblast, Ukraine", (46, 31), "UA", Fit.DOES_NOT_FIT),
        ("loose", "Upper, Ukraine", (48, 37), "UA", Fit.MAY_FIT),
    ],
)
def test_name_country_and_region_are_compared(place_id, label, point, country, fit):
    asked = question(PLACES[place_id], PLACES, {})

    assert judge(Found(label, *point, "", country), asked)[0] is fit
