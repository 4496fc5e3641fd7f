"""What is made of a dataset, on disk: the same to the letter when it comes back, or not written."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from dashboard.analysis.choices.row_index import Occurrences
from dashboard.analysis.lists.entries import Entries
from dashboard.charts.map.extent import Bbox
from dashboard.model.kept.things import UnwrittenError, packed_thing, unpacked_thing

TEXTS = ["", "Анна", "a\ud800b", "=1+1", "\x00\n"]
FRAME = pd.DataFrame(
    {
        "text": pd.Series(["a", None, "Я"], dtype="str"),
        "texts": pd.Series([("a", "b"), (), ("c",)], dtype=object),
        "number": [1.5, np.nan, -0.0],
        "whole": [1, 2, 3],
        "whether": [True, False, True],
        "second": pd.Series(["2025-01-01", None, "9999-12-31"]).astype("datetime64[s]"),
        "day": pd.Series(["2025-01-01", None, "2025-01-02"]).astype("datetime64[us]"),
    }
)
PLAIN = [
    *(None, True, 0, -1.5, float("inf"), "Я", b"\x00\xff", (), [], {}, set(), frozenset()),
    *(TEXTS, (1, (2, ("3",))), [[1], [2.5, None]], [("a", "b"), ("c",)], [(), [], "x", b"y"]),
    *({"a": {1, 2}, ("b", 3): [None]}, {1: (("a",), ("b", "c")), 2: ()}, frozenset({("a", 1)})),
    *(Bbox(1.0, 2.0, 3.0, 4.0), [Bbox(1.0, 2.0, 3.0, 4.0), Bbox(0.0, 0.0, 0.0, 0.0)]),
    *((None, Bbox(1.0, 2.0, 3.0, 4.0)), Entries({"a": "A", "b": "B"}, ["a", "b"])),
]


def kinds(thing):
    """Give the kinds of all that a thing holds, in order."""
    if isinstance(thing, dict):
        return dict, [kinds(one) for pair in thing.items() for one in pair]
    if isinstance(thing, list | tuple):
        return type(thing), [kinds(one) for one in thing]
    return type(thing)


@pytest.mark.parametrize("thing", PLAIN, ids=lambda thing: type(thing).__name__)
def test_values_come_back_as_they_were(thing):
    back = unpacked_thing(packed_thing(thing))
    assert back == thing
    assert kinds(back) == kinds(thing)


def test_that_nothing_is_a_number_comes_back():
    (back,) = unpacked_thing(packed_thing([float("nan")]))
    assert back != back


@pytest.mark.parametrize(
    "frame",
    [FRAME, FRAME[[True, False, True]], FRAME[:0], FRAME.set_axis([5, 3, 9])],
    ids=["whole", "some rows", "no row", "in another order"],
)
def test_frames_come_back_as_they_were(frame):
    pd.testing.assert_frame_equal(unpacked_thing(packed_thing(frame)), frame, check_exact=True)


@pytest.mark.parametrize(
    "index",
    [pd.RangeIndex(2, 9, 3), pd.Index([3, 1]), pd.Index(["b", "a"], dtype="str")],
    ids=lambda thing: type(thing).__name__,
)
def test_an_index_comes_back_as_it_was(index):
    pd.testing.assert_index_equal(unpacked_thing(packed_thing(index)), index, exact=True)


def test_arrays_and_what_holds_them_come_back():
    own = Occurrences(3, {"a": 0}, np.array([2, 1], dtype=np.int32), np.array([0, 2]))
    back = unpacked_thing(packed_thing(own))
    assert (back.size, back.numbers, back.rows.dtype) == (3, {"a": 0}, np.int32)
    assert back.rows.tolist() == [2, 1]
    own.rows[0] = back.rows[0] = 0  # nobody writes into them, but they are no views of bytes
    table = pa.table({"a": ["x", None]})
    assert unpacked_thing(packed_thing(table)).equals(table)


@dataclass
class Foreign:
    """A class of no module of the program."""

    one: int


@pytest.mark.parametrize(
    "thing",
    [
        *(
            object(),
            Foreign(1),
            [Foreign(1)],
            {"a": Foreign(1)},
            np.float64(1),
            np.array(["a", 1], object),
        ),
        *(pd.Timestamp("2025-01-01"), pd.Series([1]), pd.DataFrame({"a": [["list"]]})),
        FRAME[[]],
        *(pd.DataFrame({"a": [1, "b"]}), pd.DataFrame({1: [1]})),
        *(
            pd.DataFrame({"a": pd.Categorical(["x"])}),
            pd.Index([1], name="own"),
            np.array([object()]),
        ),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_what_may_not_come_back_as_it_was_is_not_written(thing):
    with pytest.raises(UnwrittenError):
        packed_thing(thing)


def test_what_a_thing_has_found_out_of_itself_is_not_lost_without_a_word():
    known = Entries({"a": "A"}, ["a"])
    assert known.ids == ["a"]
    with pytest.raises(UnwrittenError):
        packed_thing(known)


@pytest.mark.parametrize("name", ["os:system", "dashboard.model.kept.things:unpacked_thing"])
def test_nothing_that_a_file_names_is_run(name):
    content = packed_thing(Bbox(1.0, 2.0, 3.0, 4.0))
    forged = content.replace(b"dashboard.charts.map.extent:Bbox", name.encode().ljust(32))
    with pytest.raises(Exception):  # noqa: B017, PT011 - by its checksum, or its name
        unpacked_thing(forged)


def test_equal_texts_are_one_in_all_that_is_read():
    """Otherwise what is read anew weighs several times what was made."""
    text = "".join(["Invented ", "person"])
    told = (pd.DataFrame({"a": [text, None, text]}), pd.DataFrame({"b": [("x", text)]}), [text])
    one, other, values = (unpacked_thing(packed_thing(each)) for each in told)
    assert one["a"][0] is one["a"][2] is other["b"][0][1] is values[0]


def test_equal_things_are_equal_bytes():
    assert packed_thing(("a", 1, None)) == packed_thing(("a", 1, None))
    assert packed_thing(("a", 1)) != packed_thing(("a", 1.0))
    assert packed_thing(("a", 1)) != packed_thing(("a", True))
