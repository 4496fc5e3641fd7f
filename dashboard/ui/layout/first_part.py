"""What a page begins with: its title and what must be told, what it is about, and the counts."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def first_part(title: str = "") -> tuple[DeltaGenerator, DeltaGenerator, DeltaGenerator]:
    """Give the places for the head of a page, for its counts, and for what it is about.

    They stand below each other in this order; on a phone, counts and links to other pages
    stand behind what the page is about (`static/page.css`). Without a title, the page says its own.
    """
    with st.container(gap=None, key="first"):
        head = st.container(gap=None, key="head")
        if title:
            with head, st.container(horizontal=True, key="title"):
                st.title(title, anchor=False, width="content")
        return head, st.container(gap=None, key="counted"), st.container(key="charts")
