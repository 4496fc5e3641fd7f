"""Trays and tabs: what they hold comes when they are opened, and nothing moves when it does."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.reading import Server

A_LITTLE_PX = 2
HEIGHT_AT_REST = """element => new Promise(done => {
  let last = 0, same = 0;
  const look = () => {
    const { height } = element.getBoundingClientRect();
    same = height === last ? same + 1 : 0;
    last = height;
    same > 20 ? done(height) : requestAnimationFrame(look);
  };
  look();
})"""


@contextmanager
def no_answer(server: Server) -> Iterator[None]:
    """Let the server answer nobody for a while."""
    server.process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        server.process.send_signal(signal.SIGCONT)


def height(part: Locator) -> float:
    """Give how high a part is, once it does not grow any more."""
    return part.evaluate(HEIGHT_AT_REST)


@pytest.mark.parametrize("label", ["Not on the timeline", "Not on the map"])
def test_a_tray_has_room_for_what_comes_and_stays_open(reader, server, label):
    page = reader.open()
    tray = page.get_by_test_id("stExpander").filter(has_text=label)
    table = tray.get_by_test_id("stDataFrame")
    expect(table).to_have_count(0)
    with no_answer(server):
        tray.locator("summary").click()
        before = height(tray)
        expect(table).to_have_count(0)
    expect(table).to_be_visible()
    reader.settled()
    assert abs(height(tray) - before) <= A_LITTLE_PX
    counted = tray.locator("summary").inner_text()
    reader.choose("Person", "Chang", "person=chang-renbo")
    expect(tray.locator("summary")).not_to_have_text(counted)
    expect(table).to_be_visible()


def test_a_tab_is_opened_by_keys_and_stays_open_whatever_is_chosen(reader):
    page = reader.open("method")
    page.get_by_role("tab", name="Sources & limits").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    table = page.get_by_role("region", name=re.compile(r"^events\.csv: \d+ rows$"))
    expect(table).to_be_visible()
    reader.choose("Person", "Chang", "person=chang-renbo")
    expect(table).to_be_visible()
    expect(page.get_by_role("tab", name="Tables")).to_have_attribute("aria-selected", "true")
