"""Redaction: no name of a prisoner of war is left anywhere, and all else stays as it was."""

import json
import re
import unicodedata
from urllib.parse import quote, unquote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.model.load import build
from dashboard.model.problems import DataError, Problem
from dashboard.model.redaction.redacted_files import build_redacted, redact
from dashboard.model.redaction.spellings import Hidden, Spellings
from dashboard.model.schema import TABLES
from tests.conftest import WORDS

WANG = {
    **{"person_id": "wang-guangjun", "name": "Wang Guangjun", "aliases": "Wang Guanzhun;王广军"},
    **{"status": "prisoner-of-war", "public_label": "Prisoner A"},
}
CHANG = {
    **{"person_id": "chang-renbo", "name": "Chang Renbo", "aliases": "Zhang Renbo"},
    **{"status": "prisoner-of-war", "public_label": "Prisoner B"},
}
NOBODY = {"person_id": "somebody", "name": "Somebody"}


def prisoner(name: str, label: str = "Prisoner A", **cells: str) -> dict[str, str]:
    """Give the row of a prisoner of war."""
    row = {"person_id": "prisoner-a", "name": name, "public_label": label}
    return {**row, "status": "prisoner-of-war", **cells}


@pytest.fixture(scope="module")
def redacted(csvs):
    """Load a small redacted dataset that is all right before and after."""

    def make(**tables: list[dict[str, str]]):
        files = csvs(**tables)
        before, after = build(files, name="before"), build(redact(files), name="after")
        assert (before.problems, after.problems) == ((), ())
        return after

    return make


@pytest.fixture(scope="module")
def told(redacted):
    """Redact one text."""

    def redact_text(text: str, *people: dict[str, str], **tables: list[dict[str, str]]) -> str:
        people = people or (WANG, CHANG, NOBODY)
        made = redacted(people=[*people], statements=[{"text": text}], **tables)
        return made.statements["text"].iloc[0]

    return redact_text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Wang Guangjun and Chang Renbo speak.", "Prisoner A and Prisoner B speak."),
        ("WANG GUANGJUN, wang guangjun", "Prisoner A, Prisoner A"),
        ("Wang-Guangjun, Wang\u00a0Guangjun, Wang  Guangjun", "Prisoner A, Prisoner A, Prisoner A"),
        ("Guangjun Wang; Wang, Guangjun; #WangGuangjun", "Prisoner A; Prisoner A; #Prisoner A"),
        (
            "Wáng Guǎngjūn, Ｗａｎｇ, Wa\u00adng, Wa\u0301ng\u0301!",
            "Prisoner A, " * 3 + "Prisoner A!",
        ),
        ("Wang Guanzhun's, Zhang’s and Renbo's", "Prisoner A's, Prisoner B’s and Prisoner B's"),
        ("王广军说, 王 广军, 王·广军", "Prisoner A说, Prisoner A, Prisoner A"),
        ("据Wang说", "据Prisoner A说"),
        ("Wang_2, 2Wang, (Wang)", "Prisoner A_2, 2Prisoner A, (Prisoner A)"),
        ("Changsha, exchange, Wangs, 军", "Changsha, exchange, Wangs, 军"),
        ("the event wang-arrival", "the event [redacted]-arrival"),
        ("é Wang ﬁ Chang ½", "é Prisoner A ﬁ Prisoner B ½"),
        ("at https://x.example/a/wang?b, not https://y.example/", "at https://x.example/ not "),
        ("https://x.example/%E7%8E%8B%E5%B9%BF%E5%86%9B.", "https://x.example/"),
        ("https://x.example/%2577ang", "https://x.example/"),
        ("https://wang.example/1", "https://redacted.invalid/"),
        ("Wаng Guаngjun, Wаng, WANG\u0410", "Prisoner A, Prisoner A, WANG\u0410"),  # а, А: U+0430
        ("https://x.example/W%D0%B0ng", "https://x.example/"),
        ("广军说", "[redacted]说"),
    ],
)
def test_names_are_found_however_they_are_written_and_nothing_else_is(text, shown, told):
    assert told(text).startswith(shown)


