"""What a format needs that is not installed with the rest: it is said, and nothing else fails."""

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.exporting import extras
from dashboard.exporting.formats import DATA, by_name


@pytest.fixture
def without(monkeypatch):
    """Have some packages not installed."""

    def hide(*packages):
        monkeypatch.setattr(extras, "find_spec", lambda one: None if one in packages else object())

    return hide


def test_what_is_missing_is_named_with_how_to_get_it(without):
    without("vl_convert")
    assert by_name("a.map.png").missing == (
        "This needs vl-convert-python, which is not installed here: "
        "pip install -r requirements-formats.txt"
    )
    assert [form.name for form in DATA if form.missing] == []
    without("vl_convert", "weasyprint")
    assert "vl-convert-python and WeasyPrint, which are not" in by_name("a.pdf").missing


def test_a_missing_library_is_named_too(monkeypatch):
    monkeypatch.setattr(extras, "has_pango", lambda: False)
    assert "needs the library Pango" in by_name("a.pdf").missing
    assert by_name("a.html").missing == ""


def test_the_command_says_so_and_writes_nothing(without, folder, tmp_path):
    without("weasyprint")
    file = tmp_path / "report.pdf"
    ran = CliRunner().invoke(main, ["export", str(folder), "--to", str(file)])
    assert ran.exit_code == 2
    assert "needs WeasyPrint" in " ".join(ran.output.split())
    assert not file.exists()
