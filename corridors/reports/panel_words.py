"""The words around the facts of the details panel, which its script puts in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridors.catalogue import Catalogue
from geo.speech import N_
from geo.speech import gettext as _

_WORDS: Mapping[str, str] = {
    "after": N_("after {day}"),
    "all_facts": N_("All facts ({n})"),
    "background": N_("Unverified background ({n})"),
    "because": N_("Because {reason}."),
    "close": N_("Close the details"),
    "corridor": N_("The corridor of six countries"),
    "details": N_("Details"),
    "disagree": N_("sources disagree"),
    "disagreements": N_("Sources disagree"),
    "disputed": N_("disputed"),
    "earlier": N_("Earlier ({n})"),
    "hubs": N_("Five cross-border hubs"),
    "key_facts": N_("Key facts"),
    "lead": N_(
        "Every line and point is drawn as it stood on {day}: solid where it runs, dashed where it "
        "is being built, dotted where it is planned. Select anything on the map to see who says so."
    ),
    "more_disagreements": N_("More disagreements ({n})"),
    "names": N_("Further names ({n})"),
    "no_address": N_("no address"),
    "no_name": N_("no sourced name"),
    "no_names": N_("No sourced name in {languages}"),
    "not_used": N_("not used"),
    "reviewed": N_("Reviewed: {reason}."),
    "selected": N_("Selected: {title}"),
    "shown": N_("Shown:"),
    "source": N_("Source {n}: {words}"),
    "sources": N_("Sources"),
    "standing": N_("Standing over time"),
    "timeline": N_("Timeline"),
    "title": N_("Hubs and transport corridors of Central Asia"),
    "unused": N_("Not used:"),
    "warning": N_("No source was found for what follows. It is never used for a status or a map."),
}


def panel_words(catalogue: Catalogue) -> Mapping[str, Any]:
    """Return the words by what they are for, in the language spoken.

    ``confidence`` and ``modality`` hold those of each code of these vocabularies.
    """
    words = {key: _(word) for key, word in _WORDS.items()}
    return {**words, **{one: _labels(catalogue, one) for one in ("confidence", "modality")}}


def _labels(catalogue: Catalogue, vocabulary: str) -> Mapping[str, str]:
    codes = catalogue.vocabularies.get(vocabulary, {})
    return {code: catalogue.label(vocabulary, code) for code in codes}
