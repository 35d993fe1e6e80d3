"""How a snapshot is cited and embedded: as a sentence, as BibTeX, and as markup for a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corridors.framing import TITLE
from corridors.snapshots.bundle import Snapshot
from corridors.sources.bibliography import tex_text
from geo.direction import isolated
from geo.folium_map import escape_text
from geo.speech import day_text
from geo.speech import gettext as _

PUBLISHER = "Corridor Atlas"
EMBED_SIZE = (800, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A snapshot with what a citation says of it: the day shown, the data's edition, its address.

    ``url`` is absolute and made by the server, of letters, digits and ``:/.-`` only.
    """

    snapshot: Snapshot
    day: date
    edition: date
    url: str
    as_known: bool = False

    @property
    def title(self) -> str:
        """Return the snapshot's title, or the atlas's."""
        return self.snapshot.bundle.title or _(TITLE)

    @property
    def day_words(self) -> str:
        """Return the day shown, and whether it is shown as it was known then."""
        words = _("{day}, as known then") if self.as_known else "{day}"
        return words.format(day=day_text(self.day))

    def _said(self, words: str) -> str:
        """Return words with what a citation names in the places of braces."""
        return words.format(
            publisher=PUBLISHER,
            title=isolated(self.title),
            day=self.day_words,
            edition=self.edition.isoformat(),
            digest=self.snapshot.bundle.data,
            address=self.url,
        )

    def sentence(self) -> str:
        """Return the citation as one sentence."""
        words = _("{publisher}, “{title}”, as of {day}, data {edition} ({digest}), {address}")
        return self._said(words)

    def bibtex(self) -> str:
        """Return the citation as a BibTeX entry, UTF-8."""
        kept = self.snapshot.manifest.created.date()
        fields = {
            "title": f"{{{tex_text(self.title)}}}",
            "author": f"{{{PUBLISHER}}}",
            "year": str(kept.year),
            "date": kept.isoformat(),
            "url": self.url,
            "note": tex_text(self._said(_("As of {day}, data {edition} ({digest})"))),
        }
        lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
        return f"@misc{{corridor-atlas-{self.snapshot.id},\n{lines}}}\n"

    def embed_code(self) -> str:
        """Return the markup that shows the snapshot's map in another page."""
        width, height = EMBED_SIZE
        return (
            f'<iframe src="{escape_text(self.url)}/map?embed=1" width="{width}" '
            f'height="{height}" title="{escape_text(self.title)}" loading="lazy"></iframe>'
        )
