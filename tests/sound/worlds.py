"""Sound datasets of every shape: small worlds, of which one or many stand in a folder.

A world is what one story could be: sources that relay each other, people in groups, places
within places, and accounts that differ. All in it is invented. A folder is drawn as one
number, from which all else follows: that is cheap, and a world is small enough to be read.
"""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

Rows = list[dict[str, str]]
Some = TypeVar("Some")

NAMES = ["Ann", "Ann", "Олена", "ليلى", "林", "=1+1", "<b>Bo</b> [x](http://x.example) *y*"]
TEXTS = ["It happens", "Ann says that it was so", "Олена's way: there & back", "$x$ | `y` #1"]
DAYS = ["2031-03-01", "2031-03-02", "2031-03-03"]
DATES = [
    "",
    *DAYS,
    *DAYS,
    "2031-03",
    "2031",
    "2031-03-XX",
    "[2031-03-01..2031-03-02]",
    "[2031-03-02..2031-03-03]",
    "2031-03-01/2031-03-03",
    "2031-03-02/2031-03-02",
    "2031-03-02/..",
    "../2031-03-02",
    "[2031-03-02..]",
    "[..2031-03-02]",
    "2031-03-02~",
    "2031-03-03?",
    "2031-03%",
    "2031-02~/2031-04?",
    "2031-03-01T10:45",
    "2031-03-01T09:15Z",
    "[2031-03-01T22:00..2031-03-02T05:00]",
    "2031-03-02T08:00~/",
    "2031-03-02T24:00+14:00",
    "{2031-03-01,2031-03-03}",
    "2031-21",
    "0001-01-01",
    "[..0001]",
    "1066-10-14",
]
POINTS = [  # near each other, far off, across the line of dates, at the end of the Earth
    ("10", "-30"),
    ("10.05", "-30"),
    ("10.3", "-30.1"),
    ("48", "37.8"),
    ("-16.5", "179.99"),
    ("-16.5", "-179.99"),
    ("-90", "0"),
]
RADII = ["", "", "0", "3", "10", "60", "2500", "20000"]
PEOPLE_KINDS = ["person", "group", "office", "person", "vehicle", "soldier"]
PLACE_KINDS = ["city", "village", "region", "country", "checkpoint", "oblast"]
PUBLISHERS = ["Paper", "Post", "Radio", "Paper"]
OCCASIONS = ["", "", "press-conference-2031-03-02", "visit"]
KINDS = ["arrival", "capture", "landfall", "press-conference", "entry"]
OWN_WORDS = [  # column, word, and the kind of the program that it counts as
    ("people.kind", "vehicle", ""),
    ("people.kind", "soldier", "person"),
    ("people.status", "released", ""),
    ("people.status", "held", "prisoner-of-war"),
    ("places.kind", "checkpoint", ""),
    ("places.kind", "oblast", "region"),
    ("sources.kind", "court-file", "official"),
    ("events.kind", "entry", "arrival"),
]
MEANINGS = {(column, word): means for column, word, means in OWN_WORDS}
TOPICS = ["journey", "weather"]
WORDS = [
    {"column": column, "value": one, "label": one.title(), "means": MEANINGS.get((column, one), "")}
    for column, one in [
        *(("events.kind", one) for one in KINDS),
        *(("statements.topic", one) for one in TOPICS),
        *((column, one) for column, one, _ in OWN_WORDS if column != "events.kind"),
    ]
]
OWN_COLUMNS = {"when": "at dawn", "=own": "=1+1", "<b>mark</b>": "*seen* by Олена"}
ANY, SEVERAL = [0, 1, 1, 2, 3, 4], [2, 3, 4]
TAGS = ["night", "column", "=1+1", "<b>по дорозі</b>", "*a*"]
TRANSLATED = {"quote_original": "так було", "quote_language": "uk", "translated_by": "Ann"}
CROWD = 12
PUBLISHED = {"published": "2032", "accessed": "2032-01-01"}


class World(dict[str, Rows]):
    """The rows of each table."""

    def __repr__(self) -> str:
        """Say how large it is; what fails in it is noted in full."""
        return f"<world of {sum(map(len, self.values()))} rows>"


