"""What two accounts of one thing are to each other, aspect by aspect.

Every verdict is symmetric. `agrees`: both say the same, or nothing that could not be the
same. `refines`: one is merely more exact, which is never a conflict. `conflicts`: not both
can be right. `silent`: one of them does not say.
"""

from collections.abc import Callable, Collection

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.analysis.distances import km_between, lies_in
from dashboard.model.dates.spans import bounds_and_slack
from dashboard.model.lookups.reaches import Reach
from dashboard.model.lookups.several_places import each

AGREES, REFINES, CONFLICTS, SILENT = "agrees", "refines", "conflicts", "silent"
WORST_FIRST = (CONFLICTS, REFINES, AGREES, SILENT)
Below = Callable[[str], Collection[str]]


def date_verdicts(one: pd.DataFrame, other: pd.DataFrame) -> npt.NDArray[np.object_]:
    """Compare dates by their bounds.

    The same bounds agree; if one date lies inside the other, it refines it, as a day
    refines the range or the duration around it; dates that overlap otherwise agree, for
    there are days that fit both; dates without a common day conflict. A side that is left
    open reaches for ever. Where one account has no date, it is silent.

    A date marked `~`, `?` or `%` conflicts only beyond what the mark could bridge: for
    that question it reaches as far again to both sides as it is long, so "about 5 April"
    fits 4 and 6 April and conflicts with 8 April. With an open side it reaches one day
    further at the other. Dates that only so have a day in common agree.

    Where one of the two has hours, they are compared as instants, be they in one time zone or
    in two, and a day is that of its place. A marked time reaches an hour further at least.

    Parameters
    ----------
    one, other : DataFrame
        One row per comparison, row by row; `earliest`, `latest` (days, missing where
        open), `precision` (missing where no date is given), `approximate`, `uncertain`, and
        `spans.BY_THE_CLOCK`.

    Returns
    -------
    array of str
        One verdict per row.
    """
    hours = one["hours"].to_numpy(bool) | other["hours"].to_numpy(bool)
    by_days = _verdicts(one, other, by_the_clock=False)
    return (
        np.where(hours, _verdicts(one, other, by_the_clock=True), by_days)
        if hours.any()
        else by_days
    )


def _verdicts(
    one: pd.DataFrame, other: pd.DataFrame, *, by_the_clock: bool
) -> npt.NDArray[np.object_]:
    """Compare dates by local days, or by seconds of UTC."""
    first, last, slack = bounds_and_slack(one, by_the_clock=by_the_clock)
    start, end, give = bounds_and_slack(other, by_the_clock=by_the_clock)
    apart = (last + slack < start - give) | (end + give < first - slack)
    same = (first == start) & (last == end)
    inside = ((first <= start) & (end <= last)) | ((start <= first) & (last <= end))
    dated = one["precision"].notna().to_numpy() & other["precision"].notna().to_numpy()
    verdicts = [SILENT, CONFLICTS, AGREES, REFINES]
    return np.select([~dated, apart, same, inside], verdicts, AGREES).astype(object)


def place_verdict(
    one: str | None,
    other: str | None,
    inside: Below,
    reach: Callable[[str], Reach | None],
    km: Callable[[Reach, Reach], tuple[float, float]] = km_between,
) -> str:
    """Compare two places as what they are: circles in which the truth may lie.

    The same place agrees; if one lies within the other, by what is stated at any depth or
    because all of its circle lies in that of the other, it refines it; circles that overlap
    otherwise agree, as something may be in both. Two that lie apart conflict, however near,
    and so do two of which one has no point. A place of several candidates has a circle for
    each, of which one is the truth. Where one account names no place, it is silent.

    Parameters
    ----------
    one, other : str or None
        Ids of places.
    inside : callable
        Gives the ids of a place and of all within it, as `Dataset.inside`.
    reach : callable
        Gives where a place may be, as in `Dataset.reaches`, `None` where it has no point.
    km : callable
        Gives how far apart they are, as `distances.km_between`.
    """
    if one is None or other is None:
        return SILENT
    if one == other:
        return AGREES
    if one in inside(other) or other in inside(one):
        return REFINES
    ours, theirs = reach(one), reach(other)
    if ours is None or theirs is None or km(ours, theirs)[0] > 0:
        return CONFLICTS
    return AGREES if lies_in(ours, theirs) == lies_in(theirs, ours) else REFINES