@pytest.mark.parametrize(
    ("people", "text", "shown"),
    [
        ([prisoner("Fox")], "Fox, a fox, foxes", "Prisoner A, a [redacted], foxes"),
        ([prisoner("Osama bin Laden")], "Laden, bin", "Prisoner A, bin"),
        ([prisoner("Osama bin Laden")], "laden osama bin", "Prisoner A"),
        (
            [prisoner("kim il-sung")],
            "Kim. Then Il-Sung, or Sung",
            "Prisoner A. Then Prisoner A, or Prisoner A",
        ),
        ([prisoner("J. O'Brien")], "J. A. OBrien", "J. A. Prisoner A"),
        ([prisoner("Ван Гуан", "")], "Ван Гуан и Вано", "Prisoner 1 и Вано"),
        (
            [prisoner("王 广军", person_id="wang-guang")],
            "王说广军, Wang",
            "王说Prisoner A, Prisoner A",
        ),
        ([prisoner("Li Bo", person_id="captured-man")], "A captured man", "A Prisoner A"),
        ([prisoner("Li Bo", person_id="captured-man")], "The captured are", "The captured are"),
        ([prisoner("Wang Li", ""), NOBODY], "Wang", "Prisoner 1"),
        ([prisoner("Wang Li", "Wang L.")], "Wang", "Prisoner 1"),
        ([prisoner("Wang Li", "Li Wang")], "Wang", "Prisoner 1"),
        ([prisoner("Wang Li", "https://x.example/%57ang")], "Wang", "Prisoner 1"),
        ([prisoner("Wang Li", "Prisoner; A")], "Wang", "Prisoner, A"),
        (
            [prisoner("Prisoner Petrov", "Prisoner P")],
            "Petrov is a Prisoner",
            "Prisoner P is a Prisoner",
        ),
        (
            [prisoner("The Two", kind="group")],
            "The Two; the two; two",
            "Prisoner A; Prisoner A; two",
        ),
        (
            [prisoner("Wang Li", ""), prisoner("Wang Bo", "Prisoner 1", person_id="b")],
            "Wang Li, Wang Bo, Wang",
            "Prisoner 2, Prisoner 1, [redacted]",
        ),
        ([WANG, {"name": "Wang Yi"}], "Wang Yi, Guangjun", "[redacted] Yi, Prisoner A"),
        ([WANG, {"name": "Wang Guangjun's unit"}], "Wang", "Prisoner A"),
        ([WANG, {"name": "Wang Guangjun"}], "Wang Guangjun", "[redacted]"),
    ],
)
def test_whoever_it_is_only_who_is_meant_gets_the_label(people, text, shown, told):
    assert told(text, *people) == shown


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Тарас Коваленко", "Тараса Коваленка, Тарасові Коваленку, Тарасом Коваленком"),
        ("Марія Біла", "Марії Білої, Марією Білою, Марії Білій, Марію Білу"),
        ("Андрій Зеленський", "Андрія Зеленського, Андрієві Зеленському, Андрієм Зеленським"),
        ("Ольга Кравець", "Ользі Кравцю, Ольгою Кравцем, Ольги Кравця"),
        ("Федір Мельник", "Федора Мельника, Федором Мельником"),
        ("Павел Петров", "Павла Петрова, Павлом Петровым, Павлу Петрову, Павел Петрова"),
        ("Игорь Чёрный", "Игоря Черного, Игорем Чёрным, ИГОРЮ ЧЕРНОМУ"),
        ("Любов Кобзар", "Любові Кобзаря, Кобзареві"),
        ("Ван Гуан", "Ваном Гуаном, Ван-Гуана"),
    ],
)
def test_a_cyrillic_name_is_found_in_every_case(name, cases, told):
    shown = told(cases, prisoner(name))
    assert shown == ", ".join(["Prisoner A"] * len(cases.split(", ")))