class Die(Random):
    """Makes choices that follow from one number."""

    def one(self, options: Sequence[Some]) -> Some:
        """Choose one."""
        return options[self.randrange(len(options))]

    def some(self, options: Sequence[Some], most: int = 3) -> list[Some]:
        """Choose up to so many, mostly one or two, each once, in their order."""
        number = min(self.one([1, 2, 0, 1, 3, 1, 2, 0]), most, len(options))
        return [options[place] for place in sorted(self.sample(range(len(options)), number))]

    def part(self, options: Sequence[Some]) -> list[Some]:
        """Choose a few, and of what many worlds have a third, so that much is left of each."""
        return self.some(options) if len(options) < 20 else self.sample(options, len(options) // 3)

    def rarely(self, of: int) -> bool:
        """Tell whether it is the one case of so many that is out of the ordinary."""
        return not self.randrange(of)


dice = st.integers(0, 2**32 - 1).map(Die)


def folders(number: int) -> st.SearchStrategy[list[World]]:
    """Draw so many worlds, which stand in one folder."""
    return st.integers(0, 2**32 - 1).map(
        lambda seed: [world(f"w{n}-", Die(f"{seed} {n}")) for n in range(number)]
    )


def world(prefix: str, die: Die) -> World:
    """Make a world, whose ids all begin with `prefix`."""
    contested, crowded = die.rarely(2), die.rarely(40)
    numbers = SEVERAL if contested else ANY
    sources = _sources(die, prefix, CROWD if crowded else die.one(numbers) or 1)
    people = _people(die, _ids(prefix, die.one(ANY)))
    places, candidates = _places(die, _ids(prefix, die.one(numbers)))
    told = [row["source_id"] for row in sources]
    persons = [row["person_id"] for row in people]
    at = [row["place_id"] for row in places]
    tell = (lambda: told) if contested or crowded else (lambda: die.some(told) or told[:1])
    known = _ids(prefix, die.one(numbers))
    events = [
        _event(die, one, source, persons, at) | _after(die, source, known[:n], known[n + 1 :])
        for n, one in enumerate(known)
        for source in tell()
    ]
    statements = [
        _statement(die, prefix, one, source, persons, at, known)
        for one in _ids(prefix, die.one(ANY))
        for source in tell()
    ]
    evidence = _evidence(die, prefix, at, [*events, *statements])
    return World(
        **{"sources": sources, "people": people, "places": places, "evidence": evidence},
        **{"place_candidates": candidates, "events": events, "statements": statements},
    )


def _ids(prefix: str, number: int) -> list[str]:
    """Give ids, which are the same in all tables: only a table makes an id that of a thing."""
    return [f"{prefix}{n}" for n in range(number)]


def _cell(die: Die, ids: Sequence[str]) -> str:
    """Write some ids into one cell; now and then one of them twice."""
    chosen = die.some(ids)
    return ";".join([*chosen, *chosen[:1]] if die.rarely(10) else chosen)


def together(several: Sequence[World]) -> World:
    """Put worlds into the tables of one folder."""
    accounts = ("events", "statements")
    tables = ("sources", "people", "places", "place_candidates", "evidence", *accounts)
    rows = {name: [row for one in several for row in one[name]] for name in tables}
    for name in tables:  # some rows have something to say in columns of the curator's own
        rows[name] = [row if n % 3 else row | OWN_COLUMNS for n, row in enumerate(rows[name])]
    return World(rows, vocabulary=WORDS)


def fewest(worlds: list[World], ask: Callable[[list[World]], None]) -> list[World]:
    """Halve worlds of which some fail to answer as long as one of the halves does."""
    middle = len(worlds) // 2
    for half in (worlds[:middle], worlds[middle:]) if middle else ():
        try:
            ask(half)
        except Exception:
            return fewest(half, ask)
    return worlds


def _evidence(die: Die, prefix: str, places: Sequence[str], accounts: Rows) -> Rows:
    """Make evidence, and let some accounts rest on it; most worlds have none."""
    rows: Rows = []
    for evidence_id in _ids(prefix, die.one([0, 0, 1, 3]) if accounts else 0):
        rows.append(
            {
                **{"evidence_id": evidence_id, "kind": die.one(["photo", "video", "document"])},
                **{"caption": die.one(["", *TEXTS]), "place_id": die.one(["", *places])},
                **{"captured": die.one(DATES), "geolocated_by": die.one(["", *NAMES])},
                **{"url": "https://seen.example/1", "archive_url": "https://kept.example/1"},
                **{"sensitive": die.one(["", "true"]), "sha256": die.one(["", "0a" * 32])},
            }
        )
        for account in (die.one(accounts), *die.some(accounts)):
            named = account.get("evidence_ids", "").split(";")
            account["evidence_ids"] = ";".join([*filter(None, named), evidence_id])
    return rows


def _sources(die: Die, prefix: str, number: int) -> Rows:
    """Make sources; each may relay those before it, outlets by name, and report an occasion.

    Outlets and occasions are those of one world: what joins sources of many is costly to follow.
    """
    rows: Rows = []
    for source in _ids(prefix, number):
        before = [row["source_id"] for row in rows]
        outlets = [["TASS"], [f"{prefix}paper"]]
        relayed = die.one([[], [], [], die.some(before), die.some(before), *outlets])
        rows.append(
            {
                **{"source_id": source, "title": die.one(TEXTS)},
                **{"publisher": prefix + die.one(PUBLISHERS), "occasion": _occasion(die, prefix)},
                **{"based_on": ";".join(relayed), **PUBLISHED},
            }
        )
    return rows


def _occasion(die: Die, prefix: str) -> str:
    """Name an occasion of a world, or none."""
    occasion = die.one(OCCASIONS)
    return occasion and prefix + occasion


def _people(die: Die, ids: Sequence[str]) -> Rows:
    """Make people; each may belong to groups before it, which may belong to others."""
    rows: Rows = []
    for person in ids:
        groups = [row["person_id"] for row in rows if row["kind"] == "group"]
        status = die.one(["", "", "", "prisoner-of-war", "held", "released"])
        rows.append(
            {
                **{"person_id": person, "kind": die.one(PEOPLE_KINDS)},
                **{"name": die.one(NAMES), "aliases": ";".join(die.some(NAMES))},
                **{"member_of": _cell(die, groups), "role": die.one(["", "witness"])},
                **{"status": status, "public_label": "Prisoner A"},
                **{"born": die.one(["", "1991"]), "nationality": die.one(["", "UA"])},
            }
        )
    return rows


def _places(die: Die, ids: Sequence[str]) -> tuple[Rows, Rows]:
    """Make places; each may lie within one before it, and be decided, an area, or neither."""
    rows: Rows = []
    candidates: Rows = []
    for place in ids:
        outer = ["", "", *(row["place_id"] for row in rows)]
        row = {
            **{"place_id": place, "name": die.one(NAMES), "aliases": ";".join(die.some(NAMES))},
            **{"kind": die.one(PLACE_KINDS), "within": die.one(outer)},
            **{"resolution": die.one(["exact", "area", "ambiguous", "chosen", "described", ""])},
        }
        latitude, longitude = die.one(POINTS)
        if row["resolution"] == "ambiguous":
            row["radius_km"] = die.one(RADII)
            for rank, point in enumerate(die.some(POINTS), 1):
                candidates.append(_candidate(place, rank, point))
        elif row["resolution"] == "chosen" or die.one([True, True, False]):
            row |= {"latitude": latitude, "longitude": longitude, "radius_km": die.one(RADII)}
            row["country"] = "UA" if latitude == "48" and die.one([True, False]) else ""
            if row["resolution"] == "chosen":
                chosen = _candidate(place, 1, (latitude, longitude)) | {"chosen": "true"}
                others = enumerate(die.some(POINTS), 2)
                candidates += [chosen, *(_candidate(place, rank, point) for rank, point in others)]
        rows.append(row)
    return rows, candidates


def _candidate(place: str, rank: int, point: tuple[str, str]) -> dict[str, str]:
    """Make a candidate of a place."""
    return {
        **{"place_id": place, "rank": str(rank), "latitude": point[0], "longitude": point[1]},
        "label": f"No. {rank}",
    }


def _event(
    die: Die, event: str, source: str, people: Sequence[str], places: Sequence[str]
) -> dict[str, str]:
    """Make what one source says of an event."""
    inferred = die.one([False, False, False, True])
    return {
        **{"event_id": event, "source_id": source, "kind": die.one(KINDS)},
        **{"date": die.one(DATES), "person_ids": _cell(die, people)},
        **_where(die, places),
        "title": die.one(TEXTS),
        **{"basis": "inferred" if inferred else "stated", "note": "Why." if inferred else ""},
        "locator": die.one(["¶1", "¶2"]),
        **_added(die),
    }


def _where(die: Die, places: Sequence[str]) -> dict[str, str]:
    """Say where an event was: nowhere, at a place, or now and then at several."""
    if len(places) > 1 and die.rarely(4):
        return {
            "place_ids": ";".join(die.sample(places, die.one([2, len(places)]))),
            "whereabouts": die.one(["along", "between", "one-of"]),
        }
    return {"place_id": die.one(["", *places, *places, *places])}


def _added(die: Die) -> dict[str, str]:
    """Grade and tag an account, now and then."""
    graded = {"confidence": die.one(["", "", "B2", "A1", "F6"])}
    return graded | {"tags": ";".join(die.some(TAGS)) if die.rarely(3) else ""}


def _after(die: Die, source: str, before: Sequence[str], behind: Sequence[str]) -> dict[str, str]:
    """Say what came before an event: every other source tells of all in the contrary order."""
    told = before if source[-1] in "02468" else behind
    return {"after": _cell(die, told) if die.rarely(3) else ""}


def _statement(
    die: Die,
    prefix: str,
    statement: str,
    source: str,
    people: Sequence[str],
    places: Sequence[str],
    events: Sequence[str],
) -> dict[str, str]:
    """Make what one source says that somebody said."""
    speakers = die.some(people)
    attributions = ["named", "all", "one-of"] if len(speakers) > 1 else ["named", "all"]
    quoted = die.one([False, True])
    return {
        **{"statement_id": statement, "source_id": source, "topic": die.one(TOPICS)},
        **{"speaker_ids": ";".join(speakers), "attribution": die.one(attributions)},
        **{"about_ids": _cell(die, people), "place_id": die.one(["", *places])},
        **{"event_id": die.one(["", *events]), "said_on": die.one(DATES)},
        **{"occasion": _occasion(die, prefix), "text": die.one(TEXTS)},
        **{
            "locator": die.one(["¶1", "¶2"]),
            "form": "quote" if quoted else "paraphrase",
            "quote": "so it was" if quoted else "",
        },
        **(TRANSLATED if quoted and die.rarely(3) else {}),
        **_added(die),
    }
