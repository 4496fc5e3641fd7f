"""A view in a frame on another site: it alone, with its choice, answering to a click."""

import re

from playwright.sync_api import expect


def test_the_map_stands_alone_in_a_frame_and_answers(reader, shipped):
    page = reader.open("map?person=wang-guangjun&embed=true")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("Told by Babel, 14 April 2025")
    expect(page.get_by_role("link", name="Statements")).to_have_count(0)
    expect(page.get_by_test_id("stSidebar")).to_have_attribute("data-collapsed", "true")
    inset = page.locator("g.inset_marks path")  # what the map does not show is in its corner
    named = "all => all.map(one => one.__data__.datum.place_id)"
    reader.sees("Donetsk: 1 event, 0 statements")
    reader.settled()
    inset.nth(inset.evaluate_all(named).index("kazan")).click()
    expect(page).to_have_url(re.compile("/map.*spot=kazan"))
    reader.settled()
    page.go_back()
    expect(page).not_to_have_url(re.compile("spot="))
    only = page.get_by_role("button", name="Show only this place")
    expect(only).to_have_count(0)
    reader.settled()
    reader.click("Donetsk: 1 event, 0 statements")
    expect(only).to_be_visible()
    reader.settled()
    only.click()
    expect(page).to_have_url(re.compile("/map.*place=donetsk"))
    expect(page).to_have_url(re.compile("embed=true"))
    expect(main).to_contain_text("1 of 41 events and 0 of 95 statements")
    reader.settled()
    source = main.get_by_role("link", name=shipped.title)
    assert re.search(r"/\?person=wang-guangjun&place=donetsk$", source.get_attribute("href"))
    assert reader.outside == []