def test_what_only_begins_like_a_cyrillic_name_is_somebody_else(told):
    text = "Тарасюк, Тарасенко, Іванів, Иванов, Вано, Ваня, ванна, Линь"
    assert told(text, prisoner("Тарас Іван", aliases="Иван Ван;Ли"), NOBODY) == text
    assert told("до тараса, тараса", prisoner("Тарас")) == "до [redacted], [redacted]"
    petrova = {"name": "Ганна Петрова"}
    assert told("Петров, Петрова, Петровим", prisoner("Петров"), petrova) == (
        "Prisoner A, [redacted], [redacted]"
    )


def test_a_part_of_a_name_that_is_a_place_too_stands_for_nobody(told):
    assert told("In Roman.", prisoner("Petro Roman"), places=[{"name": "Roman"}]) == (
        "In [redacted]."
    )


def test_ids_stay_ids_that_differ_and_agree_between_tables(redacted):
    made = redacted(
        people=[{"person_id": "prisoner-a"}, WANG, CHANG, {"person_id": "group-of-chang"}],
        places=[{"place_id": "wang-house"}],
        sources=[{"source_id": "paper"}, {"source_id": "wang-paper", "based_on": "paper;Wang"}],
        events=[
            {"event_id": "wang-arrival", "person_ids": "wang-guangjun;chang-renbo"},
            {"event_id": "guangjun-arrival", "place_id": "wang-house"},
            {"event_id": "changsha", "source_id": "wang-paper"},
        ],
        statements=[{"event_id": "guangjun-arrival", "speaker_ids": "chang-renbo ; prisoner-a"}],
    )
    assert made.people["person_id"].tolist() == [
        *("prisoner-a", "prisoner-a-2", "prisoner-b", "group-of-prisoner-b")
    ]
    assert made.events["event_id"].tolist() == [
        *("prisoner-a-arrival", "prisoner-a-arrival-2", "changsha")
    ]
    assert made.events["person_ids"].iloc[0] == ("prisoner-a-2", "prisoner-b")
    assert made.events["place_id"].iloc[1] == made.places["place_id"].iloc[0] == "prisoner-a-house"
    assert made.events["source_id"].iloc[2] == made.sources["source_id"].iloc[1]
    assert made.sources["based_on"].iloc[1] == ("paper", "Prisoner A")
    statement = made.statements.iloc[0]
    assert statement["event_id"] == "prisoner-a-arrival-2"
    assert statement["speaker_ids"] == ("prisoner-b", "prisoner-a")


def test_a_word_of_a_prisoners_id_is_a_part_of_the_name_in_ids_alone(redacted):
    made = redacted(
        people=[prisoner("Ван", aliases="Van Gu", person_id="wang-guang")],
        events=[{"event_id": "guang-arrival", "title": "Guang"}],
    )
    assert made.events[["event_id", "title"]].iloc[0].tolist() == ["prisoner-a-arrival", "Guang"]


def test_only_the_site_of_an_address_with_a_name_is_left(redacted):
    sources = [
        {"url": "https://paper.example/wang-captured", "archive_url": "https://a.example/Wang"},
        {"url": "https://wang.example:80/1", "archive_url": "https://a.example/1"},
        {"url": "https://paper.example?q=Chang", "title": "Zhang speaks", "publisher": "Wang's"},
    ]
    made = redacted(
        people=[WANG, CHANG], sources=[{"source_id": f"s{n}"} | s for n, s in enumerate(sources)]
    )
    assert made.sources["url"].tolist() == [
        *("https://paper.example/", "https://redacted.invalid/", "https://paper.example/")
    ]
    assert made.sources["archive_url"].fillna("").tolist() == ["", "https://a.example/1", ""]
    assert made.sources[["title", "publisher"]].iloc[2].tolist() == [
        *("Prisoner B speaks", "Prisoner A's")
    ]


def test_a_quotation_keeps_its_number_of_words(redacted):
    quote = "one two three four five six seven eight nine ten eleven Wang"
    statement = {"form": "quote", "quote": quote}
    made = redacted(people=[WANG], statements=[statement])
    assert made.statements["quote"].iloc[0] == quote.replace("Wang", "Prisoner-A")


