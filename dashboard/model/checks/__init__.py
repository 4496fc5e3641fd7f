"""What must hold between rows: keys, dates, points, candidates, references, no circles.

Every rule takes the records that still stand, by table, and yields the problems of
some of them. `load` sets aside first what is wrong `alone`, then what is `together`, but
nothing for a warning: all that stands after that can be shown.
"""

from collections.abc import Iterator

import pandas as pd

from dashboard.model.checks.after import check_circles_of_a_source, check_denied_by_dates
from dashboard.model.checks.circles import check_circles
from dashboard.model.checks.dates import check_dates
from dashboard.model.checks.keys import check_keys
from dashboard.model.checks.looked_up import check_looked_up
from dashboard.model.checks.points import check_candidates, check_points
from dashboard.model.checks.records import Records
from dashboard.model.checks.references import check_references
from dashboard.model.checks.resting import check_resting
from dashboard.model.problems import Problem


def alone(standing: Records, read: Records, dates: pd.DataFrame) -> Iterator[Problem]:
    """Yield what is wrong with rows whatever becomes of the rows that they refer to.

    Parameters
    ----------
    standing : mapping of str to sequence of Record
        The rows of each table whose cells are all right.
    read : mapping of str to sequence of Record
        All rows of each table.
    dates : DataFrame
        What each date of these rows means, as `edtf.bounds` gives it; indexed by text.
    """
    yield from check_dates(standing, dates)
    yield from check_keys(standing)
    yield from check_points(standing["places"], standing["place_candidates"])
    yield from check_candidates(standing["places"], standing["place_candidates"], read)
    yield from check_denied_by_dates(standing["events"], dates)
    yield from check_looked_up(standing["places"], standing["place_candidates"])


def together(standing: Records, read: Records) -> Iterator[Problem]:
    """Yield what is wrong between rows: references to nothing, circles, and what rests on those.

    Parameters
    ----------
    standing : mapping of str to sequence of Record
        The rows of each table that have no problem so far.
    read : mapping of str to sequence of Record
        All rows of each table, to tell an unknown id from one that was set aside.
    """
    found = [
        *check_references(standing, read),
        *check_circles(standing["places"], "place_id", "within"),
        *check_circles(standing["people"], "person_id", "member_of"),
        *check_circles_of_a_source(standing["events"]),
    ]
    yield from found
    yield from check_resting(standing, read, [one for one in found if not one.is_warning])
