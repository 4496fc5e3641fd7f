"""A server that runs the app, and a reader who looks at it in a browser."""

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, Request, WebSocket, expect

ROOT = Path(__file__).parents[2]
PATIENCE_MS = 30_000
ASK_AGAIN_SECONDS = 0.05
expect.set_options(timeout=PATIENCE_MS)


def free_port() -> int:
    """Find a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """The app, started with the real command on a port of its own."""

    def __init__(
        self,
        data: Path,
        env: Mapping[str, str] | None = None,
        path: str = "",
        log: Path = Path(os.devnull),
    ) -> None:
        self.log = log
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}{path}"
        self.env = {**os.environ, "DASHBOARD_DATA": str(data), **(env or {})}
        self.env["STREAMLIT_SERVER_BASE_URL_PATH"] = path
        self.start()

    def start(self) -> None:
        """Start it, also once more, and wait until it answers."""
        listen = ("--server.address=127.0.0.1", f"--server.port={self.port}")
        options = ("--server.headless=true", *listen)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streamlit", "run", "streamlit_app.py", *options],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        while not self._healthy():
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(ASK_AGAIN_SECONDS)
                raise AssertionError("the server has stopped")

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """Let it die without a word to anybody."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait(timeout=20)


class Reader:
    """Somebody with a browser, who sees one page and what it asked the network for."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.url = url
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.sockets: list[WebSocket] = []
        context.on("request", self._listed)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("websocket", lambda socket: self.sockets.append(socket))

    def _listed(self, request: Request) -> None:
        if not request.url.startswith(self.url):
            self.outside.append(request.url)

    def open(self, query: str = "") -> Page:
        """Open the app at an address and wait until it has drawn everything."""
        self.page.goto(f"{self.url}/{query}")
        self.settled()
        return self.page

    def pages(self) -> list[str]:
        """Name the pages, as the links to them do."""
        return self.page.locator(".st-key-pages").get_by_role("link").all_inner_texts()

    def turn_to(self, name: str) -> None:
        """Go to a page by its link, and wait until it has drawn everything."""
        self.page.locator(".st-key-pages").get_by_role("link", name=name, exact=True).click()
        expect(self.page).to_have_title(re.compile(f"^{re.escape(name)} · "))
        self.settled()

    def tabs(self) -> Iterator[str]:
        """Turn to each tab of the page, if it has any, and wait for what is in it."""
        for tab in self.page.get_by_role("tab").all():
            tab.click()
            expect(tab).to_have_attribute("aria-selected", "true")
            shown = self.page.get_by_role("tabpanel").filter(visible=True)
            expect(shown.get_by_test_id("stElementContainer").first).to_be_visible()
            self.settled()
            yield tab.inner_text()

    def pull_out_trays(self) -> None:
        """Open all that is folded, and wait for what is in it."""
        for tray in self.page.get_by_test_id("stExpander").filter(visible=True).all():
            if tray.locator("details").get_attribute("open") is None:
                tray.locator("summary").click()
            expect(tray.get_by_test_id("stSpace")).to_have_count(0)
            self.settled()

    def unfold_choices(self) -> None:
        """Open what of the sidebar is folded, and stays so until somebody folds it again."""
        more = self.page.get_by_test_id("stSidebar").get_by_test_id("stExpander")
        if more.locator("details").get_attribute("open") is None:
            more.locator("summary").click()
            expect(more.locator("details")).to_have_attribute("open", "")
            expect(more.locator("[inert]")).to_have_count(0)

    def settled(self) -> None:
        """Wait until no script runs and no chart is still empty."""
        self.page.get_by_test_id("stMain").get_by_role("heading", level=1).wait_for()
        self.page.wait_for_function(
            """() => {
              const app = document.querySelector('[data-testid=stApp]');
              const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')];
              return app?.dataset.testScriptState === 'notRunning'
                && !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')
                && charts.every(chart => chart.querySelector('svg, canvas'));
            }"""
        )

    def marks(self, part: str) -> Locator:
        """Find the marks of charts by what screen readers hear of them."""
        return self.page.locator(f'[data-testid=stVegaLiteChart] path[aria-label*="{part}"]')

    def click(self, part: str) -> None:
        """Click on the middle of a mark."""
        self.sees(part)
        mark = self.marks(part).first
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def sees(self, *parts: str) -> None:
        """Wait until a mark is there for each of the texts."""
        for part in parts:
            expect(self.marks(part)).not_to_have_count(0)

    def misses(self, *parts: str) -> None:
        """Wait until no mark is there for any of the texts."""
        for part in parts:
            expect(self.marks(part)).to_have_count(0)

    def choose(self, name: str, words: str, query: str) -> None:
        """Choose from a list by keys alone, until the address says so.

        A list that is drawn anew while somebody types forgets what was typed.
        """
        box = self.page.get_by_role("combobox", name=name, exact=True)
        options = self.page.get_by_role("listbox").get_by_role("option")
        for _ in range(10):
            box.fill("")
            box.press_sequentially(words)
            try:
                expect(options.filter(has_text=words).first).to_be_visible(timeout=3_000)
                self.page.keyboard.press("ArrowDown")
                self.page.keyboard.press("Enter")
                expect(self.page).to_have_url(re.compile(query), timeout=5_000)
            except AssertionError:
                continue
            self.page.keyboard.press("Escape")
            return
        raise AssertionError(f"{name} does not take {words}")