def test_cells_that_are_no_texts_stay_as_they_are(redacted):
    made = redacted(
        people=[prisoner("Hans News XX", born="1991", nationality="CN", role="a Hans")],
        sources=[{"language": "zh-Hans", "published": "2025-04-XX"}],
        places=[{"place_id": "p", "latitude": "48.5", "longitude": "38"}],
        place_candidates=[{"place_id": "p", "chosen": "true", "latitude": "48.5"}],
    )
    person, source = made.people.iloc[0], made.sources.iloc[0]
    assert person[["born", "nationality", "role"]].tolist() == ["1991", "CN", "a Prisoner A"]
    assert source[["language", "published", "kind"]].tolist() == ["zh", "2025-04-XX", "news"]
    assert (made.places["latitude"].iloc[0], made.place_candidates["chosen"].iloc[0]) == (
        48.5,
        True,
    )


def test_every_string_of_the_description_is_redacted(csvs):
    about = {"title": "Wang speaks", "custody": "王广军", "more": [{"Wang": ["Zhang", 1]}]}
    files = {**csvs(people=[WANG, CHANG]), "datapackage.json": json.dumps(about).encode()}
    assert json.loads(redact(files)["datapackage.json"]) == {
        **{"title": "Prisoner A speaks", "custody": "Prisoner A"},
        "more": [{"Prisoner A": ["Prisoner B", 1]}],
    }


def test_a_dataset_without_prisoners_of_war_is_left_alone(csvs):
    files = csvs(people=[NOBODY, {**WANG, "status": ""}], statements=[{"text": "Wang"}])
    assert redact(files) == files


def test_the_redacted_dataset_is_another_version(shipped, shipped_files):
    redacted = build(redact(shipped_files), name="x")
    assert (redacted.problems, redacted.set_aside) == ((), ())
    assert redacted.version != shipped.version
    assert redacted.prisoners == {"prisoner-a", "prisoner-b"}
    assert redacted.people["name"].tolist()[:2] == ["Prisoner A", "Prisoner B"]
    assert redacted.people["aliases"].tolist()[:2] == [(), ()]
    for table in TABLES:
        before, after = getattr(shipped, table), getattr(redacted, table)
        assert before["line"].tolist() == after["line"].tolist()
        kept = ["date", "said_on", "kind", "topic", "latitude", "born", "label"]
        for column in [column for column in kept if column in before]:
            assert before[column].equals(after[column])
    before, after = shipped.sources["url"], redacted.sources["url"]
    named = before.map(NAMES.search).notna()
    assert before[~named].equals(after[~named])
    assert after[named].str.fullmatch("https://[^/]+/").all()


def test_a_name_on_two_lines_moves_no_row(csvs):
    rows = [{"text": "Wang\nGuangjun\r\nspeaks"}, {"topic": "wang"}]
    (problem,) = build(redact(csvs(people=[WANG], statements=rows)), name="x").problems
    assert (problem.where, problem.value) == ("statements.csv:5:topic", "prisoner-a-2")


