"""What of the reader's choice a corpus is asked, and entries that it alone has."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.analysis.choices.filters import Filters, describe
from dashboard.analysis.choices.ids import Several
from dashboard.analysis.texts.legible import legible
from dashboard.corpus.choices import answerable, unanswered
from dashboard.corpus.questions import Corpus
from dashboard.ui.choices import in_corpus, widgets
from dashboard.ui.choices.selection import let_go
from dashboard.ui.corpus.answers import Question, question
from dashboard.ui.corpus.asking import answered
from dashboard.ui.corpus.served import Served
from dashboard.ui.text import plain
from dashboard.ui.view import View, current

PEOPLE = "people"
SOUGHT = {PEOPLE: "Person", "places": "Place", "sources": "Source"}
PART, WORDS = "part sought in corpus", "words sought in corpus"
MOST_FOUND, MOST_SIGNS = 12, 100


def asked(view: View) -> Filters:
    """Give what a corpus is asked: the choice as far as it can answer it, and what it alone has."""
    filters = answerable(view.filters)
    own: dict[str, Any] = {
        part: (*getattr(filters, part), *(one for one in ids if one not in getattr(filters, part)))
        for part, ids in in_corpus.chosen().items()
    }
    return replace(filters, **own)


def say_unanswered(view: View) -> None:
    """Name what of the choice a corpus knows nothing of."""
    if parts := unanswered(view.filters):
        words = describe(view.dataset, view.filters)
        said = ", ".join(plain(words[part]) for part in parts)
        st.info(f"A corpus knows nothing of this part of the choice, so it is left out: {said}")


def toggle(part: str, one: str) -> None:
    """Choose an entry, or let it go: for the case too, where that has it."""
    view, known = current(), Filters.parts()[part]
    if isinstance(known, Several) and one in known.names(view.dataset):
        now: tuple[str, ...] = getattr(view.filters, part)
        kept = tuple(other for other in now if other != one)
        widgets.put(known, part, kept if one in now else (*now, one))
    else:
        in_corpus.toggle(part, one)
    let_go()


def own_choices(served: Served) -> None:
    """Let the reader seek entries of the corpus, and let go of those that it alone has."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="seek in corpus"):
        part = st.selectbox(
            "Find in the corpus", [*SOUGHT], format_func=SOUGHT.__getitem__, key=PART, width=140
        )
        words = st.text_input(
            "Name",
            key=WORDS,
            type="search",
            max_chars=MOST_SIGNS,
            placeholder="a name, or a part of it",
            help="Also what the case does not have. What is chosen here narrows this page alone, "
            "unless the case has it too.",
            live="400ms",
            width=280,
        )
    own = in_corpus.chosen()
    questions: list[Question] = [question(Corpus.names, part=one, ids=ids)
                                 for one, ids in own.items()]  # fmt: skip
    sought = " ".join(words.split())
    if sought:
        questions.append(question(Corpus.matching, part=part, text=sought, most=MOST_FOUND))
    found = answered(served, "names", tuple(questions)) if questions else {}
    if found is None:
        return
    answers = [found[one] for one in questions]
    with st.container(horizontal=True, key="chosen in corpus alone"):
        for (one_part, ids), names in zip(own.items(), answers, strict=False):
            for one in ids:
                name = names.get(one)
                called = plain(legible(name)) if name else f"not in the corpus: {plain(one)}"
                st.button(
                    called,
                    key=f"let go in corpus {one_part} {one}",
                    on_click=toggle,
                    args=(one_part, one),
                    icon=":material/close:",
                    help="Let go of it.",
                )
    if sought:
        _offer(part or PEOPLE, answers[-1])


def _offer(part: str, found: dict[str, str]) -> None:
    """Offer entries whose name has the words."""
    if not found:
        st.caption("No entry of the corpus has these words.")
    with st.container(horizontal=True, gap="xsmall", key="found in corpus"):
        for one, name in found.items():
            st.button(
                plain(legible(name)),
                key=f"found in corpus {part} {one}",
                on_click=toggle,
                args=(part, one),
                type="tertiary",
            )
