"""A piece of evidence as a card: its picture, covered where sensitive, and what is known of it."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Literal

import streamlit as st

from dashboard.analysis.evidence.readable import Resting
from dashboard.analysis.own_cells import own_names
from dashboard.model.dataset import Dataset
from dashboard.model.media.pictures import small_picture
from dashboard.model.media.stored import NotShownError
from dashboard.ui.choices.selection import select
from dashboard.ui.memo import Scope
from dashboard.ui.text import facts, linked, plain
from dashboard.ui.view import View

CARD_PX = 300
PICTURE_PX, TEXT_PX = 200, 480  # of one in full, side by side where there is room
MOST_NAMED = 5
ASKED_FOR = "sensitive evidence that was asked for"
FACTS = {
    "place": "Where",
    "geolocated_by": "Geolocated by",
    "when": "When",
    "chronolocated_by": "Chronolocated by",
    "named_by": "Named by",
}
MORE_FACTS = {"date": "Date as recorded (EDTF)", "sha256": "SHA-256"}
LINKS = {"url": "As published", "archive_url": "Archived copy"}
Piece = Mapping[Hashable, Any]


def card(
    view: View, piece: Piece, *, where: str, resting: Sequence[Resting] = (), full: bool = False
) -> None:
    """Show a piece of evidence.

    Parameters
    ----------
    view : View
        The state of the dashboard.
    piece : mapping
        A row as `readable_evidence` gives it.
    where : str
        Tells the places of a page apart in which it may stand.
    resting : sequence of Resting
        What rests on it, to be opened.
    full : bool
        Whether also what few ask for is told: its digest, its date as recorded.
    """
    key = f"{where} {piece['evidence_id']}"
    width: int | Literal["stretch"] = "stretch" if full else CARD_PX
    with st.container(border=True, width=width, horizontal=full, gap="xsmall", key=key):
        if _is_covered(piece) or isinstance(piece["file"], str):
            with st.container(width=PICTURE_PX if full else "stretch"):
                _covered(piece, key) if _is_covered(piece) else _picture(view, piece)
        with st.container(width=TEXT_PX if full else "stretch", gap="xsmall"):
            _told(piece, full=full)
            _opening(resting, key)


def _covered(piece: Piece, key: str) -> None:
    """Say that there is something sensitive, and show it when somebody asks."""
    st.caption(":material/visibility_off: Sensitive: covered until you ask to see it.")
    label = f"Show {piece['kind'].lower()}"
    st.button(plain(label), key=f"show {key}", on_click=_uncover, args=(piece["evidence_id"],))


def _told(piece: Piece, *, full: bool) -> None:
    """Say what is known of it, what is odd about it, and where it leads."""
    named = f": {plain(piece['caption'])}" if isinstance(piece["caption"], str) else ""
    told = FACTS | (MORE_FACTS if full else {})
    known = facts({title: piece.get(name) for name, title in told.items()})
    known += facts({title: piece[name] for name, title in own_names(piece).items()})
    st.markdown("  \n".join([f"**{plain(piece['kind'])}**{named}", *known, *_links(piece)]))
    if isinstance(piece["odd"], str):
        st.caption(f":material/warning: {plain(piece['odd'])}")


def _picture(view: View, piece: Piece) -> None:
    """Show the file as a small picture, or say why it cannot be shown."""
    file = str(piece["file"])
    picture, why = view.memo("picture", lambda all_: _made(all_, file), Scope.FILES, about=file)
    if picture:
        told = [piece[name] for name in ("kind", "caption") if isinstance(piece[name], str)]
        st.image(picture, alt=": ".join(told), width="stretch")
    else:
        st.caption(f"{plain(file)} {plain(why)}.")


def _made(dataset: Dataset, file: str) -> tuple[bytes, str]:
    """Make a small picture of a file, or say why there is none."""
    try:
        return small_picture(dataset.media, file), ""
    except NotShownError as error:
        return b"", error.message


def _links(piece: Piece) -> list[str]:
    """Write where it was published and where a copy is, as links that are only followed by hand."""
    if _is_covered(piece):
        return []
    links = [linked(t, piece[n]) for n, t in LINKS.items() if isinstance(piece[n], str)]
    return [" · ".join(links)] if links else []


def _opening(resting: Sequence[Resting], key: str) -> None:
    """Offer the records that rest on it."""
    if resting:
        st.caption("Evidence of")
    for record in resting[:MOST_NAMED]:
        st.button(
            plain(record.title),
            key=f"open {record.table} {record.id} from {key}",
            on_click=select,
            args=(record.table, record.id),
            type="tertiary",
        )
    if (more := len(resting) - MOST_NAMED) > 0:
        st.caption(f"and {more:,} more")


def _is_covered(piece: Piece) -> bool:
    """Tell whether it is sensitive, and nobody has asked to see it."""
    return bool(piece["sensitive"]) and piece["evidence_id"] not in _asked_for()


def _uncover(one: str) -> None:
    """Show what the reader asks to see, for as long as the page is open."""
    _asked_for().add(one)


def _asked_for() -> set[str]:
    """Give the ids of sensitive evidence that the reader has asked to see."""
    found: set[str] = st.session_state.setdefault(ASKED_FOR, set())
    return found
