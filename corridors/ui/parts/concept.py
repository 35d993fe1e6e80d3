"""Concept and cooperation: the indicators of the article the atlas began with, and later values."""

import streamlit as st

from corridors.grids.doubts import gaps_grid
from corridors.grids.frame import portfolio_quotes, quotes_grid, quotes_text, shares_text
from corridors.grids.moments import moments_grid
from corridors.reports.indicators import Frame, Share, frame_on
from corridors.reports.quotations import Quote
from corridors.ui import asked, charts, frame, grids, state
from geo.speech import gettext as _

BILLION = 0.001
"""Indicators are kept in millions of US dollars."""


def show() -> None:
    """Show trade and its goal, the cooperation portfolio, the Concept, and what is not known."""
    found = frame_on(asked.catalogue(), state.day())
    frame.say(
        _("Later values stand beside those of the article. Last checked {day}.").format(
            day=found.last_checked
        )
    )
    _show_trade(found)
    _show_portfolio(found)
    _show_concept(found)
    if found.not_given:
        st.header(_("Not known"), anchor=False)
        grids.show(gaps_grid(asked.catalogue(), found.not_given), key="frame-gaps")


def _show_trade(found: Frame) -> None:
    st.header(_("Trade between Kazakhstan and Uzbekistan, and its goal"), anchor=False)
    quotes = (*found.turnover, *found.targets, *found.deadlines)
    if not quotes:
        _say_nothing()
        return
    goals = [one.quantity.value * BILLION for one in found.targets if one.quantity]
    st.altair_chart(
        charts.bars(
            charts.quote_bars(found.turnover, BILLION),
            _("USD billion; dashed: the goal"),
            goal=max(goals, default=None),
        ),
        alt=_("Turnover: {turnover}. Goal: {goal}.").format(
            turnover=quotes_text(found.turnover), goal=quotes_text(found.targets)
        ),
        width=760,
    )
    frame.say(_("A pale bar is not known to be of a whole year."))
    _show_quotes(quotes, _("Turnover, goal and its deadline"), key="frame-trade")


def _show_portfolio(found: Frame) -> None:
    st.header(_("Industrial cooperation of Kazakhstan and Uzbekistan"), anchor=False)
    quotes = portfolio_quotes(found)
    if not quotes:
        _say_nothing()
        return
    with st.container(horizontal=True):
        _show_shares(found.by_stage, _("projects"), is_money=False)
        _show_shares(found.by_stage, _("USD million"), is_money=True)
        _show_shares(found.by_country, _("projects"), is_money=False)
    _show_quotes(quotes, _("The cooperation portfolio"), key="frame-portfolio")


def _show_concept(found: Frame) -> None:
    st.header(_("The Concept to 2030 and its five hubs"), anchor=False)
    quotes = (*found.concept, *found.export_growth)
    if not (quotes or found.concept_events):
        _say_nothing()
        return
    _show_quotes(quotes, _("The Concept and the growth expected"), key="frame-concept")
    events = moments_grid(asked.catalogue(), found.concept_events)
    grids.show(events, key="frame-concept-events")


def _show_shares(shares: tuple[Share, ...], unit: str, *, is_money: bool) -> None:
    pairs = ((one.words, one.money if is_money else one.projects) for one in shares)
    bars = [
        charts.Bar(words, quote.quantity.value, quote.value)
        for words, quote in pairs
        if quote and quote.quantity
    ]
    with st.container(width=360):
        st.altair_chart(charts.bars(bars, unit), alt=f"{unit}: {shares_text(shares)}")


def _show_quotes(quotes: tuple[Quote, ...], caption: str, *, key: str) -> None:
    grids.show(quotes_grid(asked.catalogue(), quotes, caption), key=key)


def _say_nothing() -> None:
    st.info(_("Nothing was known of this on this day."))