WHERE = re.compile(r"[\w.]+(:\d+)?")
NAMES = re.compile(
    r"(?<![a-z])(wang|guangjun|guanzhun|chang|zhang|renbo)(?![a-z])|王广军|张仁波", re.I
)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("events.csv", "moscow,2025-02-05,", "moscow,Wang Guangjun,"),
        ("events.csv", "moscow,2025-02-05,", "wang-moscow,2025-02-05,"),
        ("events.csv", "chang-arrival,", "wang-arrival,"),
        ("events.csv", "capture,chang-renbo,", "capture,Chang Renbo,"),
        ("events.csv", "capture,chang-renbo,", "capture,chang-rembo,"),
        (
            "events.csv",
            "Wang Guangjun arrives in Moscow,",
            '"Wang\r\nGuangjun, ""Wang\n"",,,,,,王广军',
        ),
        ("events.csv", ",basis,note", ",Basis of Wang,note"),
        ("events.csv", ",basis,note", ",basis,note,Note on Wang"),
        ("events.csv", "Chang Renbo is captured,", "Chang Renbo is captured, Wang too,"),
        ("events.csv", "wang-arrival,", '"Wang,'),
        ("sources.csv", "https://babel.ua", "Wang https://wang.ua"),
        ("sources.csv", ",en,2025", ",Wang,2025"),
        ("sources.csv", ",news,", ",Chang,"),
        ("people.csv", ",CN,1991,", ",Wang,王广军,"),
        ("people.csv", "soldier,prisoner-of-war,Prisoner A", "soldier,Prisoner of war,Prisoner A"),
        ("people.csv", "soldier,prisoner-of-war,Prisoner A", "soldier,pow,Prisoner A"),
        ("people.csv", "wang-guangjun,", "Wang Guangjun,"),
        ("people.csv", "wang-guangjun,", ","),
        ("places.csv", "moscow,Moscow", "moscow,Wang\ufffd"),
        ("datapackage.json", '"title": "What', '"title": "Wang 王广军", "What'),
        ("datapackage.json", '"title": "What', '"title": "Wang \ufffd'),
    ],
)
def test_whatever_is_wrong_is_told_where_it_is_and_without_a_name(file, old, new, shipped_files):
    before, middle, after = shipped_files[file].decode().partition(old)
    assert middle
    content = (before + new + after).encode().replace("\ufffd".encode(), b"\xff")
    files = {**shipped_files, file: content}
    plain, masked = told_of(files), told_of(redact(files))
    assert masked
    assert [WHERE.match(line)[0] for line in masked] == [WHERE.match(line)[0] for line in plain]
    assert not NAMES.search("\n".join(masked))
    assert not any(
        NAMES.search(content.decode("utf-8", "replace")) for content in redact(files).values()
    )


def garble(text: str, encoding: str = "cp1252") -> str:
    """Read the UTF-8 of a text in another encoding."""
    return text.encode().decode(encoding)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (
            {"note": garble("Wáng Guǎngjun’s view, of Kyïv")},
            f'"{garble("Prisoner A’s view, of Kyïv")}" is garbled: UTF-8 that was read as '
            'windows-1252. Write "Prisoner A’s view, of Kyïv"',
        ),
        (
            {"note": garble(garble("Wáng of Kyïv"))},
            f'"{garble(garble("Prisoner A of Kyïv"))}" is garbled: UTF-8 that was read as '
            'windows-1252 and again as windows-1252. Write "Prisoner A of Kyïv"',
        ),
        (
            {"note": "x" * 75 + garble(" Ван Гуан из Тулы", "cp1251")},
            f'"{"x" * 75} Pris…" is garbled: UTF-8 that was read as windows-1251. '
            f'Type it again, as the source has it: "{"x" * 75} Pris…"',
        ),
        (
            {"place_id": "wаng-guаngjun"},
            '"Prisoner A" is not an id. Add it to places.csv under an id like prisoner-a, '
            "and write that here",
        ),
    ],
)
def test_no_hint_brings_a_name_to_light(cells, told, csvs):
    wang = WANG | {"aliases": "Ван Гуан"}
    files = csvs(people=[wang], statements=[cells])
    assert build(files, name="x").problems
    dataset = build_redacted(files, name="x")
    assert [f"{one.sentence}. {one.hint}" for one in dataset.problems] == [told]
    shown = [*dataset.statements["note"].dropna(), *dataset.statements["text"]]
    for row in dataset.set_aside:
        shown += row.cells.values()
    assert len(dataset.statements) + len(dataset.set_aside) == 1
    for encoding in ("utf-8", "cp1252", "cp1251"):  # nor does who undoes what garbled it
        read = " ".join(
            text.encode(encoding, "replace").decode("utf-8", "replace") for text in shown
        )
        assert not re.search("w.ng|gu.ng|Ван", read, re.IGNORECASE)


