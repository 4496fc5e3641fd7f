"""The overview in a real browser: what is drawn, what answers, what an address reopens."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.analysis.journeys.readable_legs import readable_legs
from tests.browser.reading import Reader, Server

HEAD_PX = 240
JOURNEY = (
    "Chang Renbo arrives in Russia, 24 December 2024",
    "Chang Renbo is a contract soldier in Rostov, 28 December 2024",
    "Chang Renbo is transferred to Donetsk, early February [2025]",
    "Chang Renbo is captured, 5 April [2025]",
)


def events_of(dataset) -> int:
    """Count the events, each once however many tell of it."""
    return dataset.events["event_id"].nunique()


def statements_of(dataset) -> int:
    """Count the statements, each once however many tell of it."""
    return dataset.statements["statement_id"].nunique()


def test_map_timeline_and_tables_are_drawn_without_any_network(reader, shipped):
    page = reader.open()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "What two Chinese men captured in Ukraine said"
    )
    reader.sees("Rostov", "Wang Guangjun is captured")
    rows = {
        "Legs": len(readable_legs(shipped)),
        "Events": len(shipped.events),
        "Statements": len(shipped.statements),
    }
    for name, number in rows.items():
        table = f"{name}: {number} rows"
        expect(page.get_by_role("region", name=table)).to_be_visible()
    assert reader.outside == []
    assert reader.complaints == []


def test_the_first_screen_is_map_and_timeline_and_says_what_they_are_about(reader, shipped):
    page = reader.open()
    charts_begin_high(page)
    timeline = page.get_by_test_id("stVegaLiteChart").filter(has_text="Wang Guangjun").first
    assert timeline.bounding_box()["y"] + timeline.bounding_box()["height"] < 900
    page.get_by_role("button", name="About", exact=True).click()
    expect(page.get_by_text(shipped.standfirst)).to_be_visible()


def charts_begin_high(page: Page) -> None:
    """Map and timeline are seen with the first look."""
    for name in ("Where", "When"):
        part = page.locator("[data-testid=stColumn]").filter(has_text=re.compile(f"^{name}")).first
        box = part.get_by_test_id("stVegaLiteChart").first.bounding_box()
        assert box["y"] < HEAD_PX


def test_chips_stand_above_the_charts_and_take_away_one_choice_by_keys_until_one_goes_back(reader):
    query = "?person=chang-renbo&place=rostov&kind=contract&as=stated"
    charts_begin_high(reader.open(f"{query}&event=chang-rostov"))  # beside an open record, too
    page = reader.open(query)
    charts_begin_high(page)
    more = page.get_by_test_id("stSidebar").get_by_test_id("stExpander")
    expect(more).to_have_text(re.compile(r"More choices \(2\)"))
    chip = page.get_by_role("button", name="Take away Kind of event: Contract")
    chip.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/\?person=chang-renbo&place=rostov&as=stated$"))
    expect(chip).to_have_count(0)
    expect(more).to_have_text(re.compile(r"More choices \(1\)"))
    reader.settled()
    page.go_back()
    expect(chip).to_be_visible()
    reader.unfold_choices()
    contract = more.get_by_role("button", name="Remove Contract")
    expect(contract).to_be_visible()
    reader.settled()
    chip.click()
    expect(more).to_have_text(re.compile(r"More choices \(1\)"))
    expect(contract).to_have_count(0)
    expect(more.get_by_role("button", name="Remove stated")).to_be_visible()  # it stays unfolded


def test_choosing_a_person_changes_all_three_and_the_address_reopens_it(
    reader, browser, server, shipped
):
    left = apply(shipped, Filters(people=("chang-renbo",)))
    told = {*left.events["source_id"], *left.statements["source_id"]}
    page = reader.open()
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Person").click()
    page.get_by_role("option", name="Chang Renbo").click()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stMain")).to_contain_text(
        f"{events_of(left)} of {events_of(shipped)} events and "
        f"{statements_of(left)} of {statements_of(shipped)} statements, in "
        f"{len(left.events) + len(left.statements)} accounts by {len(told)} sources."
    )
    expect(page.get_by_role("button", name="Take away Person: Chang Renbo")).to_be_visible()
    reader.settled()
    assert "person=chang-renbo" in page.url
    _shows_only_chang(reader)

    context = browser.new_context(viewport={"width": 1400, "height": 900})
    other = Reader(context, server.url)
    other.open("?person=chang-renbo")
    _shows_only_chang(other)
    context.close()


def test_a_day_of_which_nothing_is_told_is_a_gap_that_opens_what_is_known_beside_it(reader):
    page = reader.open("?person=chang-renbo&from=2025-01-01&to=2025-01-01")
    chart = page.get_by_test_id("stVegaLiteChart").filter(
        has=page.locator('[aria-label^="On 1 January 2025: no source says where."]')
    )
    expect(chart).to_contain_text("the days you ask of")
    expect(chart.locator('path[aria-label*=", Chang Renbo"]')).to_have_count(0)
    chart.locator('path[aria-label="Last known: Rostov, 28 December 2024"]').click()
    expect(page).to_have_url(re.compile("[?&]event=chang-rostov"))
    reader.settled()
    expect(page.get_by_role("button", name="Cite")).to_be_visible()


def _shows_only_chang(reader: Reader) -> None:
    reader.sees(*JOURNEY, "Rostov", "Donetsk")
    reader.misses("Wang Guangjun arrives", "Bilohorivka:", "Kazan")


def test_going_back_undoes_the_choice(reader, shipped):
    page = reader.open()
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Place").click()
    page.get_by_role("option", name="Moscow").click()
    page.wait_for_url("**place=moscow**")
    page.go_back()
    number = events_of(shipped)
    expect(page.get_by_test_id("stMain")).to_contain_text(f"{number} of {number} events")


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
    assert text.get_attribute("fill") == {"light": "#0f1722", "dark": "#e8ecf1"}[scheme]
    context.close()
