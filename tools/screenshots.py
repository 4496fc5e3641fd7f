"""Make the README's pictures from the running app: `python -m tools.screenshots`.

Needs what the tests need; the pictures never show more than the app does. Where a picture begins
is said by a heading, so that it does not depend on what stands above.
"""

from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.reading import ROOT, Reader, Server

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CHROMIUM = Path("/usr/bin/chromium")


class Picture(NamedTuple):
    """What a reader sees at an address, on paper of a size."""

    address: str
    from_heading: str = ""
    width: int = 1400
    height: int = 900
    scheme: str = "light"
    folder: str = "data"


PICTURES = {
    "overview": Picture(""),
    "record": Picture("?event=job-lost-in-pandemic"),
    "accounts": Picture("accounts"),
    "person": Picture("people?of=chang-renbo", scheme="dark"),
    "hours": Picture("", folder="examples/lorry"),
    "phone": Picture("statements?topic=numbers", width=390, height=844),
}


def main() -> None:
    """Open each address and save what a reader sees."""
    with sync_playwright() as playwright:
        path = CHROMIUM if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for folder in dict.fromkeys(picture.folder for picture in PICTURES.values()):
            server = Server(ROOT / folder)
            try:
                _save_all(browser, server.url, folder)
            finally:
                server.stop()
        browser.close()


def _save_all(browser: Browser, url: str, folder: str) -> None:
    """Save the pictures of a dataset."""
    for name, picture in PICTURES.items():
        if picture.folder == folder:
            context = browser.new_context(
                viewport={"width": picture.width, "height": picture.height},
                color_scheme=picture.scheme,
                reduced_motion="reduce",
            )
            page = Reader(context, url).open(picture.address)
            page.wait_for_load_state("networkidle")
            _begin_at(page, picture.from_heading)
            page.screenshot(path=ROOT / "tools" / f"{name}.png")
            context.close()


def _begin_at(page: Page, heading: str) -> None:
    """Scroll so that a heading stands on top."""
    if heading:
        found = page.get_by_test_id("stMain").get_by_role("heading", name=heading, exact=True)
        found.evaluate("heading => heading.scrollIntoView({ behavior: 'instant' })")


if __name__ == "__main__":
    main()
