"""Two processes behind the real nginx: what readers keep, what every answer carries."""

import functools
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, FrameLocator, Page, expect

from tests.browser.proxied import COOKIE, NGINX, Answer, Proxied, ask
from tests.browser.reading import ROOT, Reader, Server, free_port

COUNTS = re.compile(r"^\d+ of \d+ events and \d+ of \d+ statements")
TELL_WHAT_IS_REFUSED = """document.addEventListener('securitypolicyviolation', event =>
    window.refused(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"""
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}

Pair = tuple[Server, Server]


@pytest.fixture(scope="module", autouse=True)
def nginx_is_there() -> None:
    """Nginx is as necessary as a browser."""
    if NGINX is None:
        message = "no nginx: install Debian's nginx-light"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


@pytest.fixture
def pair() -> Iterator[Pair]:
    """Two processes, to be killed."""
    running = Server(ROOT / "data"), Server(ROOT / "data")
    yield running
    for one in running:
        one.stop()


@pytest.fixture(scope="module")
def lasting_pair() -> Iterator[Pair]:
    """Two processes that serve the app under a path, and stay."""
    running = Server(ROOT / "data", path="/testimony"), Server(ROOT / "data", path="/testimony")
    yield running
    for one in running:
        one.stop()


@pytest.fixture(scope="module")
def under_a_path(lasting_pair: Pair, tmp_path_factory) -> Iterator[Proxied]:
    """Stand before the two that stay."""
    folder = tmp_path_factory.mktemp("nginx")
    running = Proxied(folder, [one.port for one in lasting_pair], path="/testimony")
    yield running
    running.stop()


@pytest.fixture
def sit_down(browser: Browser) -> Iterator[Callable[[Proxied], Reader]]:
    """Sit down with a browser of one's own."""
    contexts: list[BrowserContext] = []

    def sit(before: Proxied) -> Reader:
        contexts.append(browser.new_context(viewport={"width": 1400, "height": 900}))
        return Reader(contexts[-1], before.url)

    yield sit
    for context in contexts:
        context.close()


def process_of(reader: Reader) -> int:
    """Tell which process has the reader's session, from 1 on."""
    (number,) = [
        cookie["value"] for cookie in reader.page.context.cookies() if cookie["name"] == COOKIE
    ]
    return int(number)


def one_on_each(sit_down: Callable[[Proxied], Reader], before: Proxied, query: str) -> list[Reader]:
    """Let readers sit down until each process has one."""
    found: dict[int, Reader] = {}
    while len(found) < 2:
        reader = sit_down(before)
        reader.open(query)
        found.setdefault(process_of(reader), reader)
    return [found[1], found[2]]


def downloaded(page: Page, frame: FrameLocator | None = None) -> str:
    """Click the first button that downloads a table, and read what comes."""
    with page.expect_download() as download:
        (frame or page).get_by_test_id("stDownloadButton").first.get_by_role("button").click()
    return Path(download.value.path()).read_text("utf-8-sig")


def search(reader: Reader, words: str) -> None:
    """Search for words, until the address has them."""
    box = reader.page.get_by_role("searchbox", name="Words")
    box.fill(words)
    box.press("Enter")
    expect(reader.page).to_have_url(re.compile(f"words={words}"))
    reader.settled()


def test_readers_of_a_process_that_dies_go_on_elsewhere_and_lose_nothing(pair, tmp_path, sit_down):
    before = Proxied(tmp_path, [one.port for one in pair])
    try:
        first, other = one_on_each(sit_down, before, "")
        first.choose("Person", "Chang", "person=chang-renbo")
        search(first, "captured")
        first.click("Chang Renbo is captured, 5 April [2025]")
        expect(first.page).to_have_url(re.compile("event=chang-capture"))
        first.settled()
        search(other, "fire")
        said = {one: one.page.get_by_text(COUNTS).inner_text() for one in (first, other)}
        stood = {one: one.page.url for one in (first, other)}
        record = first.page.get_by_test_id("stBottom").inner_text()

        with first.page.expect_websocket():
            pair[0].kill()
        connected = first.page.locator("[data-test-connection-state=CONNECTED]")
        expect(connected).to_have_count(1)
        first.settled()

        assert process_of(first) == process_of(other) == 2
        for one in (first, other):
            expect(one.page).to_have_url(stood[one])
            expect(one.page.get_by_text(COUNTS)).to_have_text(said[one])
        expect(first.page.get_by_role("searchbox", name="Words")).to_have_value("captured")
        expect(first.page.get_by_role("group", name="Selected values")).to_contain_text(
            "Chang Renbo"
        )
        assert first.page.get_by_test_id("stBottom").inner_text() == record
        assert ask(before.port, "/_stcore/health").status == 200

        first.turn_to("Statements")
        expect(first.page).to_have_url(re.compile("person=chang-renbo"))
        other.turn_to("Statements")
        expect(other.page).to_have_url(re.compile("words=fire"))
        first.turn_to("Overview")

        pair[0].start()  # it is there again, and those who went away from it stay away
        assert [downloaded(first.page) for _ in range(4)] == [downloaded(first.page)] * 4
        search(first, "front")
        assert process_of(first) == 2
        assert {process_of(one) for one in one_on_each(sit_down, before, "")} == {1, 2}
    finally:
        before.stop()


