"""Asking beside the page: answers are kept, a question is cancelled, an engine breaks."""

from threading import Event

import pytest

from dashboard.corpus.building.written import write_dataset
from dashboard.corpus.errors import CorpusError, StoppedError
from dashboard.ui.corpus.answers import Answers, question
from dashboard.ui.corpus.asking import Inquiry
from dashboard.ui.corpus.served import Served, Shelf, said

PATIENCE = 30


class Slow:
    """A corpus whose questions last until they are stopped."""

    def __init__(self):
        self.begun, self.stopped, self.asked = Event(), Event(), 0
        self.forgotten = False

    def own(self):
        return self

    def stop(self):
        self.stopped.set()

    def forget(self):
        self.forgotten = True

    def forever(self):
        self.begun.set()
        self.stopped.wait(PATIENCE)
        raise StoppedError("The question was stopped.")

    def at_once(self):
        self.asked += 1
        return self.asked

    def breaks(self):
        raise RuntimeError("the connection is gone")


@pytest.fixture
def served(tmp_path):
    return Served(tmp_path, "version-1", 7, Slow())


def asked(served, *questions) -> Inquiry:
    inquiry = Inquiry(served, questions)
    assert inquiry.done.wait(PATIENCE)
    return inquiry


def test_what_one_reader_has_asked_is_known_to_the_others(served):
    once = question(Slow.at_once)
    assert asked(served, once).found == asked(served, once).found == {once: 1}
    assert served.corpus.asked == 1
    assert served.corpus.forgotten


def test_a_question_is_cancelled_and_those_behind_it_are_not_asked(served):
    slow, behind = question(Slow.forever), question(Slow.at_once)
    inquiry = Inquiry(served, (slow, behind))
    assert served.corpus.begun.wait(PATIENCE)
    assert not inquiry.done.is_set()
    inquiry.stop()
    assert inquiry.done.wait(PATIENCE)
    assert isinstance(inquiry.error, StoppedError)
    assert served.corpus.asked == 0


def test_an_engine_that_breaks_is_told_and_nothing_of_it_is_kept(served):
    inquiry = asked(served, question(Slow.breaks))
    assert isinstance(inquiry.error, CorpusError)
    assert "RuntimeError" in str(inquiry.error)
    assert inquiry.found == {}


def test_answers_are_bounded_and_what_was_wanted_least_recently_goes_first():
    answers = Answers(most_bytes=5_000)
    questions = tuple(question(len, about=number) for number in range(20))
    for one in questions:
        answers.keep(one, "x" * 500)
        answers.of(questions[:1])
    kept = answers.of(questions)
    assert questions[0] in kept
    assert questions[-1] in kept
    assert 2 < len(kept) < 10
    answers.keep(question(max), "x" * 6_000)
    assert answers.of((question(max),)) == {}


def test_a_corpus_is_opened_once_and_anew_when_it_is_replaced(shipped, babel, tmp_path):
    shelf = Shelf()
    write_dataset(shipped, tmp_path)
    first = shelf.give(tmp_path, redacted=False)
    assert shelf.give(tmp_path, redacted=False) is first
    write_dataset(babel, tmp_path)
    second = shelf.give(tmp_path, redacted=False)
    assert second.version != first.version
    assert second.corpus.count() == second.rows < first.rows
    assert first.corpus.count() == first.rows  # for those who are reading it


def test_names_are_never_served_where_they_are_to_be_hidden(shipped, tmp_path):
    write_dataset(shipped, tmp_path)
    shelf = Shelf()
    shelf.give(tmp_path, redacted=False)
    with pytest.raises(CorpusError, match="names that are to be hidden"):
        shelf.give(tmp_path, redacted=True)
    write_dataset(shipped, tmp_path, redacted=True)
    assert shelf.give(tmp_path, redacted=True).rows


def test_no_message_names_the_folder(tmp_path):
    with pytest.raises(CorpusError) as told:
        Shelf().give(tmp_path / "nowhere", redacted=False)
    assert str(tmp_path) not in str(told.value)
    assert said(ValueError(f"no file {tmp_path}/x"), tmp_path) == (
        "no file the folder of the corpus/x"
    )
