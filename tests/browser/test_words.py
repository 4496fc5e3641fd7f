"""Words that a reader seeks, in a real browser: whole, begun, inside others, and in other words."""

import re

from playwright.sync_api import expect

from tests.browser.reading import Reader


def sought(reader: Reader, words: str) -> None:
    """Type words, and wait until the page shows what has them."""
    box = reader.page.get_by_role("searchbox", name="Words")
    box.fill(words)
    box.press("Enter")
    expect(reader.page).to_have_url(re.compile(f"[?&]words={words}"))
    reader.settled()


def test_who_said_ten_and_what_is_said_on_chemical_weapons_are_found_by_their_words(reader):
    page = reader.open("statements")
    sought(reader, "ten")
    blocks = page.locator("[class*=st-key-block]")
    expect(blocks).to_have_count(2)
    expect(blocks.first).to_contain_text("his unit had ten Chinese in it")
    expect(blocks.last).to_contain_text("Words found in: the curator's note")

    sought(reader, "chemical")
    expect(blocks).to_have_count(1)
    page.get_by_role("button", name="Show these, too").click()
    expect(page).to_have_url(re.compile("words-in=any-account"))
    reader.settled()
    expect(page.get_by_role("button", name=re.compile("Words in any account"))).to_be_visible()
    expect(blocks.first).to_contain_text("Also told by: Dagens")

    reader.open("statements")
    sought(reader, "hinese")
    expect(blocks).to_have_count(0)
    page.get_by_role("button", name="Show these").click()
    expect(page).to_have_url(re.compile(r"\?q=hinese$"))
    reader.settled()
    expect(page.get_by_role("button", name=re.compile("Letters: .*anywhere"))).to_be_visible()
    expect(page.get_by_role("searchbox", name="Words")).to_have_value("")
    expect(blocks.first).to_be_visible()
