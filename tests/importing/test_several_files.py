"""Several files become one dataset: what is one in both is one; made up."""

from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.model.load import load
from tests.importing.made_up import ROWS, acled, geojson, kml, row


def together(tmp_path, files, *options):
    """Import files into a folder that is not there yet."""
    paths = []
    for name, content in files.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(content)
    given = ["import", *map(str, paths), str(tmp_path / "dataset"), *options]
    return CliRunner().invoke(main, given), tmp_path / "dataset"


def test_files_of_different_programs_share_places_and_sources(tmp_path):
    rows = [row(1), row(2)]
    ran, folder = together(tmp_path, {"a.kml": kml(rows), "b.json": geojson([*rows, row(3)])})
    assert ran.exit_code == 0, ran.output
    assert "5 rows of a.kml, b.json: " in ran.stdout
    dataset = load(folder)
    assert dataset.places["name"].value_counts().to_dict() == {"Mada 1": 1, "Mada 2": 1}
    assert sorted(dataset.sources["url"]) == [f"https://x.example/{n}" for n in (1, 2, 3)]
    assert dataset.title == "Made up"


def test_what_is_left_out_is_told_with_its_file(tmp_path):
    ran, _ = together(tmp_path, {"a.csv": acled(ROWS), "b.csv": acled([row(1), row(1)])})
    assert ran.exit_code == 0, ran.output
    assert "62 rows of a.csv, b.csv: " in ran.stdout
    assert "Left out: b.csv: line 3, which says the same as line 2." in ran.stdout


def test_tables_of_ours_may_be_given_one_by_one(tmp_path, shipped_files):
    tables = {name: content for name, content in shipped_files.items() if name.endswith(".csv")}
    ran, folder = together(tmp_path, tables)
    assert ran.exit_code == 0, ran.output
    for name, content in tables.items():
        lines = (folder / name).read_text("utf-8").splitlines()
        assert len(lines) == len(content.decode().splitlines()), name


def test_ours_and_others_do_not_go_together_at_once(tmp_path, shipped_files):
    files = {"people.csv": shipped_files["people.csv"], "a.kml": kml(ROWS)}
    ran, folder = together(tmp_path, files)
    assert ran.exit_code == 2
    assert "Import those of one kind first" in " ".join(ran.output.split())
    assert not folder.exists()
