"""Parts of pages, of which one at a time is chosen at the head of its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from geo.speech import gettext as _

Part = Callable[[], None]


def choose(parts: Mapping[str, Part], *, key: str) -> Part:
    """Let one part be chosen by its name, the first unless another is; return it.

    The names are marked words, shown in the language spoken.
    """
    names = list(parts)
    chosen = st.segmented_control(
        _("Part of this page"),
        names,
        format_func=_,
        default=names[0],
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    return parts[chosen]
