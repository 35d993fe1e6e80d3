"""Sources numbered in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corridors.catalogue import Catalogue
from corridors.wording import span_text


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A numbered source."""

    number: int
    title: str
    publisher: str
    url: str
    when: str
    kind: str


@dataclass(slots=True)
class Citations:
    """Gives each source cited its number, the first cited being 1."""

    catalogue: Catalogue
    order: dict[str, int] = field(default_factory=dict)

    def of(self, source_ids: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of some sources."""
        return tuple(self.order.setdefault(one, len(self.order) + 1) for one in source_ids)

    def lines(self) -> tuple[SourceLine, ...]:
        """Return the sources cited so far, by number."""
        return tuple(self._line(source_id, number) for source_id, number in self.order.items())

    def _line(self, source_id: str, number: int) -> SourceLine:
        source = self.catalogue.sources[source_id]
        return SourceLine(
            number=number,
            title=source.title,
            publisher=source.publisher,
            url=source.url or "",
            when=span_text(source.date, source.not_before, source.not_after),
            kind=self.catalogue.label("source-kind", source.kind),
        )