def places_verdict(
    one: str | None, other: str | None, inside: Below, reach: Callable[[str], Reach | None]
) -> str:
    """Compare where two accounts have an event of which one has several places, as "one of" them.

    An account that names one of the places refines one that names several. Two that have some of
    their places in common, and each others, agree, as what both say may be so. Where none of the
    places is any of the others, they conflict, unless the straight way that one is said to lie on
    leads by what the other says. Parameters are those of `place_verdict`.
    """
    if one is None or other is None:
        return SILENT
    if one == other:
        return AGREES
    ours, theirs = each(one), each(other)
    fits = [[place_verdict(a, b, inside, reach) != CONFLICTS for b in theirs] for a in ours]
    if not any(map(any, fits)):
        ways = reach(one), reach(other)
        met = ways[0] and ways[1] and km_between(ways[0], ways[1])[0] == 0
        return AGREES if met else CONFLICTS
    all_ours, all_theirs = all(map(any, fits)), all(map(any, zip(*fits, strict=True)))
    if len(ours) == len(theirs) and all_ours and all_theirs:
        return AGREES
    return REFINES if all_ours or all_theirs else AGREES


def people_verdict(
    one: Collection[str],
    other: Collection[str],
    members: Below,
    *,
    either: bool = False,
    other_either: bool = False,
) -> str:
    """Compare whom two accounts name.

    A name is matched by itself, by a group that it belongs to and by a member of it. The
    same names agree. If one account matches all that the other names, one of them names
    more, or more exactly: that refines. They conflict if each names somebody whom the
    other does not name even by a group. Where one account names nobody, it is silent.

    An account that leaves open which one it was ("A or B") is refined by every account
    that names one of them, alone or with others: by "A", and by "A and B". It conflicts
    with an account that matches none of them. "A or B" and "B or C" agree, as ranges
    that overlap do.

    Parameters
    ----------
    one, other : collection of str
        Ids of people, offices or groups.
    members : callable
        Gives the ids of a group and of all who belong to it, as `Dataset.members`.
    either, other_either : bool
        Whether the account says that it was one of those whom it names, not which.
    """
    if not one or not other:
        return SILENT
    ours, theirs = set(one), set(other)
    either, other_either = either and len(ours) > 1, other_either and len(theirs) > 1
    if ours == theirs:
        return AGREES if either == other_either else REFINES
    unmatched = [not any(_match(a, b, members) for b in theirs) for a in ours]
    missing = [not any(_match(a, b, members) for a in ours) for b in theirs]
    if not either and not other_either:
        return CONFLICTS if any(unmatched) and any(missing) else REFINES
    if all(unmatched):
        return CONFLICTS
    overlap = either and other_either and any(unmatched) and any(missing)
    return AGREES if overlap else REFINES


def claim_verdict(about: str, event: str | None, other_event: str | None) -> str:
    """Compare what two statements are about: the worse verdict of people and event.

    The people whom they are about are compared as `people_verdict` does. The same event
    agrees, anything else is silent: which event a statement belongs to is the curator's
    reading. The place that they are about is an aspect of its own.
    """
    same = event is not None and event == other_event
    return worst([about, AGREES if same else SILENT])


def worst(verdicts: Collection[str]) -> str:
    """Give the verdict that counts: a conflict before all, then refines, then agrees."""
    return next((verdict for verdict in WORST_FIRST if verdict in verdicts), SILENT)


def _match(one: str, other: str, members: Below) -> bool:
    """Tell whether two ids are one person, or a group and somebody who belongs to it."""
    return one in members(other) or other in members(one)
