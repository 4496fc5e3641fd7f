"""The app as a script: opened at an address, on a page, and all that is written there."""

from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
# all that is installed is looked through once, not for each app, which took most of its time
ROOT = Path(__file__).parents[2]
TRAYS = ("density", "undated", "unplaced", "placeless", "problems")
TAKE_AWAY = "*Take away* "
TABS = (
    *("Sources & limits", "How to read it", "Counts & problems", "Tables"),
    *("Dictionary", "Preview"),
)


def opened(page: str, **query: str | list[str]) -> AppTest:
    """Open a page at an address."""
    app = AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return to(page, app)


def to(page: str, app: AppTest) -> AppTest:
    """Go to another page, which must not fail."""
    return ran(app.switch_page(f"dashboard/pages/{page}.py"))


def pulled_out(app: AppTest, *trays: str) -> AppTest:
    """Open trays, all that there may be unless some are named; what they hold must not fail."""
    for name in trays or TRAYS:
        app.session_state[f"open {name}"] = True
    return ran(app)


def turned(app: AppTest, tab: str) -> AppTest:
    """Turn to a tab of the page on data and method, which must not fail."""
    app.session_state["tab"] = tab
    return ran(app)


def ran(app: AppTest) -> AppTest:
    """Run the page that is open, which must not fail."""
    app = app.run()
    assert not app.exception, [one.message for one in app.exception]
    return app


def shown(app: AppTest) -> str:
    """Give all that is written on the page, joined; on chips too."""
    kinds = (app.title, app.main.header, app.markdown, app.text, app.caption, app.info)
    written = [element.value for kind in kinds for element in kind]
    return read("\n".join([*written, *chips(app)]))


def chips(app: AppTest) -> dict[str, Button]:
    """Give the chips of what is chosen by what each says."""
    found = [button for button in app.button if str(button.key).startswith("chip ")]
    assert all(chip.label.startswith(TAKE_AWAY) for chip in found)
    return {read(chip.label.removeprefix(TAKE_AWAY)): chip for chip in found}


def read(markup: str) -> str:
    """Give plain text as it is read, without what keeps it from being markup."""
    return markup.replace("\\", "").replace("\u2060", "")
