"""A choice leaves the same accounts of a corpus as of the case, whatever the engine."""

import json
import random
import shutil
from dataclasses import fields
from datetime import date

import pyarrow.parquet as pq
import pytest

from dashboard.analysis.choices.filters import Filters, apply
from dashboard.corpus.choices import NOT_ANSWERED, SAID_ONLY, answerable, unanswered
from dashboard.corpus.columns import RUNS
from dashboard.corpus.engines.chosen import engine
from dashboard.corpus.errors import CannotAnswerError, CorpusError
from dashboard.corpus.opened import open_corpus

DAYS = [
    (date(2025, 4, 1), date(2025, 4, 8)),
    (date(2025, 2, 1), date.max),
    (date.min, date(2025, 4, 8)),
]
CHOICES = [
    Filters(),
    Filters(people=("wang-guangjun",)),
    Filters(people=("russian-army", "zelensky")),
    Filters(places=("donetsk-region",)),
    Filters(places=("ukraine",)),
    *(Filters(days=days) for days in DAYS),
    *(Filters(days=days, certainly=True) for days in DAYS),
    Filters(kinds=("capture",)),
    Filters(topics=("combat", "wishes")),
    Filters(kinds=("capture",), topics=("combat",)),
    Filters(sources=("babel-117135",)),
    Filters(sources=("by:babel-117135",)),
    Filters(forms=("inferred", "quote")),
    Filters(text="Donetsk region"),
    Filters(text="КИТАЙ"),
    Filters(text="no-such-word-anywhere"),
    Filters(words="ten"),
    Filters(words="russ КИТ", kinds=("capture",)),
    Filters(words='"ten Chinese"'),
    Filters(words="гуан 军"),
    Filters(words="chemical", of_any=True),
    Filters(words="chemical", of_any=True, sources=("dagens-sbu",)),
    Filters(words="ten", text="in", days=DAYS[1]),
    Filters(words="- ."),
    Filters(people=("nobody",)),
    Filters(people=("wang-guangjun",), days=DAYS[0], text="russian", topics=("combat",)),
    Filters(confidence=("A1",)),
    Filters(tags=("night",)),
    Filters(evidence=("video",)),
    Filters(utc=True),
]


def of_case(dataset, filters: Filters) -> set[tuple[str, str, str]]:
    """Name the accounts that a choice leaves of a dataset."""
    left = apply(dataset, filters)
    return {
        (table, one, source)
        for table, key in (("events", "event_id"), ("statements", "statement_id"))
        for one, source in getattr(left, table)[[key, "source_id"]].itertuples(index=False)
    }


def of_corpus(corpus, filters: Filters) -> set[tuple[str, str, str]]:
    """Name the accounts that a choice leaves of a corpus."""
    rows = corpus.all_rows(filters)
    return {*rows[["table", "id", "source_id"]].itertuples(index=False, name=None)}


@pytest.mark.parametrize("filters", CHOICES, ids=str)
def test_a_choice_leaves_of_a_corpus_what_it_leaves_of_the_case(corpus, shipped, filters):
    assert of_corpus(corpus, filters) == of_case(shipped, filters)
    assert corpus.count(filters) == len(of_case(shipped, filters))


def drawn(dataset, chance: random.Random) -> Filters:
    """Draw a choice of one to three parts."""
    words = " ".join(dataset.events["summary"]).split()
    offered = {
        "people": [*dataset.people_names],
        "places": [*dataset.place_names],
        "kinds": [*dataset.kinds],
        "topics": [*dataset.topics],
        "sources": [*dataset.source_names],
        "forms": ["stated", "inferred", "quote", "paraphrase"],
    }
    chosen = {
        name: tuple(chance.sample(ids, chance.randint(1, 3))) for name, ids in offered.items()
    }
    first = date.fromordinal(date(2024, 6, 1).toordinal() + chance.randint(0, 365))
    last = date.fromordinal(first.toordinal() + chance.randint(0, 90))
    chosen |= {"text": chance.choice(words), "days": (first, last)}
    chosen |= {"words": chance.choice(words)[:3]}
    parts = chance.sample([*chosen], chance.randint(1, 3))
    return Filters(
        **{name: chosen[name] for name in parts},
        certainly=chance.random() < 0.3,
        of_any=chance.random() < 0.3,
    )


def test_choices_drawn_at_random_leave_the_same(corpus, shipped):
    chance = random.Random(19)
    for _ in range(8):
        filters = drawn(shipped, chance)
        assert of_corpus(corpus, filters) == of_case(shipped, filters), filters


@pytest.mark.parametrize("part", NOT_ANSWERED)
def test_what_a_corpus_knows_nothing_of_is_said_and_never_overlooked(corpus, part):
    filters = Filters(**{part: "babel-117135" if part == "lead" else ("bilohorivka:1",)})
    assert unanswered(filters) == (part,)
    with pytest.raises(CannotAnswerError, match=part):
        corpus.count(filters)
    assert corpus.count(answerable(filters)) == corpus.count()


def test_every_part_of_the_choice_is_answered_or_said_not_to_be(corpus):
    answered = {name for filters in CHOICES for name in filters.active} | {"certainly", "of_any"}
    assert {field.name for field in fields(Filters)} == answered | {*NOT_ANSWERED, *SAID_ONLY}


def test_a_corpus_from_before_words_could_be_found_answers_all_else(shipped_corpus, tmp_path):
    folder = shutil.copytree(shipped_corpus, tmp_path / "before")
    told = json.loads((folder / "corpus.json").read_text("utf-8"))
    for file in told["accounts"]:
        path = folder / told["version"] / file
        pq.write_table(pq.read_table(path).drop_columns([RUNS]), path)
        told["accounts"][file] = path.stat().st_size
    (folder / "corpus.json").write_text(json.dumps(told), "utf-8")
    before, now = (open_corpus(one, by=engine("duckdb")) for one in (folder, shipped_corpus))
    for filters in (Filters(), Filters(text="ten"), Filters(people=("wang-guangjun",))):
        assert of_corpus(before, filters) == of_corpus(now, filters)
    with pytest.raises(CorpusError, match="before words could be found"):
        before.count(Filters(words="ten"))
