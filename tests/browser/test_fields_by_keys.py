"""Every field by the keyboard alone: Enter takes what was typed, Tab takes it and goes on."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.reading import Reader


def field(reader: Reader, name: str) -> Locator:
    """Find a field of the sidebar into which one types."""
    sidebar = reader.page.get_by_test_id("stSidebar")
    return sidebar.get_by_label(name, exact=True).and_(sidebar.locator("input"))


def focus(reader: Reader, name: str) -> None:
    """Go to a field, of what is folded too, and wait until the sidebar has scrolled to it.

    A list that opens before the browser tells of the scrolling is closed by it. Nobody types
    as fast as that; it is told of with the next frame.
    """
    if name in FOLDED:
        reader.unfold_choices()
    field(reader, name).focus()
    frames = "new Promise(seen => requestAnimationFrame(() => requestAnimationFrame(seen)))"
    reader.page.evaluate(f"() => {frames}")


def asked(reader: Reader, *parts: str) -> None:
    """Wait until the address says all of this and no more."""
    expect(reader.page).to_have_url(re.compile(r"\?" + "&".join(parts) + "$"))


def show_everything(reader: Reader) -> None:
    """Let all choices go."""
    reader.page.get_by_role("button", name="Show everything").click()
    expect(reader.page).not_to_have_url(re.compile(r"\?"))
    reader.settled()


TYPED = (
    ("From", "2025-04-05", "from=2025-04-05", "2025-04-05"),
    ("To", "2025-04-05", "to=2025-04-05", "2025-04-05"),
    ("From", "5 April 2025", "from=2025-04-05", "2025-04-05"),
    ("From", "April 2025", "from=2025-04-01", "2025-04-01"),
    ("To", "April 2025", "to=2025-04-30", "2025-04-30"),
    ("Words", " TikTok ", "words=TikTok", " TikTok "),
)
TAKEN = (
    ("Person", "Chang", "person=chang-renbo"),
    ("Place", "Mosc", "place=moscow"),
    ("Topic of a statement", "Jour", "topic=journey"),
    ("Kind of event", "Capt", "kind=capture"),
    ("How it is known", "para", "as=paraphrase"),
    ("Source", "TRT", "source=trt-2025-04-09"),
    ("Source shown first", "TRT", "lead=trt-2025-04-09"),
)
FOLDED = {name for name, *_ in TAKEN[2:]}


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_what_is_typed_counts_with_enter_and_with_tab(reader, key):
    reader.open()
    for name, typed, written, shown in TYPED:
        focus(reader, name)
        reader.page.keyboard.type(typed)
        reader.page.keyboard.press(key)
        asked(reader, written)
        expect(field(reader, name)).to_have_value(shown)
        if key == "Enter":
            expect(field(reader, name)).to_be_focused()
        else:
            expect(field(reader, name)).not_to_be_focused()
        show_everything(reader)
        expect(field(reader, name)).to_have_value("")


def test_days_are_typed_one_after_the_other_and_nothing_covers_the_next_field(reader):
    page = reader.open()
    focus(reader, "From")
    page.keyboard.type("2025-02-05")
    page.keyboard.press("Tab")
    expect(field(reader, "To")).to_be_focused()
    box = field(reader, "To").bounding_box()
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    on_top = "([x, y]) => document.elementFromPoint(x, y)?.getAttribute('aria-label')"
    assert page.evaluate(on_top, middle) == "To"
    page.keyboard.type("8.4.2025")
    page.keyboard.press("Tab")
    expect(page.get_by_role("alert")).to_contain_text("2025-04-08 (8 April 2025) or 2025-08-04")
    asked(reader, "from=2025-02-05")
    page.keyboard.press("Shift+Tab")
    expect(field(reader, "To")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("2025-04-08")
    page.keyboard.press("Enter")
    asked(reader, "from=2025-02-05", "to=2025-04-08")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    asked(reader, "from=2025-02-05")


def test_a_day_that_there_is_none_of_changes_nothing_and_says_why(reader):
    page = reader.open("?from=2025-02-05")
    focus(reader, "From")
    page.keyboard.press("Control+A")
    page.keyboard.type("2025-02-30")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("February has 28 days in 2025")
    expect(field(reader, "From")).to_have_value("2025-02-30")
    asked(reader, "from=2025-02-05")
    reader.turn_to("Statements")
    expect(page.get_by_role("alert")).to_contain_text("February has 28 days in 2025")
    show_everything(reader)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(field(reader, "From")).to_have_value("")


def test_an_entry_is_found_by_typing_taken_by_enter_and_left_by_tab(reader):
    page = reader.open()
    for name, typed, written in TAKEN:
        focus(reader, name)
        page.keyboard.type(typed)
        expect(page.get_by_role("option").filter(has_text=typed).first).to_be_visible()
        page.keyboard.press("Enter")
        asked(reader, written)
        page.keyboard.press("Tab")
        expect(page.get_by_role("listbox")).to_have_count(0)
        expect(field(reader, name)).not_to_be_focused()
        asked(reader, written)
        show_everything(reader)


def test_yes_and_no_are_told_by_the_space_bar(reader):
    page = reader.open("?from=2025-02-05")
    focus(reader, "Only dates that certainly lie between")
    page.keyboard.press("Space")
    asked(reader, "from=2025-02-05", "dates=certain")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    asked(reader, "from=2025-02-05")
