"""Runs of pages: one at a time, in the order in which they came, and nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Event, Thread

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import turns
from dashboard.ui.choices import sidebar
from dashboard.ui.turns import Turns

ENTRY = Path(__file__).parents[2] / "streamlit_app.py"
PATIENCE, READERS = 60, 4


class Two:
    """Tells whether two were ever at work at the same time."""

    def __init__(self):
        self.meeting, self.met = Barrier(2), False

    def work(self):
        try:
            self.meeting.wait(0.1)
            self.met = True
        except BrokenBarrierError:  # nobody came
            self.meeting.reset()


def at_once(work):
    """Do a work as so many readers who come at the same time."""
    begin = Barrier(READERS)

    def one(number):
        begin.wait(PATIENCE)
        return work(number)

    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(one, range(READERS)))


def taken_elsewhere(turns):
    """Ask for a turn in a thread; an event that is set as soon as it has come."""
    come = Event()

    def wait():
        with turns.take():
            come.set()

    Thread(target=wait, daemon=True).start()
    return come


def test_one_works_at_a_time():
    taken, two = Turns(PATIENCE), Two()

    def work(_):
        with taken.take():
            two.work()

    at_once(work)
    assert not two.met


def test_who_came_first_is_first():
    taken, order, waiting = Turns(PATIENCE), [], []

    def work(number):
        with taken.take():
            order.append(number)

    with taken.take():
        for number in range(READERS):
            waiting.append(Thread(target=work, args=(number,)))
            waiting[-1].start()
            while taken.waiting <= number:
                pass
    for one in waiting:
        one.join(PATIENCE)
    assert order == [*range(READERS)]


def test_long_work_goes_on_beside_others():
    taken, others = Turns(0.01), Event()

    def work(number):
        with taken.take():
            return others.wait(PATIENCE) if number == 0 else others.set()

    assert True in at_once(work)


def test_work_that_fails_gives_its_turn_back():
    taken = Turns(PATIENCE)
    with pytest.raises(RuntimeError), taken.take():
        raise RuntimeError
    assert taken_elsewhere(taken).wait(PATIENCE)


def test_a_page_is_made_within_its_turn(monkeypatch):
    own, choose, elsewhere = Turns(PATIENCE), sidebar.choose, []

    def looking(dataset):
        elsewhere.append(taken_elsewhere(own))
        assert not elsewhere[-1].wait(0.1)
        return choose(dataset)

    monkeypatch.setattr(turns, "TURNS", own)
    monkeypatch.setattr(sidebar, "choose", looking)
    app = AppTest.from_file(ENTRY, default_timeout=PATIENCE).run()
    assert not app.exception
    assert elsewhere
    assert elsewhere[0].wait(PATIENCE)


def test_who_waits_for_something_else_lets_others_work_and_then_waits_for_a_turn():
    taken = Turns(PATIENCE)
    with taken.take():
        with taken.aside():
            assert taken_elsewhere(taken).wait(PATIENCE)
        come = taken_elsewhere(taken)
        assert not come.wait(0.1)
    assert come.wait(PATIENCE)


def test_who_has_no_turn_waits_for_none():
    taken = Turns(PATIENCE)
    with taken.aside():
        assert taken_elsewhere(taken).wait(PATIENCE)
