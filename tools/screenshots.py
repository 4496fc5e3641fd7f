"""Make the README's pictures from the running app: `python -m tools.screenshots`.

Needs what the tests need; the pictures never show more than the app does.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.reading import ROOT, Reader, Server

PICTURES = {"overview": ""}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CHROMIUM = Path("/usr/bin/chromium")


def main() -> None:
    """Open each address and save what a reader sees."""
    server = Server(ROOT / "data")
    with sync_playwright() as playwright:
        path = CHROMIUM if CHROMIUM.exists() else None
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name, query in PICTURES.items():
            context = browser.new_context(viewport={"width": 1400, "height": 1000})
            reader = Reader(context, server.url)
            page = reader.open(query)
            reader.sees("Moscow", "Chang Renbo is captured")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=ROOT / "tools" / f"{name}.png")
            context.close()
        browser.close()
    server.stop()


if __name__ == "__main__":
    main()
