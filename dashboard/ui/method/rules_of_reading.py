"""How dates and places are read, told with what the program itself makes of them."""

import pandas as pd
import streamlit as st

from dashboard.analysis.phrases import count
from dashboard.analysis.places import RESOLUTIONS
from dashboard.model.dates.edtf import in_words
from dashboard.ui.text import plain
from dashboard.ui.view import View

DATES = {  # what a curator writes: what it means
    "2025-02-05": "it happened on that day",
    "2025-02": "on some day of that month, or all through it",
    "2025": "on some day of that year, or all through it",
    "2025-04-XX": "on one day of that month; which one is not known",
    "[2025-04-01..2025-04-08]": "once, on some day in that range",
    "[..2025-04-08]": "once; that day is the last that is possible",
    "[2025-02-25..]": "once; that day is the first that is possible",
    "2025-02-01/2025-03-31": "it lasted from the one day to the other",
    "[2025-04-01,2025-04-08]": "once, on one of these days",
    "{2025-04-01,2025-04-08}": "on each of these days",
    "2025-02-25/..": "it lasted; that side is open",
    "../2025-04-08": "it lasted; that side is open",
    "2025-02-25/": "it lasted and had an end; nobody knows when",
    "/2025-04-08": "it lasted and had a beginning; nobody knows when",
    "2025-04-05T10:45": "at that minute, by the clocks of the place",
    "2025-04-05T10:45Z": "at that minute of UTC",
    "2025-21": "in that season, of the north or of the south",
    "192X": "in some year of that decade",
    "2025-04-05~": "the day is approximate",
    "2025-04-05?": "the source or the curator is not sure",
    "2025-04-05%": "both approximate and not sure",
}
ABOUT_DATES = """
Dates are written in EDTF, the Extended Date/Time Format of ISO 8601-2:2019, and are
never more exact than the source. From each date follow a first and a last day that it leaves
possible; everything else is counted from these two.

- **In [square brackets]:** what of the date the source does not print, mostly its year, and the
  curator supplied; the note says from what. So 5 April [2025] is 5 April in the source.
- **What could lie in a range:** with *From* and *To* you see each row whose date *could* lie
  between them: its first possible day is not after *To*, its last not before *From*. What is open
  on a side reaches for ever on that side. So a row may be shown that in truth lies outside. The
  switch *Only dates that certainly lie between* leaves only rows whose every possible day lies
  inside. A month or a year in *From* stands for its first day, in *To* for its last.
- **No date:** such a row is never shown while days are chosen; the page says how many these are.
- **A soft bar** in a timeline is a span of days on one of which it happened: nobody knows on which.
  It did not last that long. A solid bar is something that lasted. A mark is a day. An arrow points
  where a side is open; a bar without one on that side had an end, and nobody knows when.
- **More than 300 marks** are counted instead, in bars of days, weeks, months or longer, by kind,
  and by person, or by place where hardly anybody is named. An event that may have been in
  several bars counts in each with the share of its time, as if each day were as likely, which no
  source says (aoristic analysis, after J. H. Ratcliffe, 2000): soft, and a row still adds up to
  the number of its events. What lasted for several counts likewise, but solid. What has no first
  or no last day is in no bar, and is told beside it.
- **Times** are by the clocks of the place, and named so; *All times in UTC* says them in UTC
  instead, and so does each record. Nothing else changes with it: times are compared, put in order
  and counted as instants. Where nobody says which clocks are meant, a time may be of any zone of
  the country, or of the earth. A day alone is a day at its place.
- **A season** may be that of the north or of the south: spring and autumn reach from March to
  November, summer and winter from June to February.
- The marks `~`, `?` and `%` are said in words; they do not make a span wider, as nobody can say
  by how much. But no order is certain that the mark could turn round.
- **Order:** one thing came before another for certain if every pair of days that their dates allow
  says so, or a source does (`after` in `events.csv`). Equal days give no order: what happened on
  one day stands together, joined by a line on the timeline, and a leg of a journey leads to and
  from all of its places, dashed, as it is not known which of them was the first or the last.
"""
ABOUT_PLACES = """
- **Point:** latitude and longitude in decimal degrees, WGS 84. A point is not a claim that it
  happened at that spot: it stands for the place that the source names.
- **Radius:** how far from that point the truth may lie, in kilometres: the extent of a region, or
  doubt about a village. The map draws it as a circle, distances are widened by it, and places
  whose circles overlap do not contradict each other.
- **Candidates:** other places of the same name that were considered. Where nobody has decided
  between them, the map shows all of them, hollow, and the place has no point of its own.
- **Areas and countries:** a region's point is only its middle. A country has no point, as one in
  its middle would look like a town; the map tints it instead.
- **Within:** a filter on a place also finds what lies within it. Countries go by internationally
  recognised borders (United Nations General Assembly resolution 68/262).
- **No place:** such a row is not on the map and is counted beside it.
"""
CREDITS = {
    "geonames": "[GeoNames](https://www.geonames.org/), CC BY 4.0",
    "nominatim": "[© OpenStreetMap contributors](https://www.openstreetmap.org/copyright), ODbL",
    "photon": "[© OpenStreetMap contributors](https://www.openstreetmap.org/copyright), ODbL",
    "curator": "the curator",
}


def dates() -> None:
    """Say what each form of date means, in the words that the dashboard shows for it."""
    words = in_words(pd.Series(list(DATES)))
    rows = [
        f"| `{written}` | {plain(said)} | {meaning} |"
        for (written, meaning), said in zip(DATES.items(), words, strict=True)
    ]
    st.markdown(ABOUT_DATES)
    st.markdown("\n".join(["| written | shown as | means |", "|---|---|---|", *rows]))


def places(view: View) -> None:
    """Say what points, circles and hollow marks mean, and where the points come from."""
    found = view.dataset.places
    counted = found["resolution"].value_counts()
    rows = [
        f"| `{word}` | {meaning} | {int(counted.get(word, 0))} |"
        for word, meaning in RESOLUTIONS.items()
    ]
    rows.append(f"| | not said | {int(found['resolution'].isna().sum())} |")
    st.markdown(ABOUT_PLACES)
    head = ["| resolution | how it was placed | places |", "|---|---|---|"]
    st.markdown("\n".join([*head, *rows]))
    known = pd.concat([found["geocoder"], view.dataset.place_candidates["geocoder"]]).dropna()
    credited = [
        f"{CREDITS.get(geocoder, plain(geocoder))} ({count(number, 'row')})"
        for geocoder, number in known.value_counts().items()
    ]
    if credited:
        st.markdown(f"Places and candidates were looked up in: {'; '.join(credited)}.")
    st.markdown(
        "The base map is made with [Natural Earth](https://www.naturalearthdata.com/), which is "
        "in the public domain; the towns and countries that it names are those of "
        f"{CREDITS['geonames']}."
    )
