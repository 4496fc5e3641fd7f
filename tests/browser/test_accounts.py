"""Where accounts differ, in a real browser: from a symbol or a sentence to both accounts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.reading import Reader, Server

CENSOR = "Chang Renbo loses his job: Censor.net, 14 April 2025, other people"
BABEL_FIRST = "Chang Renbo arrives in Russia, 24 December 2024"
PRAVDA_FIRST = "Chang Renbo arrives in Moscow, 20 December 2024"


@pytest.fixture
def elsewhere(browser: Browser, server: Server):
    """Sit down before another browser, which knows nothing of the first."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    yield Reader(context, server.url)
    context.close()


def shows_both(page: Page) -> None:
    """Wait until the account of Censor.net stands beside that of Babel."""
    panel = page.get_by_test_id("stBottom")
    for source in ("Babel, 14 April 2025, ¶6", "Censor.net, 14 April 2025, opening"):
        expect(panel.get_by_role("link", name=source)).to_be_visible()
    expect(panel.get_by_role("link")).to_have_count(2)


def test_a_symbol_opens_the_record_with_that_account_beside_and_the_address_reopens_it(
    reader, elsewhere
):
    page = reader.open("accounts")
    reader.click(CENSOR)
    expect(page).to_have_url(re.compile("event=job-lost-in-pandemic&beside=censor-3546764$"))
    shows_both(page)
    shows_both(elsewhere.open(page.url.removeprefix(f"{reader.url}/")))


def test_the_accounts_of_a_contradiction_are_opened_and_closed_by_keys_alone(reader):
    page = reader.open("accounts")
    panel = page.get_by_test_id("stBottom")
    expect(panel).to_have_count(0)
    page.get_by_role("button", name="Read the accounts").first.focus()
    page.keyboard.press("Enter")
    expect(panel).to_contain_text("6 sources, 1 independent.")
    expect(panel).to_contain_text("Shown first")
    expect(page).to_have_url(re.compile("event=job-lost-in-pandemic$"))
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(page).to_have_url(re.compile("accounts$"))


def test_who_is_shown_first_changes_the_timeline_and_the_address_reopens_it(reader, elsewhere):
    page = reader.open()
    reader.sees(BABEL_FIRST)
    reader.misses(PRAVDA_FIRST)
    reader.unfold_choices()
    reader.choose(
        "Source shown first", "Ukrainska Pravda, 14 April 2025", "lead=pravda-2025-04-14$"
    )
    for one in (reader, elsewhere):
        if one is elsewhere:
            one.open(page.url.removeprefix(f"{reader.url}/"))
        one.sees(PRAVDA_FIRST)
        one.misses(BABEL_FIRST)


def test_of_one_person_only_what_concerns_them_is_left(reader):
    page = reader.open("accounts")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Wang Guangjun is captured: when?")
    reader.sees("Chang Renbo is captured: ", "Wang Guangjun is captured: ")
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Person").click()
    page.get_by_role("option", name="Chang Renbo").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"accounts\?person=chang-renbo$"))
    expect(main).not_to_contain_text("Wang Guangjun is captured: when?")
    expect(main).to_contain_text("Chang Renbo is captured: when?")
    reader.misses("Wang Guangjun is captured: ")
    reader.sees("Chang Renbo is captured: ")


def test_two_sources_are_compared_side_by_side_and_the_address_reopens_it(reader, elsewhere):
    page = reader.open("accounts?person=chang-renbo")
    both = {"One source": "Babel (all 2", "Another source": "Ukrainska Pravda (all 3"}
    for box, name in both.items():
        field = page.get_by_role("combobox", name=box)
        field.click()
        field.fill(name)
        page.get_by_role("option", name=re.compile(re.escape(name))).click()
        reader.settled()
    expect(page.get_by_text("Both tell of 14 events and claims: 7 contradicted")).to_be_visible()
    compared = page.locator("[class*=st-key-two-sources]")
    arrival = compared.filter(has_text="arrives in Russia · Another date")
    for told in ("When: 24 December 2024", "When: 20 December 2024"):
        expect(arrival).to_contain_text(told)
    page.get_by_role("radio", name="Only Ukrainska Pravda (6)").click()
    expect(page).to_have_url(re.compile("sort.two-sources=other"))
    reader.settled()
    alone = compared.filter(has_text="The article says that Chang Renbo is 26 years old.")
    expect(alone).to_be_visible()
    again = elsewhere.open(page.url.removeprefix(f"{reader.url}/"))
    expect(again.get_by_role("radio", name="Only Ukrainska Pravda (6)")).to_be_checked()
    expect(again.locator("[class*=st-key-two-sources]")).to_have_count(6)
