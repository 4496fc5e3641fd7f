"""What the reader asks of a corpus alone: in the session, and in the address.

Entries that the case does not have stand there as `corpus=people:somebody`; how near a record
other things are sought, as `near=10,3`: kilometres and days.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

CHOSEN, PARAMETER = "chosen in corpus", "corpus"
NEAR, NEAR_PARAMETER = "near in corpus", "near"
PARTS = ("people", "places", "sources", "kinds", "topics")
MOST_SIGNS, MOST_KM, MOST_DAYS = 200, 500, 3_660
USUAL = (10, 3)
Chosen = dict[str, tuple[str, ...]]


def chosen() -> Chosen:
    """Give the ids that are chosen of each part."""
    found: Chosen = st.session_state.get(CHOSEN, {})
    return found


def toggle(part: str, one: str) -> None:
    """Choose an entry besides the others, or let it go."""
    now = chosen().get(part, ())
    kept = tuple(other for other in now if other != one)
    put({**chosen(), part: kept if one in now else (*now, one)})


def put(now: Chosen) -> None:
    """Set what is chosen."""
    st.session_state[CHOSEN] = {part: ids for part, ids in now.items() if ids}


def near() -> tuple[int, int]:
    """Give within how many kilometres and days of a record other things are sought."""
    found: tuple[int, int] = st.session_state.get(NEAR, USUAL)
    return found


def put_near(km: int, days: int) -> None:
    """Set it."""
    st.session_state[NEAR] = km, days


def follow(query: Mapping[str, Sequence[str]]) -> list[str]:
    """Ask what an address says; give what of it nobody can follow, as `name=value`."""
    put({})
    put_near(*USUAL)
    unknown = []
    for value in query.get(PARAMETER, ()):
        part, _, one = value.partition(":")
        if part in PARTS and 0 < len(one) <= MOST_SIGNS:
            if one not in chosen().get(part, ()):
                toggle(part, one)
        else:
            unknown.append(f"{PARAMETER}={value}")
    for value in query.get(NEAR_PARAMETER, ()):
        numbers = [int(each) for each in value.split(",") if each.isascii() and each.isdecimal()]
        if len(numbers) == 2 and 1 <= numbers[0] <= MOST_KM and numbers[1] <= MOST_DAYS:
            put_near(*numbers)
        else:
            unknown.append(f"{NEAR_PARAMETER}={value}")
    return unknown


def write() -> dict[str, list[str]]:
    """Give the query parameters of all that is not as usual."""
    ids = [f"{part}:{one}" for part, several in chosen().items() for one in several]
    query = {PARAMETER: ids} if ids else {}
    return query | ({NEAR_PARAMETER: [",".join(map(str, near()))]} if near() != USUAL else {})
