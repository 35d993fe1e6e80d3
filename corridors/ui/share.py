"""The share button of the header and its dialog: link, snapshot, citation and downloads.

All of it happens in the browser: only there the address, and so the view, is always up to date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from corridors.offers import FORMS, Form
from corridors.snapshots.bundle import MOST_NOTE, MOST_TITLE
from corridors.ui import assets
from corridors.ui.values import plain
from geo.speech import N_
from geo.speech import gettext as _

_share = st.components.v2.component(
    "atlas_share",
    html=assets.text("share.html"),
    css=assets.text("share.css"),
    js=assets.text("share.js"),
)


_WORDS: Mapping[str, str] = {
    "close": N_("Close the dialog"),
    "copied": N_("Copied."),
    "copy_bibtex": N_("Copy BibTeX"),
    "copy_citation": N_("Copy citation"),
    "copy_embed": N_("Copy embed code"),
    "copy_link": N_("Copy link"),
    "download": N_("Download"),
    "downloaded": N_("Downloaded as {name}."),
    "form": N_("Download as"),
    "heading": N_("Share this view"),
    "link": N_("Link to exactly this view"),
    "link_note": N_(
        "The same day, layers, place and selection, with the facts as they are when it is opened."
    ),
    "made": N_("The snapshot is made."),
    "make": N_("Make a snapshot"),
    "making": N_("Making the snapshot…"),
    "making_file": N_("Making the file…"),
    "name": N_("Title"),
    "name_note": N_("for the snapshot and the files, if you like"),
    "no_answer": N_("The atlas did not answer. Please try again."),
    "no_store": N_(
        "This atlas keeps no snapshots at the moment. "
        "The link above and the downloads below work all the same."
    ),
    "not_copied": N_("This browser does not let the page copy: select the text and copy it."),
    "note": N_("Note"),
    "page": N_("Open its page"),
    "share": N_("Share"),
    "short": N_("Short link to the snapshot"),
    "size": N_("Size"),
    "snapshot": N_("Snapshot"),
    "snapshot_note": N_(
        "A page with a short link that stays as it is: this view, its facts and sources as of now. "
        "It says later what has changed since."
    ),
}


def show() -> None:
    """Show the button that opens the dialog."""
    _share(
        key="atlas-share",
        width="content",
        data={
            "limits": {"title": MOST_TITLE, "note": MOST_NOTE},
            "forms": [plain(_spoken(form)) for form in FORMS],
            "words": {key: _(word) for key, word in _WORDS.items()},
        },
    )


def _spoken(form: Form) -> Form:
    """Return a form with its words in the language spoken."""
    sizes = tuple(replace(size, label=_(size.label)) for size in form.sizes)
    return replace(form, label=_(form.label), group=_(form.group), sizes=sizes)
