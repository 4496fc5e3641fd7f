"""A dataset of many places: two towns, and a flat of ten, in which everything is invented."""

from tests.elsewhere import Rows, event, place

NORTH, SOUTH, FLAT = 240, 160, 10


def _grid(name: str, number: int, latitude: float, longitude: float) -> Rows:
    """Places twenty to a row, a kilometre or so from each other."""
    return [
        place(
            f"{name.lower()}-{n}",
            f"{name} {n}",
            f"{latitude + 0.01 * (n // 20):.3f} {longitude + 0.015 * (n % 20):.3f}",
        )
        for n in range(number)
    ]


PLACES = [
    *_grid("North", NORTH, 50.0, 36.2),
    *_grid("South", SOUTH, 46.6, 31.0),
    *(place(f"flat-{n}", f"Flat {n}", "48.5 24.0") for n in range(FLAT)),
]
CROWD: dict[str, Rows] = {
    "people": [],
    "places": PLACES,
    "events": [
        event(f"event-{n}", "", one["place_id"], f"2032-03-{1 + n % 28:02}")
        | {"title": f"Something at {one['name']}"}
        for n, one in enumerate([*PLACES, PLACES[0]])
    ],
}
EVENTS = NORTH + SOUTH + FLAT + 1
