"""The app as a script: opened at an address, on a page, and all that is written there."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


def opened(page: str, **query: str | list[str]) -> AppTest:
    """Open a page at an address."""
    app = AppTest.from_file(ROOT / "streamlit_app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return to(page, app.run())


def to(page: str, app: AppTest) -> AppTest:
    """Go to another page, which must not fail."""
    app = app.switch_page(f"dashboard/pages/{page}.py").run()
    assert not app.exception, [one.message for one in app.exception]
    return app


def shown(app: AppTest) -> str:
    """Give all that is written on the page, joined."""
    kinds = (app.title, app.main.header, app.markdown, app.text, app.caption, app.info)
    written = "\n".join(element.value for kind in kinds for element in kind)
    return written.replace("\\", "").replace("\u2060", "")
