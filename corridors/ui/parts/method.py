"""The rules by which facts are kept, chosen and shown, in plain words."""

import streamlit as st

from geo.speech import N_
from geo.speech import gettext as _

RULES = (
    (
        N_("Dates"),
        N_(
            "A date is as precise as its source: a year, a month or a day. Every status and "
            "every standing on a day is worked out from dated events; none is stored. An event "
            "counts from the earliest day its source allows; a plan or an announcement never "
            "changes a status. Where no source tells the beginning, the atlas says so."
        ),
    ),
    (
        N_("Confidence"),
        N_(
            "**High**: an official text or statement was seen, or several sources agree. "
            "**Medium**: one credible secondary source. **Low**: weak, indirect or conflicting."
            " **Unverified background** is believed without a source; it is marked, shown apart"
            " and never used for a status or a map."
        ),
    ),
    (
        N_("Where sources disagree"),
        N_(
            "All versions are kept and shown. The one used is chosen by a written rule: first "
            "the nature of the source (legal act, official statement, operator, news agency, "
            "press, reference work), then the confidence, then the more precise date, then the "
            "more recent source. A reviewed decision may overrule the rule and gives its "
            "reason; all decisions are listed below."
        ),
    ),
    (
        N_("Lines and points"),
        N_(
            "Each line says how it was obtained: published by its operator, routed along "
            "railway data, drawn from station to station, joined by its main points only, or "
            "assumed. The last two are drawn paler. Each point says how it was placed and "
            "within what radius the true point lies."
        ),
    ),
    (
        N_("Borders and names"),
        N_(
            "Boundaries and names shown do not imply endorsement or acceptance. Disputed areas "
            "are drawn neutral and disputed borders dashed."
        ),
    ),
    (
        N_("Licences"),
        N_(
            'Our facts: CC BY 4.0; name "Corridor Atlas" and keep the sources with the facts. '
            "Positions from GeoNames: CC BY 4.0. Positions read off railway lines: © "
            "OpenStreetMap contributors, ODbL 1.0. Base map: Natural Earth, public domain. "
            "Country names: Unicode CLDR. Code: MIT. `DATA-LICENSES.md` beside the code has the"
            " details."
        ),
    ),
)
"""Each rule with its heading."""


def show() -> None:
    """Show the rules one under another."""
    st.markdown("\n\n".join(f"## {_(head)}\n{_(text)}" for head, text in RULES))