def test_a_file_that_stops_the_load_is_told_of_without_a_name_too(csvs):
    files = csvs(people=[WANG])
    del files["events.csv"]
    message, hint = "the file is missing", "There is events.Wang.csv"
    unread = {"events.csv": Problem("events.csv", 0, "", "", message, hint, "missing-file")}
    with pytest.raises(DataError) as caught:
        build_redacted(files, name="x", unread=unread)
    assert str(caught.value) == "events.csv: the file is missing. There is events.Prisoner A.csv"


def told_of(files: dict[str, bytes]) -> list[str]:
    """Give all that a page says of what is wrong, rows that are set aside included."""
    try:
        dataset = build(files, name="x")
    except DataError as error:
        return [str(problem) for problem in error.problems]
    return [
        *map(str, dataset.problems),
        *(f"{row.file}:{row.line}: {row.cells}" for row in dataset.set_aside),
    ]


@pytest.mark.parametrize(
    ("people", "told"),
    [
        (None, "people.csv: the file is missing or cannot be read. "),
        (b"person_id,name\n\xff", "people.csv:2: byte 0xFF is not UTF-8 text; "),
        (
            ("Chang Renbo,", '"Chang Renbo,'),
            "people.csv:3: a quotation mark is opened here and not closed. ",
        ),
        (b"person_id,name\nwang,Wang", "people.csv:1:kind: the column is missing. "),
        (b"person_id,name,kind\nw,Wang,person", "people.csv:1:aliases: the column is missing. "),
        (
            b"person_id,name,aliases,kind\nw,Wang,,person",
            "people.csv:1:status: the column is missing. ",
        ),
        (
            ("\nwang-guangjun,Wang Guangjun", "\n# ,,,,,,,,,,\nx,X,,office,,,,,,,,,\nw,W"),
            "people.csv: rows go on",
        ),
        (("Wang Guangjun,", "Wang, Guangjun,"), "people.csv:2: the row has more cells than "),
        (
            ("Wang Guangjun,", '"Wang" Guangjun,'),
            "people.csv:2: [redacted] follows a closing quotation mark. Put quotation marks ",
        ),
        (b"wang,Wang Guangjun,,person\n", 'people.csv:1: "[redacted]" is not the name of a column'),
        (
            b"person_id,nane,kind,status\nw,Wang,person,\nWang,Wang,,",
            "people.csv:1:name: the column is missing. Write name in place of [redacted]",
        ),
        (b"person_id;Wang name;kind\n", "people.csv:1:"),
        (
            ("Wang Guangjun,", ""),
            "people.csv:2: the row has more cells than the header, or fewer. ",
        ),
    ],
)
def test_where_the_names_cannot_be_known_nothing_is_shown(people, told, shipped_files):
    files = dict(shipped_files)
    del files["people.csv"]
    if isinstance(people, tuple):
        people = shipped_files["people.csv"].decode().replace(*people).encode()
    if people is not None:
        files["people.csv"] = people
    with pytest.raises(DataError) as caught:
        redact(files)
    assert str(caught.value).startswith(told)
    assert not NAMES.search(str(caught.value).lower())


LETTERS = {"Latin": "abcdefghijklmnopqrstuvwxyzáčéüżñ", "Cyrillic": "абвгдежзіклмнопрст"}
WORD = [st.text(letters, min_size=2, max_size=7).map(str.title) for letters in LETTERS.values()]
NAME = st.one_of(
    *(st.lists(word, min_size=1, max_size=3).map(" ".join) for word in WORD),
    st.text("王广军张仁波李明", min_size=2, max_size=3),
)
FILLERS = [
    "he says",
    "Changsha",
    "от",
    "说",
    ".",
    "https://x.example/",
    "a\nb",
    "½",
    "-",
    "e\u0301",
]
WAYS = [
    *(str, str.upper, str.lower),
    *(lambda name, sign=sign: sign.join(name.split()) for sign in ["", "-", "_", "\u00a0", "\n"]),
    lambda name: " ".join(reversed(name.split())),
    lambda name: name.split()[0],
    lambda name: name.split()[-1] + "'s",
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: f"https://x.example/{quote(name)}?q={quote(name.lower())}",
    lambda name: slugged(name) or "x",
    *(lambda name, n=n: " ".join(in_case(word, n) for word in name.split()) for n in range(3)),
    lambda name: name.translate(LIKES),
    lambda name: name[-2:] if name[0] in "王广军张仁波李明" else name,
]
CASES = {"а": ("и", "у", "ою"), "о": ("а", "ові", "ом"), "": ("а", "ові", "ом")}
LIKES = str.maketrans("aeopcxiаеорсхі", "аеорсхіaeopcxi")  # from Latin to Cyrillic and back
AS_SEEN = str.maketrans("аеорсхі", "aeopcxi")


