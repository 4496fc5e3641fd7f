"""Labels of a map: none covers another or a mark, at any scale at which it is shown."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.charts.map.labels import Box, Label, Panel, place_labels, text_width_px

PANEL = Panel(scale=1000.0, half_width=240.0, half_height=200.0)
RADIUS = 8.0

spots = st.tuples(st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
names = st.text(alphabet="Aaimwж漢 -", min_size=1, max_size=24)


def placed(wanted, panels=(PANEL,)):
    """Place labels beside round marks at points of the map."""
    marks = [Box(x, y, -RADIUS, -RADIUS, RADIUS, RADIUS) for _, (x, y) in wanted]
    labels = [Label(text, x, y, RADIUS, 13.0) for text, (x, y) in wanted]
    return marks, place_labels(labels, marks, panels)


def rectangle(box, scale):
    return (
        box.x * scale + box.left,
        box.y * scale + box.top,
        box.x * scale + box.right,
        box.y * scale + box.bottom,
    )


def overlap(one, other, scale):
    """Whether two boxes share more than a hair's breadth at a scale."""
    a, b = rectangle(one, scale), rectangle(other, scale)
    return (
        min(a[2], b[2]) - max(a[0], b[0]) > 1e-6 * scale
        and min(a[3], b[3]) - max(a[1], b[1]) > 1e-6 * scale
    )


@settings(deadline=None)
@given(
    st.lists(st.tuples(names, spots), max_size=14),
    st.lists(st.floats(10, 100_000), min_size=1, max_size=6),
)
def test_no_label_covers_another_or_a_mark_at_any_scale(wanted, scales):
    marks, found = placed(wanted)
    boxes = [label.box for label in found if label]
    for scale in [*scales, *(box.scale for box in boxes if box.scale > 0)]:
        shown = [box for box in boxes if box.scale <= scale]
        for number, box in enumerate(shown):
            assert not any(overlap(box, other, scale) for other in shown[number + 1 :])
            assert not any(overlap(box, mark, scale) for mark in marks)


@settings(deadline=None)
@given(st.lists(st.tuples(names, spots), max_size=8))
def test_zooming_in_far_enough_shows_the_label_of_every_mark_that_stands_apart(wanted):
    apart = {(round(x, 2), round(y, 2)): text for text, (x, y) in wanted}
    _, found = placed([(text, point) for point, text in apart.items()])
    assert all(label and label.box.scale < 100_000 for label in found)


def test_a_lone_label_stands_to_the_right_of_its_mark():
    _, [label] = placed([("Moscow", (0.0, 0.0))])
    assert label.align == "left"
    assert label.dx > RADIUS
    assert label.dy == 0
    assert label.box.scale == 0


def test_a_label_turns_away_from_the_edge_also_of_a_narrow_panel():
    name = [("Rostov-on-Don", (0.15, 0.0))]
    _, [wide] = placed(name)
    narrow = Panel(scale=700.0, half_width=160.0, half_height=200.0)
    _, [both] = placed(name, (PANEL, narrow))
    assert wide.align == "right"
    assert both.align == "right"
    _, [central] = placed([("Rostov-on-Don", (0.0, 0.0))], (PANEL, narrow))
    assert central.align == "left"


def test_the_first_label_wins_and_the_second_waits_for_room():
    crowd = [(0.001 * step, 0.001 * step) for step in range(10)]
    _, found = placed([(f"Place {n}", point) for n, point in enumerate(crowd)])
    assert found[0].box.scale <= PANEL.scale
    assert any(label.box.scale > PANEL.scale for label in found[1:])


def test_two_marks_in_one_spot_have_both_labels_but_not_in_one_place():
    _, [one, other] = placed([("Here", (0.0, 0.0)), ("Here too", (0.0, 0.0))])
    assert (one.align, one.dx, one.dy) != (other.align, other.dx, other.dy)


def test_a_label_with_no_room_anywhere_is_left_out():
    _, found = placed([("Here", (0.0, 0.0))] * 12)
    assert found[0]
    assert found[-1] is None


def test_an_area_is_named_in_its_middle_unless_something_is_there():
    area = Label("Region", 0.0, 0.0, 0.0, 13.0, spots=[(0.0, 0.0), (0.0, -0.1)])
    [middle] = place_labels([area], [], [PANEL])
    assert (middle.box.x, middle.box.y, middle.align) == (0.0, 0.0, "center")
    dot = Box(0.0, 0.0, -RADIUS, -RADIUS, RADIUS, RADIUS)
    [beside] = place_labels([area], [dot], [PANEL])
    assert (beside.box.x, beside.box.y) == (0.0, -0.1)


def test_wide_letters_count_as_wide_and_endless_texts_end():
    assert text_width_px("漢字漢字", 12) > text_width_px("abcd", 12) > text_width_px("ilil", 12)
    assert text_width_px("x" * 10_000, 12) < 300


def test_a_label_minds_only_what_is_drawn_at_the_same_scales():
    here, near = (0.0, 0.0), (0.01, 0.0)
    mark = Box(*here, -RADIUS, -RADIUS, RADIUS, RADIUS, until=2_000.0)
    label = Label("Before they part", *here, RADIUS, 13.0, until=2_000.0)

    def beside(**drawn):
        marks = [mark, *(Box(x, 0.0, -9, -200, 9, 200, **drawn) for x in (near[0], -near[0]))]
        return place_labels([label], marks, [PANEL])

    assert beside() == [None]
    [later] = beside(scale=2_000.0)
    assert later.box.scale == 0