def test_where_no_process_answers_nginx_says_so_under_the_same_rules(tmp_path):
    before = Proxied(tmp_path, [free_port(), free_port()])
    try:
        for path in ("/", "/_stcore/health", "/_stcore/stream", "/media/some.csv"):
            answer = ask(before.port, path)
            assert answer.status == 502
            assert_safe(answer.headers)
    finally:
        before.stop()


def assert_safe(headers) -> None:
    """Hold the headers that every answer carries, once each."""
    assert headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert headers.get_all("Referrer-Policy") == ["same-origin"]
    assert headers.get_all("X-Frame-Options") == ["DENY"]
    (policy,) = headers.get_all("Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert headers["Server"] == "nginx"


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/testimony/", "GET", 200),
        ("/testimony/", "HEAD", 200),
        ("/testimony/people?person=chang-renbo", "GET", 200),
        ("/testimony", "GET", 307),
        ("/testimony/people/", "GET", 301),
        ("/testimony/app/static/basemap.topojson", "GET", 200),
        ("/testimony/app/static/none.topojson", "GET", 404),
        ("/testimony/manifest.json", "GET", 200),
        ("/testimony/media/none.csv", "GET", 404),
        ("/testimony/_stcore/health", "GET", 200),
        ("/testimony/_stcore/host-config", "GET", 200),
        ("/testimony/_stcore/metrics", "GET", 404),
        ("/testimony/_stcore/upload_file/none/none", "PUT", 403),
        ("/testimony//people", "GET", 200),
        ("/elsewhere", "GET", 404),
        ("/%00", "GET", 400),
    ],
)
def test_every_answer_carries_the_headers(under_a_path, path, method, status):
    answer = ask(under_a_path.port, path, method)
    assert answer.status == status
    assert_safe(answer.headers)


def test_a_redirect_leads_to_the_address_that_the_reader_knows(under_a_path):
    answer = ask(under_a_path.port, "/testimony?person=chang-renbo")
    assert answer.headers["Location"] == "/testimony/?person=chang-renbo"


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/metrics", "/_stcore/metrics/", "/_stcore/%6detrics", "//_stcore/metrics"),
        *("/_stcore//metrics", "/people/../_stcore/metrics", "/_stcore/./metrics"),
        *("/_stcore/metrics?families=session_events", "/_stcore/script-health-check"),
        *("/_stcore/agent/openapi.json", "/_stcore/agent/interact", "/_stcore/health/../metrics"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_metrics_and_what_else_the_app_does_not_need_are_not_public(
    under_a_path, lasting_pair, path, method
):
    assert ask(under_a_path.port, f"/testimony{path}", method).status == 404
    open_to_the_host = ask(lasting_pair[0].port, "/testimony/_stcore/metrics")
    assert b"# EOF" in open_to_the_host.body


def test_a_page_of_somebody_elses_opens_no_session(under_a_path):
    own = f"127.0.0.1:{under_a_path.port}"

    def opening(origin: str) -> Answer:
        headers = UPGRADE | {"Origin": origin}
        return ask(under_a_path.port, "/testimony/_stcore/stream", headers=headers)

    assert opening(f"http://{own}").status == 101
    assert opening(f"https://{own}").status == 101  # where something else ends the encryption
    for origin in ("http://elsewhere.example", f"http://{own}.example", f"http://x{own}", "null"):
        refused = opening(origin)
        assert refused.status == 403
        assert b"nginx" in refused.body  # the process is not even asked


def test_without_nginx_a_page_of_somebody_elses_opens_none_either(lasting_pair):
    port = lasting_pair[0].port
    asked = {
        origin: ask(port, "/testimony/_stcore/stream", headers=UPGRADE | {"Origin": origin}).status
        for origin in (f"http://127.0.0.1:{port}", "http://elsewhere.example", "null", "file://")
    }
    assert [*asked.values()] == [101, 403, 403, 403]


def test_the_app_runs_under_its_policy_on_every_page(under_a_path, sit_down):
    reader = sit_down(under_a_path)
    page, refused = reader.page, []
    page.context.expose_binding("refused", lambda _, what: refused.append(what))
    page.context.add_init_script(TELL_WHAT_IS_REFUSED)
    base_map = f"{under_a_path.url}/app/static/basemap.topojson"
    with page.expect_response(base_map) as answer:
        reader.open("?event=chang-capture")
    assert answer.value.status == 200
    page.get_by_test_id("stSidebar").get_by_role("combobox", name="Person").click()
    page.keyboard.press("Escape")
    chart = page.get_by_test_id("stVegaLiteChart").filter(visible=True).first
    chart.hover()
    with page.expect_download():
        page.get_by_role("button", name="Download as PNG").first.click()
    assert downloaded(page)
    for name in reader.pages():
        reader.turn_to(name)
        for _ in reader.tabs():
            reader.pull_out_trays()
        reader.pull_out_trays()
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)
        reader.settled()
    assert refused == []
    assert reader.complaints == []
    assert reader.outside == []


