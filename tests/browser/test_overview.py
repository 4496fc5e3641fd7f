"""The overview in a real browser: what is drawn, what answers, what an address reopens."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reading import Reader, Server

JOURNEY = (
    "Chang Renbo arrives in Russia, 24 December 2024",
    "Chang Renbo is a contract soldier in Rostov, 28 December 2024",
    "Chang Renbo is transferred to Donetsk, between 1 and 10 February 2025",
    "Chang Renbo is captured, 5 April 2025",
)


def test_map_timeline_and_tables_are_drawn_without_any_network(reader):
    page = reader.open()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "What two captured Chinese citizens said"
    )
    reader.sees("Rostov", "Wang Guangjun is captured")
    for table in ("Legs: 5 rows", "Events: 30 rows", "Statements: 49 rows"):
        expect(page.get_by_role("region", name=table)).to_be_visible()
    assert reader.outside == []
    assert reader.complaints == []


def test_choosing_a_person_changes_all_three_and_the_address_reopens_it(reader, browser, server):
    page = reader.open()
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Person").click()
    page.get_by_role("option", name="Chang Renbo").click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stMain")).to_contain_text(
        "13 of 30 events and 25 of 49 statements: Chang Renbo"
    )
    reader.settled()
    assert "person=chang-renbo" in page.url
    _shows_only_chang(reader)

    context = browser.new_context(viewport={"width": 1400, "height": 900})
    other = Reader(context, server.url)
    other.open("?person=chang-renbo")
    _shows_only_chang(other)
    context.close()


def _shows_only_chang(reader: Reader) -> None:
    reader.sees(*JOURNEY, "Rostov", "Donetsk")
    reader.misses("Wang Guangjun arrives", "Moscow")


def test_going_back_undoes_the_choice(reader):
    page = reader.open()
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Place").click()
    page.get_by_role("option", name="Moscow").click()
    page.wait_for_url("**place=moscow**")
    page.go_back()
    expect(page.get_by_test_id("stMain")).to_contain_text("30 of 30 events")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_it_fits_every_width_in_both_themes(browser: Browser, server: Server, scheme, width):
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, has_touch=width < 500
    )
    reader = Reader(context, server.url)
    page = reader.open()
    ground = page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 22, 29)"}[scheme]
    wide = page.get_by_test_id("stMain").evaluate("e => e.scrollWidth - e.clientWidth")
    assert wide <= 0
    text = page.locator('[data-testid=stVegaLiteChart] text:has-text("SBU")').first
    assert text.get_attribute("fill") == {"light": "#1f2a37", "dark": "#e8ecf1"}[scheme]
    context.close()
