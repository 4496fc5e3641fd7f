"""How an event counts of which the day is not known: in each bar with its share of the days.

That is aoristic analysis, as J. H. Ratcliffe describes it: "Aoristic analysis: the spatial
interpretation of unspecific temporal events", International Journal of Geographical
Information Science 14 (2000), pages 669 to 679, https://doi.org/10.1080/136588100424963.
Every day on which an event may have been is as likely as any other, which no source says:
so shares are drawn apart from what is certain, and what they add up to is told.
"""

import numpy as np
import numpy.typing as npt

from dashboard.analysis.density.bars import Bars, Days

DECIMALS = 9  # what is less is what adding up has left
Shares = npt.NDArray[np.float64]


def shares(first: Days, last: Days, group: Days, groups: int, cut: Bars) -> Shares:
    """Spread each event over the days on which it may have been, or over which it lasted.

    Parameters
    ----------
    first, last : array of int
        Of each event, days since 1970, both inclusive and within the bars.
    group : array of int
        To which group each belongs, from 0.
    groups : int
        How many groups there are.
    cut : Bars
        The bars.

    Returns
    -------
    array of float, groups by bars
        How many events lie in each bar: one that lies in a single bar counts as 1 there,
        any other in each bar with the share of its days that lie in it. A group adds up
        to the number of its events.
    """
    number = len(cut.labels)
    if not number:
        return np.zeros((groups, 0))
    begun, ended = cut.of(first), cut.of(last)
    rate = 1 / (last - first + 1)
    several = begun < ended
    found = np.zeros(groups * number)
    at_first = np.where(several, (cut.edges[begun + 1] - first) * rate, 1.0)
    _add(found, group * number + begun, at_first)
    of, to, each = group[several], ended[several], rate[several]
    _add(found, of * number + to, (last[several] + 1 - cut.edges[to]) * each)
    # Between its first and its last bar an event has as much of every day: from where it
    # begins there is more, from where it ends there is less.
    more = np.zeros(groups * (number + 1))
    _add(more, of * (number + 1) + begun[several] + 1, each)
    _add(more, of * (number + 1) + to, -each)
    a_day = more.reshape(groups, number + 1).cumsum(axis=1)[:, :number]
    spread: Shares = found.reshape(groups, number) + a_day * np.diff(cut.edges)
    return spread.round(DECIMALS) + 0.0  # no -0


def _add(to: Shares, places: Days, weights: Shares) -> None:
    """Add weights up at their places."""
    to += np.bincount(places, weights=weights, minlength=len(to))