def test_under_a_path_links_addresses_and_the_way_back_keep_the_path(under_a_path, sit_down):
    reader = sit_down(under_a_path)
    page = reader.open("?person=chang-renbo")
    reader.turn_to("Statements")
    assert page.url == f"{under_a_path.url}/statements?person=chang-renbo"
    page.get_by_role("button", name="Link").click()
    expect(page.get_by_test_id("stCode").first).to_contain_text(page.url)
    page.reload()
    reader.settled()
    expect(page).to_have_title(re.compile("^Statements · "))
    assert page.url == f"{under_a_path.url}/statements?person=chang-renbo"
    page.go_back()
    reader.settled()
    expect(page).to_have_url(f"{under_a_path.url}/?person=chang-renbo")
    assert reader.outside == []
    paths = {cookie["path"] for cookie in page.context.cookies() if cookie["name"] == COOKIE}
    assert paths == {"/testimony/"}


def test_what_is_uploaded_and_downloaded_reaches_the_process_of_the_reader(
    under_a_path, sit_down, tmp_path
):
    archive = shutil.make_archive(str(tmp_path / "mine"), "zip", ROOT / "data")
    for reader in one_on_each(sit_down, under_a_path, "method"):
        page = reader.page
        page.get_by_role("tab", name="Preview").click()
        page.locator("input[type=file]").set_input_files(archive)
        expect(page.get_by_text("preview of mine.zip; only you can see it")).to_be_visible()
        reader.turn_to("Overview")
        assert downloaded(page)


@pytest.fixture
def article(tmp_path) -> Iterator[Callable[[str], str]]:
    """Serve a page of another site that shows an address in a frame."""
    folder = tmp_path / "newsroom"
    folder.mkdir()
    handler = functools.partial(SimpleHTTPRequestHandler, directory=folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as newsroom:
        threading.Thread(target=newsroom.serve_forever).start()

        def written(address: str) -> str:
            frame = f'<iframe src="{address}" width=1200 height=800></iframe>'
            (folder / "article.html").write_text(frame)
            return f"http://localhost:{newsroom.server_port}/article.html"

        yield written
        newsroom.shutdown()


@pytest.mark.parametrize(
    ("embedders", "shown"),
    [("'none'", False), ("'self' http://localhost:*", True), ("https://newsroom.example", False)],
)
def test_only_whom_the_host_names_may_show_the_app_in_a_frame(
    lasting_pair, tmp_path, browser, article, embedders, shown
):
    ports = [one.port for one in lasting_pair]
    before = Proxied(tmp_path / "nginx", ports, path="/testimony", embedders=embedders)
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    address = article(f"{before.url}/?person=chang-renbo&embed=true")
    try:
        if shown:
            page.goto(address)
            framed = page.frame_locator("iframe")
            expect(framed.get_by_text(COUNTS)).to_be_visible()
            expect(framed.get_by_test_id("stMain")).to_contain_text("Chang Renbo")
            expect(framed.get_by_text("asks for something")).to_have_count(0)
            assert downloaded(page, framed)
            assert COOKIE not in {cookie["name"] for cookie in context.cookies()}
        else:
            refused = f"frame-ancestors {embedders}"
            with page.expect_console_message(lambda message: refused in message.text):
                page.goto(address)
        header = ask(before.port, "/testimony/").headers.get_all("X-Frame-Options")
        assert header == (["DENY"] if embedders == "'none'" else None)
    finally:
        context.close()
        before.stop()
