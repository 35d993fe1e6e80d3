"""The page of a snapshot: its map, its texts, what has changed since, and its files.

The page runs no script. Every text passes through one escaping function.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import segno

from corridors.exports.features import LICENCE
from corridors.framing import CREDITS
from corridors.offers import FORMS
from corridors.reports.citations import SourceLine
from corridors.snapshots.bundle import Snapshot
from corridors.snapshots.changes import ChangedFact, changes_sentence
from corridors.web.citing import Cited
from geo.basemap import DISCLAIMER
from geo.folium_map import escape_text as text
from geo.speech import day_text, language, ngettext
from geo.speech import gettext as _

OTHER_FORMS = ("html", "geojson", "gpkg", "kml", "csv", "xlsx", "parquet", "json")
CARD = (1200, 630)
MOST_SHOWN = 200
STYLE = """
:root { --ink: #26221d; --soft: #5a564f; --line: #ddd8ce; --paper: #fdfcfa; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
main { max-width: 1200px; margin: 0 auto; padding: 16px; }
h1 { margin: 0 0 4px; font-size: 25px; line-height: 1.2; }
h2 { margin: 26px 0 6px; font-size: 17px; }
[dir=auto] { text-align: left; }
.soft { color: var(--soft); }
iframe { display: block; width: min(100vw - 32px, 1600px); height: min(82vh, 860px);
  margin: 12px 0 12px 50%; transform: translateX(-50%); border: 1px solid var(--line);
  border-radius: 8px; }
a { color: #8a2660; }
a:focus-visible, summary:focus-visible, textarea:focus-visible { outline: 2px solid #1a5fb4; }
nav { display: flex; flex-wrap: wrap; align-items: baseline; gap: 8px; margin: 8px 0; }
nav b { flex: 0 0 118px; font-weight: 600; }
nav a { padding: 4px 12px; border: 1px solid #c9c3b7; border-radius: 6px; background: #fff;
  color: var(--ink); text-decoration: none; }
nav a[aria-current] { background: var(--ink); color: #fff; }
textarea { width: 100%; font: 13px/1.4 ui-monospace, monospace; }
svg { width: 148px; height: 148px; background: #fff; }
""".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """What the page of a snapshot says; addresses are absolute."""

    snapshot: Snapshot
    url: str
    day: date
    edition: date
    alt: str
    sources: tuple[SourceLine, ...]
    changed: tuple[ChangedFact, ...] | None
    is_now: bool
    as_known: bool = False

    @property
    def title(self) -> str:
        """Return the snapshot's title, or the atlas's."""
        return self.cited.title

    @property
    def description(self) -> str:
        """Return the snapshot's note, or what its picture shows."""
        return self.snapshot.bundle.note or self.alt

    @property
    def picture(self) -> str:
        """Return the address of the picture that a preview shows."""
        return f"{self.url}.png"

    @property
    def cited(self) -> Cited:
        """Return how the snapshot is cited and embedded."""
        return Cited(
            snapshot=self.snapshot,
            day=self.day,
            edition=self.edition,
            url=self.url,
            as_known=self.as_known,
        )


def snapshot_page(content: PageContent) -> str:
    """Return the page as HTML."""
    body = "".join(_body(content))
    return (
        f'<!doctype html><html lang="{language()}"><head>{"".join(_head(content))}</head>'
        f"<body><main>{body}</main></body></html>\n"
    )


def page_policy() -> str:
    """Return the page's content security policy: its one style, its own pictures and map."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; frame-src 'self'; "
        "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
    )


def _head(content: PageContent) -> Iterator[str]:
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="robots" content="noindex">'
    yield f"<title>{text(content.title)}</title>"
    yield f'<link rel="canonical" href="{text(content.url)}">'
    yield '<link rel="icon" href="data:,">'
    for name, value in _told_by_property(content).items():
        yield f'<meta property="{name}" content="{text(value)}">'
    for name, value in _told_by_name(content).items():
        yield f'<meta name="{name}" content="{text(value)}">'
    yield f"<style>{STYLE}</style>"


def _told_by_property(content: PageContent) -> Mapping[str, str]:
    """Return what messengers and networks show of a link: the Open Graph."""
    return {
        "og:type": "article",
        "og:site_name": "Corridor Atlas",
        "og:title": content.title,
        "og:description": content.description,
        "og:url": content.url,
        "og:image": content.picture,
        "og:image:type": "image/png",
        "og:image:width": str(CARD[0]),
        "og:image:height": str(CARD[1]),
        "og:image:alt": content.alt,
    }


def _told_by_name(content: PageContent) -> Mapping[str, str]:
    """Return what search engines and Twitter show of a link."""
    return {
        "description": content.description,
        "twitter:card": "summary_large_image",
        "twitter:title": content.title,
        "twitter:description": content.description,
        "twitter:image": content.picture,
        "twitter:image:alt": content.alt,
    }


def _body(content: PageContent) -> Iterator[str]:
    bundle = content.snapshot.bundle
    yield f'<h1 dir="auto">{text(content.title)}</h1>'
    if bundle.note:
        yield f'<p dir="auto">{text(bundle.note)}</p>'
    yield f'<p class="soft">{_grounds(content)}</p>'
    yield from _since(content)
    name = "now" if content.is_now else "map"
    yield f'<iframe src="/s/{bundle.id}/{name}" title="{text(content.alt)}"></iframe>'
    yield f'<p class="soft">{text(content.alt)}</p>'
    yield from _files(content)
    yield from _sharing(content)
    yield from _sources(content.sources)
    terms = f"{_(LICENCE)} {CREDITS}. {_(DISCLAIMER)}"
    yield _heading(_("Terms"))
    yield f'<p class="soft">{text(terms)}</p>'
    opening = _("Open the atlas")
    yield f'<p><a href="/?lang={language()}">{text(opening)}</a></p>'


def _heading(words: str) -> str:
    return f"<h2>{text(words)}</h2>"


def _grounds(content: PageContent) -> str:
    """Return the days of view, data and snapshot as markup; the day shown stands out."""
    words = _("As of {day} · data of {edition} ({digest}) · kept on {kept}")
    sentence = words.format(
        day=content.cited.day_words,
        edition=day_text(content.edition),
        digest=content.snapshot.bundle.data,
        kept=content.snapshot.manifest.created.date().isoformat(),
    )
    day = text(day_text(content.day))
    return text(sentence).replace(day, f"<strong>{day}</strong>", 1)


def _since(content: PageContent) -> Iterator[str]:
    """Yield what has changed since, and the switch between then and now."""
    if content.changed is None:
        words = _("Today’s data cannot be read; this is the data as it was.")
        yield f'<p class="soft">{text(words)}</p>'
        return
    sentence = changes_sentence(content.changed)
    if not content.changed:
        yield f"<p>{text(sentence)}</p>"
        return
    items = "".join(_changed(content.changed[:MOST_SHOWN]))
    more = len(content.changed) - MOST_SHOWN
    others = ngettext("and {n} more", "and {n} more", more)
    rest = f"<li>{text(others)}</li>" if more > 0 else ""
    yield f"<details><summary>{text(sentence)}</summary><ul>{items}{rest}</ul></details>"
    yield _then_or_now(content)


def _then_or_now(content: PageContent) -> str:
    here = f"/s/{content.snapshot.id}"
    then, now = ("", ' aria-current="page"') if content.is_now else (' aria-current="page"', "")
    name, was, is_now = (
        _("Then or now"),
        _("Then: as it was"),
        _("Now: the same view of today’s facts"),
    )
    return (
        f'<nav aria-label="{text(name)}">'
        f'<a href="{here}"{then}>{text(was)}</a>'
        f'<a href="{here}?now=1"{now}>{text(is_now)}</a></nav>'
    )


def _changed(changed: Iterable[ChangedFact]) -> Iterator[str]:
    return (f"<li>{text(' '.join(one.sentences))}</li>" for one in changed)


def _files(content: PageContent) -> Iterator[str]:
    here = f"/s/{content.snapshot.id}"
    yield _heading(_("Files"))
    for form in FORMS:
        if form.sizes:
            sizes = {f"?size={one.code}": _(one.label) for one in form.sizes}
            yield _file_links(f"{here}.{form.code}", _(form.label), sizes)
    others = {f".{one}": one.upper() for one in OTHER_FORMS}
    yield _file_links(here, _("Page and data"), others)


def _file_links(address: str, name: str, ends: Mapping[str, str]) -> str:
    """Return links to files whose addresses begin alike, by what they end in."""
    links = (
        f'<a href="{text(address + end)}" download>{text(label)}</a>' for end, label in ends.items()
    )
    return f'<nav aria-label="{text(name)}"><b>{text(name)}</b>{"".join(links)}</nav>'


def _sharing(content: PageContent) -> Iterator[str]:
    cited = content.cited
    texts = {
        _("Link"): content.url,
        _("Embed"): cited.embed_code(),
        _("Citation"): cited.sentence(),
        "BibTeX": cited.bibtex(),
    }
    yield _heading(_("Share"))
    for name, value in texts.items():
        area = f'<textarea readonly rows="2" aria-label="{text(name)}">{text(value)}</textarea>'
        yield f"<p>{text(name)}<br>{area}</p>"
    yield _code(content.url)


def _code(url: str) -> str:
    """Return the address as a QR code in SVG."""
    buffer = io.BytesIO()
    segno.make(url, micro=False).save(
        buffer, kind="svg", xmldecl=False, svgns=False, omitsize=True, title=url
    )
    return buffer.getvalue().decode()


def _sources(sources: Iterable[SourceLine]) -> Iterator[str]:
    items = "".join(_source(source) for source in sources)
    if items:
        heading = _heading(_("Sources of what is shown"))
        yield f"{heading}<ol>{items}</ol>"


def _source(source: SourceLine) -> str:
    title = f"<bdi>{text(source.title)}</bdi>"
    if source.url.startswith(("https://", "http://")):
        title = f'<a href="{text(source.url)}" rel="noopener noreferrer">{title}</a>'
    grounds = ", ".join(filter(None, (source.publisher, source.when)))
    return f'<li>{title} <span class="soft">{text(grounds)}</span></li>'
