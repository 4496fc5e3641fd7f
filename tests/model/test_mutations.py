"""Whatever happens to the files: a dataset or problems, no traceback, and no row uncounted."""

import csv
import io
import random
from collections import Counter

import pytest
from click.testing import CliRunner

from dashboard.__main__ import main
from dashboard.model.load import build
from dashboard.model.problem_kinds import KINDS
from dashboard.model.problems import DataError
from dashboard.model.reading.folder import read_folder
from dashboard.model.schema import TABLES
from tests.broken.folders import sound

MUTATIONS, SHIPPED, CHECKED = 2_000, 60, 30
NASTY = [
    *("", " ", "x", "true", "TRUE", "0", "-1", "1e999", "9" * 400, "nan", "48,5", "٤٨", "½"),
    *(
        "2025-02-30",
        "45000",
        "05/02/2025",
        "[..",
        "../..",
        "0000",
        "9999-12-31/..",
        "~",
        "2025" * 50,
    ),
    *(
        "nowhere",
        "a;b;c",
        ";",
        "А",
        "anna-koval;",
        "paper-1,radio-1",
        "#",
        "# no",
        "=1+1",
        "'",
        '"',
    ),
    *(
        "\0",
        "\x1b[31m",
        "\u202e",
        "\ufeff",
        "\ufffd",
        "Ð¢Ð°",
        "РўР°",
        "“x”",
        "\r",
        "\n\n",
        "\u2028",
    ),
    *("<script>", "javascript:alert(1)", "https://", "x" * 300_000, "e\u0301" * 99, "\U0001f600"),
]
ENCODINGS = ["utf-16", "utf-16-le", "utf-32", "cp1251", "cp1252", "koi8-u", "utf-8-sig", "gb18030"]


def flip(content: bytes, chance: random.Random) -> bytes:
    """Change, delete or insert a few bytes, or cut the rest off."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) + 1)
        how = chance.randrange(5)
        if how == 0 and at < len(changed):
            changed[at] ^= 1 << chance.randrange(8)
        elif how == 1:
            del changed[at : at + chance.randint(1, 30)]
        elif how == 2:
            changed[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 3)))
        elif how == 3:
            changed[at:at] = chance.choice([b'"', b",", b";", b"\n", b"\r", b"\0", b'""', b"\n\n"])
        else:
            del changed[at:]
    return bytes(changed)


def retype(content: bytes, chance: random.Random) -> bytes:
    """Change cells, rows or columns as in a spreadsheet."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    how = chance.randrange(8)
    if how < 4:
        for _ in range(chance.randint(1, 3)):
            row = chance.choice(rows[chance.randrange(2) :])
            row[chance.randrange(len(row))] = chance.choice([*NASTY, chance.choice(rows)[0]])
    elif how == 4:
        rows += chance.choices(rows, k=chance.randint(1, 3))
    elif how == 5:
        del rows[chance.randrange(len(rows))]
        chance.shuffle(rows)
    elif how == 6:
        one, other = (chance.randrange(len(rows[0])) for _ in range(2))
        for row in rows:
            row[one], row[other] = row[other], row[one]
    else:
        one = chance.randrange(len(rows[0]))
        rows = [row[:one] + row[one + chance.randrange(2) :] for row in rows]
        chance.choice(rows).append("more")
    file = io.StringIO()
    delimiter = chance.choice([",", ",", ",", ",", ";", "\t"])
    csv.writer(file, delimiter=delimiter, lineterminator=chance.choice(["\n", "\r\n"])).writerows(
        rows
    )
    return file.getvalue().encode("utf-8", "replace")


def recode(content: bytes, chance: random.Random) -> bytes:
    """Save in another encoding, with other line ends, or as nothing."""
    text = content.decode()
    if chance.random() < 0.5:
        return text.encode(chance.choice(ENCODINGS), "replace")
    return chance.choice([b"", b"\n", b"\0" * 99, text.replace("\n", "\r").encode(), b"PK\x03\x04"])


def mutated(files: dict[str, bytes], chance: random.Random) -> dict[str, bytes]:
    """Break one file, sometimes two."""
    files = dict(files)
    for file in chance.sample(sorted(files), chance.choice([1, 1, 1, 2])):
        how = (
            flip if file.endswith(".json") else chance.choice([flip, flip, retype, retype, recode])
        )
        files[file] = how(files[file], chance)
        if chance.random() < 0.01:
            del files[file]
    return files


def rows_in(content: bytes) -> int:
    """Count the rows of a table by the csv module alone; `# ` makes any of them a comment."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    _, *rest = rows
    with_text = [row for row in rest if any(cell.strip() for cell in row)]
    rows_of_text = [row for row in with_text if not row[0].startswith("# ")]
    return sum(not row[0].startswith("#") or any(map(str.strip, row[1:])) for row in rows_of_text)


def check_build(files: dict[str, bytes]) -> bool:
    """Build a dataset; everything that was read is usable or set aside, and told."""
    try:
        made = build(files, name="x")
    except DataError as error:
        problems, aside = error.problems, None
    else:
        problems, aside = made.problems, Counter(row.file for row in made.set_aside)
        for table in TABLES:
            file = f"{table}.csv"
            rows = rows_in(files[file]) if file in files else 0
            assert len(getattr(made, table)) + aside[file] == rows
        errors = [p for p in problems if not p.is_warning]
        told = {(p.file, p.line) for p in errors if p.file.endswith(".csv") and p.line > 1}
        assert told == {(row.file, row.line) for row in made.set_aside}
    assert list(problems) == sorted(set(problems), key=lambda p: (p.is_consequence, p))
    for problem in problems:
        assert problem.kind in KINDS
        assert str(problem).isprintable()
    assert aside is not None or problems
    return aside is not None


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return read_folder(sound(tmp_path_factory.mktemp("sound") / "data"))


@pytest.mark.parametrize("part", range(10))
def test_a_broken_folder_ends_in_a_dataset_or_in_problems(part, small):
    chance = random.Random(part)
    usable = Counter(check_build(mutated(small, chance)) for _ in range(MUTATIONS // 10))
    assert min(usable[True], usable[False]) > MUTATIONS // 100  # neither is rare


def test_so_does_the_shipped_one_when_it_is_broken(shipped_files):
    chance = random.Random("shipped")
    for _ in range(SHIPPED):
        check_build(mutated(shipped_files, chance))


def test_the_command_ends_with_a_code_and_without_a_traceback(small, tmp_path):
    chance = random.Random("command")
    for number in range(CHECKED):
        folder = tmp_path / str(number)
        folder.mkdir()
        for file, content in mutated(small, chance).items():
            (folder / file).write_bytes(content)
        form = chance.choice(["text", "json", "csv"])
        result = CliRunner().invoke(main, ["check", str(folder), "--format", form])
        assert isinstance(result.exception, SystemExit | None)
        assert result.exit_code in (0, 1, 2)
        assert "Traceback" not in result.output