def in_case(word: str, number: int) -> str:
    """Write a Cyrillic word of three letters and more in another case, if it has any."""
    if len(word) < 3 or not "а" <= word[-1] <= "я" or word[-1] in "еиі":
        return word
    ending = word[-1] if word[-1] in CASES and word[-2] not in "аеиіо" else ""
    return word.removesuffix(ending) + CASES[ending][number] if ending or word[-1] != "о" else word


def plain(text: str) -> str:
    """Take case and accents off a text."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign))


def slugged(text: str) -> str:
    """Write an id as a curator would."""
    return re.sub("[^a-z0-9]+", "-", plain(text)).strip("-")


def words(*texts: str) -> set[str]:
    """Give all words in some texts."""
    return set(re.findall(r"[a-zа-яі]+", plain(" ".join([*texts, *map(unquote, texts)]))))


@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_no_name_is_left_and_every_row_stays(data, csvs):
    spelt = data.draw(st.lists(st.lists(NAME, min_size=1, max_size=3), min_size=1, max_size=3))
    every = [name for names in spelt for name in names]
    filled = csvs(**{table: [{}] for table in ("people", "places", "events", "statements")})
    usual = words(*(content.decode() for content in filled.values()), *FILLERS)
    usual |= words("prisoner a of war redacted invalid q s x")
    forms = [in_case(word, n) for name in every for word in plain(name).split() for n in range(3)]
    seen = {word.translate(AS_SEEN) for word in usual}
    assume(not words(*every, *forms) & usual)
    assume(not {word.translate(AS_SEEN) for word in words(*every, *forms)} & seen)
    names = st.builds(lambda name, way: way(name), st.sampled_from(every), st.sampled_from(WAYS))
    text = st.lists(names | st.sampled_from(FILLERS), min_size=1, max_size=5).map(" ".join)

    def rows(kind: str, *columns: str) -> list[dict[str, str]]:
        ids = enumerate(data.draw(st.lists(text.map(slugged), max_size=3)))
        return [
            {f"{kind}_id": f"{one[:99].strip('-')}-{n}".strip("-")}  # which is not too long
            | {c: data.draw(text) for c in columns}
            for n, one in ids
        ]

    labels = st.sampled_from(["", "Prisoner A", "Prisoner 1"]) | text
    prisoners = [
        {"person_id": f"{n}-{slugged(name) or 'x'}", "aliases": ";".join(aliases)}
        | {"name": name, "status": "prisoner-of-war", "public_label": data.draw(labels)}
        for n, (name, *aliases) in enumerate(spelt)
    ]
    people, places = [*prisoners, *rows("person", "name", "note")], rows("place", "name")
    events, statements = rows("event", "title", "note"), rows("statement", "text")
    for row in events:
        row["person_ids"] = ";".join(person["person_id"] for person in people)
        row["place_id"] = places[-1]["place_id"] if places else ""
    for row in statements:
        row["event_id"] = events[0]["event_id"] if events else ""
    source = {"title": data.draw(text), "url": f"https://x.example/{quote(data.draw(text))}"}
    tables = {"people": people, "places": places, "events": events, "statements": statements}
    files = csvs(**tables, sources=[source])
    files["datapackage.json"] = json.dumps({"title": data.draw(text)}).encode()
    redacted = redact(files)
    dataset = build(redacted, name="x")
    assert dataset.problems == ()
    assert {table: len(getattr(dataset, table)) for table in tables} == {
        table: len(rows) for table, rows in tables.items()
    }
    written = [content.decode() for content in redacted.values()] + [dataset.title]
    whole = "".join(" ".join(map(plain, written)).split())
    for name in every:
        parts = re.findall("[a-zа-я]+", plain(name))
        assert not {*parts, "".join(parts), "".join(reversed(parts))} & words(*written)
        assert parts or name not in whole
        seen = words(*(text.translate(AS_SEEN) for text in written))
        cases = [in_case(part, number) for part in parts for number in range(3)]
        assert not {one.translate(AS_SEEN) for one in (*parts, *cases)} & seen


STATUSES = [
    {"column": "people.status", "value": "missing", "label": "Missing"},
    {"column": "people.status", "value": "held", "label": "Held", "means": "prisoner-of-war"},
]


@pytest.mark.parametrize(
    ("status", "hidden"),
    [
        ("prisoner-of-war", True),
        ("held", True),
        ("missing", False),
        ("prisoner", True),
        ("Missing ", True),
        ("", False),
    ],
)
def test_who_is_hidden_follows_from_what_a_status_counts_as(status, hidden, csvs):
    words = [*WORDS, *STATUSES]
    files = csvs(people=[WANG | {"status": status}], vocabulary=words, events=[{"title": "Wang"}])
    assert ("Wang" in b"".join(redact(files).values()).decode()) != hidden


def test_without_words_every_status_hides(csvs):
    files = csvs(people=[WANG | {"status": "missing"}], vocabulary=[*WORDS, *STATUSES])
    for broken in (b"\xff", b'column,value,label,description,means,fastest_kmh\n"events', b""):
        assert b"Wang" not in redact({**files, "vocabulary.csv": broken})["people.csv"]
    del files["vocabulary.csv"]
    assert b"Wang" not in redact(files)["people.csv"]


def test_the_programs_own_kinds_stay_whatever_a_prisoner_is_called(csvs):
    people = [prisoner("Person Village News", kind="person"), {"kind": "group"}]
    files = csvs(people=people, places=[{"kind": "village"}], sources=[{"kind": "news"}])
    made = build_redacted(files, name="x")
    assert made.problems == ()
    assert made.people["kind"].tolist() == ["person", "group"]
    assert (made.places["kind"][0], made.sources["kind"][0]) == ("village", "news")


def test_words_of_ones_own_change_alike_where_they_stand(csvs):
    words = [*WORDS, {"column": "people.kind", "value": "wang-crew", "label": "Crew of Wang"}]
    made = build_redacted(csvs(people=[WANG, {"kind": "wang-crew"}], vocabulary=words), name="x")
    assert made.problems == ()
    (word,) = set(made.people["kind"]) - {"person"}
    assert made.words.labels("people.kind")[word] == "Crew of Prisoner A"


def test_lines_are_counted_as_without_redaction(shipped_files):
    files = dict(shipped_files)
    first = files["people.csv"].splitlines()[1]
    files["people.csv"] += b'# seen\r\n"# in\nApril",,\r\n\r\n,,\n#1' + first[first.index(b",") :]
    plain, redacted = build(files, name="x"), build_redacted(files, name="x")
    assert plain.lines == redacted.lines
    counted = plain.lines["people.csv"]
    assert (counted.comments, counted.empty) == (3, 2)
    assert [row.file for row in redacted.set_aside] == ["people.csv"]


def test_what_reads_as_a_name_in_two_ways_is_hidden_in_both():
    hidden = Spellings([Hidden("Prisoner A", ("Aa",)), Hidden("Prisoner B", ("Aa Ab",))])
    assert hidden.replace("Aa Ab") == "Prisoner B"
    for text in ("A\u0430 Ab Aa", "Aa Ab A\u0430", "A\u0430 Ab A\u0430"):
        assert not words(hidden.replace(text)) & {"aa", "ab", "a\u0430"}
