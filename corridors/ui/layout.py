"""The little layout Streamlit has no option for: one small style sheet, and its keys.

Streamlit cannot let a part of the page fill the window, nor put a line into its header; both are
done here with classes made from our own keys, never with Streamlit's internal names.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.speech import language

HEAD, EDITION = "head", "edition"
PAPER, SCREEN = "paper", "screen"
STAGE, MAP_SIDE, DETAILS_SIDE = "stage", "map-side", "details-side"
HEADER = "3.75rem"
DETAILS_WIDTH = 348
SMALL, NARROW, CROWDED = 520, 820, 1150
FULL, FOLDING, BUTTONS = 930, 1020, "9.5rem"
"""Where the header is full and its navigation must fold, and how much room its buttons take."""
LONGER_CROWDED, LONGER_FULL = 1560, 1180
"""Where the header is crowded, and full, in languages whose words are longer than English."""
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)

_OVER_EDITION = f"""
  .st-key-{EDITION}.st-key-{EDITION} {{ flex-direction: column; justify-content: center;
    align-items: flex-end; gap: 0; }}
  .st-key-{EDITION} p {{ font-size: .7rem; line-height: 1.3; }}
  .st-key-{HEAD} {{ right: .65rem; gap: .5rem; }}
"""
_LONGER = f"""
/* The same as below, on wider windows. */
@media screen and (max-width: {LONGER_CROWDED}px) {{{_OVER_EDITION}}}
@media screen and (max-width: {LONGER_FULL}px) {{
  .st-key-{EDITION}.st-key-{EDITION} {{ display: none; }} }}
"""

_STYLE = f"""
/* Day and share button stand in Streamlit's header, which takes no content of ours. */
.st-key-{HEAD} {{ position: fixed; top: 0; right: 1.1rem; height: {HEADER}; width: auto;
  flex-wrap: nowrap; z-index: 999991; pointer-events: none; }}
.st-key-{HEAD} > :not(.st-key-{EDITION}) {{ pointer-events: auto; }}
.st-key-{EDITION} {{ width: auto; flex-wrap: nowrap; color: #5A564F; white-space: nowrap; }}
.st-key-{EDITION} p {{ font-size: .87rem; }}
.st-key-{EDITION} strong {{ color: #26221D; }}

/* Map and details fill the window under the header; no option of Streamlit follows its height.
   Classes are doubled to weigh more than Streamlit's own. */
.st-key-{STAGE}.st-key-{STAGE} {{ position: fixed; inset: {HEADER} 0 0 0; width: auto;
  flex-wrap: nowrap; border-top: 1px solid #DDD8CE; }}
.st-key-{MAP_SIDE}, .st-key-{DETAILS_SIDE} {{ height: 100%; }}
.st-key-{DETAILS_SIDE} {{ border-left: 1px solid #DDD8CE; flex: none; }}

/* On a phone the map's own line, or the field of the page, says the day. */
@media (max-width: {SMALL}px) {{ .st-key-{EDITION}.st-key-{EDITION} {{ display: none; }} }}

/* Where the navigation needs the room, the day stands over the edition. */
@media (max-width: {CROWDED}px) {{{_OVER_EDITION}}}

/* Just before Streamlit folds its navigation there is no room for the day; the pages name it. The
   navigation folds what would run under the buttons, once it is told where they begin. */
@media (min-width: 768px) and (max-width: {FULL}px) {{ .st-key-{EDITION} {{ display: none; }} }}
@media screen and (min-width: 768px) and (max-width: {FOLDING}px) {{
  header {{ padding-right: {BUTTONS}; }} }}

/* On a narrow window and on paper the details stand under the map; both take the whole width. */
@media print, (max-width: {NARROW}px) {{
  .st-key-{STAGE}.st-key-{STAGE} {{ position: relative; inset: auto; flex-direction: column;
    width: 100vw; max-width: 100vw; margin: -1.5rem calc(50% - 50vw) 0; }}
  .st-key-{STAGE}.st-key-{STAGE} > *, .st-key-{STAGE} .st-key-{DETAILS_SIDE} {{
    height: auto; width: 100%; max-width: none; flex: none; }}
  .st-key-{DETAILS_SIDE} {{ border-left: 0; border-top: 1px solid #DDD8CE; }}
}}

/* On paper the head stands once, without what only a screen can do; tables are written out. */
@media not print {{ [class*="st-key-{PAPER}-"] {{ display: none; }} }}
@media print {{
  @page {{ size: A4 landscape; margin: 12mm; }}
  .st-key-{HEAD}.st-key-{HEAD} {{ position: static; height: auto; padding-top: {HEADER}; }}
  .st-key-{HEAD} > :not(:has(.st-key-{EDITION})), [class*="st-key-{SCREEN}-"] {{ display: none; }}
  .st-key-{EDITION}.st-key-{EDITION} {{ display: flex; flex-direction: row; gap: 2em; }}
  .st-key-{STAGE}.st-key-{STAGE} {{ margin: 0; width: 100%; }}
}}
"""


def apply() -> None:
    """Add the style sheet to the page."""
    st.html(f"<style>{_STYLE}</style>")


def make_room() -> None:
    """Let the day give way to a navigation in longer words than the English ones."""
    if language() != "en":
        st.html(f"<style>{_LONGER}</style>")


def day_range(day: date) -> tuple[date, date]:
    """Return the days a date field may hold; a link may ask for an earlier or a later one."""
    return min(day, EARLIEST), max(day, LATEST)
