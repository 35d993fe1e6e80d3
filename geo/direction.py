"""Names written from right to left inside lines that run from left to right.

The marks are those of the Unicode bidirectional algorithm (UAX #9): a name is isolated, so that it
turns nothing around it, and a line that may begin with one is told which way it runs.
"""

from __future__ import annotations

import re

ISOLATE, END, LEFT_TO_RIGHT, NON_JOINER = "\u2068", "\u2069", "\u200e", "\u200c"
MARKS = frozenset((ISOLATE, END, LEFT_TO_RIGHT, NON_JOINER))
"""Letters without a shape that say how those around them are written."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def is_right_to_left(text: str) -> bool:
    """Tell whether a text holds letters of Hebrew, Arabic and other scripts that run leftward."""
    return _RIGHT_TO_LEFT.search(text) is not None


def isolated(name: str) -> str:
    """Return a name that turns nothing around it; one without such letters stays as it is."""
    return f"{ISOLATE}{name}{END}" if is_right_to_left(name) else name


def running_right(line: str) -> str:
    """Return a line that runs from left to right whatever it begins with."""
    return f"{LEFT_TO_RIGHT}{line}" if is_right_to_left(line) else line
