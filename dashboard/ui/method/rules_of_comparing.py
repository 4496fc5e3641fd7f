"""How accounts are compared and counted, told with what the program itself makes of examples."""

import pandas as pd
import streamlit as st

from dashboard.analysis.accounts.aspects import date_verdicts
from dashboard.model.dates.edtf import bounds, in_words
from dashboard.ui.text import plain

ABOUT = """
An *account* is what one source says of one event or claim. Accounts of the same event or claim are
held against each other in each aspect: date, place, people (whom it happened to, or who said it)
and, for claims, of whom and of what it is said.

- **agrees:** both say the same, or their spans of days overlap, or the circles in which their
  places may lie.
- **refines:** one is only more exact than the other: a day inside a span, a village inside a region
  or inside the circle of an area, a person where the other names the group or leaves open which of
  two it was, or some more people. That is never counted as a contradiction.
- **contradicts:** no common day; two places that lie apart, whichever of their candidates is
  meant, as far as their radius leaves it open, and of which neither contains the other; people of
  whom each account names somebody whom the other does not, not even by a group. Of two places of
  which one has no point, only what contains them is known.
- **silent:** one of the two does not say.

- **not both can be true:** two accounts of different events put one person at two places, and
  whoever is of that kind is nowhere near as fast. The way is the least that the places allow, the
  time the most that the dates do: a radius, candidates, marks and unknown time zones are read in
  its favour, and a stay is one moment of it. Of three and more events of which each fewer can be
  true, some order has to leave a way through all. `fastest_kmh` in `vocabulary.csv` says how fast a
  kind can be; else a person can be 900, a lorry 120 and a ship 60 km/h, and of other kinds nothing
  is concluded.

**Where somebody could have been** between two sightings is the other way round: the area from
which both can be reached, at the usual speed of the kind (`usual_kmh`; else 80 km/h for a person,
60 for a lorry, 30 for a ship, and never more than it can), with every doubt read so that the area
is as large as can be. It is worked out from the accounts that are shown first; no source claims it.

A date that is marked approximate or uncertain contradicts only beyond as many days again as it is
long. The worst of the aspects is the verdict on the whole. All of this is worked out from the
tables; nobody types a verdict in, and none tells who is right.
"""
INDEPENDENT = """
"9 sources, 1 independent" is the honest figure for a press conference. Two accounts have one origin
if they report from the same occasion (a press conference, for instance), if one relays the other
(repeats what it reported), or if both relay a third, directly or through others; such accounts
together count once. The occasion of a statement is its own where the table names one, otherwise
that of its source. An outlet that is named as relayed stands for
all that it published here, so that a doubt makes the number smaller and never larger. Whether a
report is *right* does not follow from how many there are.
"""
EXAMPLES = (
    ("2025-04-05", "2025-04-05"),
    ("2025-04-04", "[2025-04-01..2025-04-08]"),
    ("[2025-04-01..2025-04-05]", "[2025-04-03..2025-04-08]"),
    ("2024-12-24", "2024-12-20"),
    ("2025-04-05~", "2025-04-06"),
    ("2025-04-05", ""),
)
SHOWN = {"conflicts": "contradicts"}


def accounts() -> None:
    """Say what agrees, refines and contradicts, and when two accounts are independent."""
    st.markdown(ABOUT)
    one, other = (pd.Series(side, dtype="str") for side in zip(*EXAMPLES, strict=True))
    verdicts = date_verdicts(*(bounds(side.replace("", None)) for side in (one, other)))
    words = [in_words(side.replace("", None)).fillna("no date") for side in (one, other)]
    rows = [
        f"| {plain(first)} | {plain(second)} | {SHOWN.get(verdict, verdict)} |"
        for first, second, verdict in zip(*words, verdicts, strict=True)
    ]
    st.markdown("\n".join(["| one account | another | verdict |", "|---|---|---|", *rows]))
    st.markdown(INDEPENDENT)
