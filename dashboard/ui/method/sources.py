"""The sources: what each is, what it rests on, and which of them stand on their own."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.analysis.accounts.independence import origins, sharing
from dashboard.analysis.accounts.readable import NOT_KNOWN
from dashboard.analysis.phrases import count
from dashboard.model.cells.kinds import web_address
from dashboard.model.dates.edtf import in_words
from dashboard.model.vocabulary import SOURCES
from dashboard.ui.memo import Scope
from dashboard.ui.tables.paging import page_of
from dashboard.ui.text import facts, linked, plain
from dashboard.ui.view import View

ALONE = "yes: shares its origin with no other source here"
MOST_NAMED = 3
ARCHIVED = "Archived copy"
SourceRow = Mapping[Hashable, Any]


def sources(view: View) -> None:
    """List the sources in their order, and say how many are independent of each other."""
    found = view.dataset.sources
    if not len(found):
        st.caption("There is no source.")
        return
    origin = view.memo("origins", lambda _: origins(found), Scope.FILES)
    st.markdown(
        f"**{_so_many(origin)}** Their order counts: where several tell the same, the account of "
        "the one that stands higher is shown first."
    )
    if view.filters.active:
        used = {*view.shown.events["source_id"], *view.shown.statements["source_id"]}
        left = view.memo("origins of what is left", lambda _: origins(found, among=used))
        st.markdown(f"What your choice leaves is told by {_so_many(left)}")
    st.caption(
        "Sources share an origin if they report from the same occasion (a press conference, for "
        "instance), if one relays the other (repeats what it reported), or if both relay a third. "
        "Together they count as one: two such reports do not confirm each other. Only what the "
        "tables say of this is counted."
    )
    page = page_of(len(found), "Sources", "publications")
    listed = view.memo("sources", lambda _: _listed(view, page), Scope.FILES, about=page.start)
    st.markdown(listed)


def _so_many(origin: pd.Series) -> str:
    """Count sources, and the independent ones among them."""
    return f"{count(len(origin), 'source')}, {origin.nunique():,} independent."


def _listed(view: View, page: slice) -> str:
    """Write the sources of a page as a list."""
    every = view.dataset.sources
    names, others, origin = view.dataset.source_names, sharing(every), origins(every)
    found = every[page]
    odd = [view.dataset.oddities("sources", line) for line in found["line"]]
    read = in_words(found["accessed"]).where(found["accessed"].notna(), NOT_KNOWN)
    day = found["when"].where(found["published"].notna(), NOT_KNOWN)
    kind = found["kind"].map(view.dataset.words.labels(SOURCES))
    own = [view.dataset.own_facts("sources", line) for line in found["line"]]
    rows = found.assign(day=day, read=read, odd=odd, kind=kind).to_dict("records")
    return "\n".join(
        _item(row | {"own": its}, names, _independent(origin[one], [names[o] for o in others[one]]))
        for row, its in zip(rows, own, strict=True)
        for one in [row["source_id"]]
    )


def _independent(origin: int, others: Sequence[str]) -> str:
    """Say of a source with which others it shares its origin; many have the origin's number."""
    if len(others) > MOST_NAMED:
        return f"no: of origin {origin + 1}, as {len(others)} others are"
    return f"no: shares its origin with {'; '.join(others)}" if others else ALONE


def _item(source: SourceRow, names: Mapping[str, str], independent: str) -> str:
    """Write what is known of one source, and what every reader will ask and nobody knows."""
    relayed = "; ".join(names.get(name, name) for name in source["based_on"])
    archived = web_address(source["archive_url"])
    said = {
        "Address": "" if web_address(source["url"]) else _known(source["url"]),
        ARCHIVED: "" if archived else source["archive_url"],
        "Published": source["day"],
        "Kind": source["kind"],
        "Language": _known(source["language"]),
        "Relays": relayed,
        "Independent": independent,
        "Read by the curator on": source["read"],
        "Note": source["note"],
        "Odd": source["odd"],
    }
    publisher = _known(source["publisher"], "publisher not known")
    lines = [f"- {linked(source['title'], source['url'])}, {plain(publisher)}"]
    lines += [f"  {line}" for line in facts(said) + facts(source["own"])]
    if archived:
        lines.append(f"  {linked(ARCHIVED, archived)}")
    return "  \n".join(lines)


def _known(cell: object, otherwise: str = NOT_KNOWN) -> str:
    """Give a text, or say that it is not known."""
    return cell if isinstance(cell, str) else otherwise
