"""How far the reading of a folder is: shown to the reader while a large one is read first."""

import pytest
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.data import shown_dataset
from tests import elsewhere
from tests.pages.script import opened, shown


@pytest.fixture
def bars(monkeypatch, tmp_path, csvs):
    """Serve a small dataset, and note what bars of progress are drawn."""
    drawn = []
    draw = DeltaGenerator.progress
    monkeypatch.setattr(
        DeltaGenerator,
        "progress",
        lambda place, share, doing: drawn.append((share, doing)) or draw(place, share, doing),
    )
    monkeypatch.setenv("DASHBOARD_DATA", str(elsewhere.folder(tmp_path / "data", csvs())))
    return drawn


def test_a_large_folder_shows_how_far_it_is_read_and_then_itself(bars, monkeypatch):
    monkeypatch.setattr(shown_dataset, "LARGE_BYTES", 0)
    app = opened("overview")
    assert "Reading sources.csv" in [doing for _, doing in bars]
    assert [share for share, _ in bars] == sorted(share for share, _ in bars)
    assert "Where" in shown(app)
    assert not app.get("progress")
    before = len(bars)
    opened("overview")
    assert len(bars) == before


def test_a_small_one_shows_nothing_of_that(bars):
    opened("overview")
    assert bars == []
