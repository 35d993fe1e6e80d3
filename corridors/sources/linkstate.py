"""The file in which a link check remembers what it has asked, so that it can go on later."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corridors.errors import CorridorsError
from corridors.sources.linkcheck import LinkState
from geo.speech import gettext as _

_STATES = TypeAdapter(dict[str, LinkState])


class LinkStateError(CorridorsError, ValueError):
    """The file of a link check is not one."""


def read_states(path: Path) -> dict[str, LinkState]:
    """Return what is remembered, by address; nothing where there is no file yet.

    Raises:
        LinkStateError: the file cannot be read or is not of a link check.
    """
    if not path.exists():
        return {}
    try:
        return _STATES.validate_json(path.read_bytes())
    except (ValidationError, OSError) as error:
        message = _(
            "{path}: expected the file of an earlier link check, found something else. "
            "Move it away or name another with --state."
        ).format(path=path)
        raise LinkStateError(message) from error


def write_states(path: Path, states: Mapping[str, LinkState]) -> None:
    """Write what is to be remembered; an interruption leaves the file as it was.

    Raises:
        LinkStateError: the file cannot be written.
    """
    half = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_text(_text(states), encoding="utf-8")
        half.replace(path)
    except OSError as error:
        sentence = _("{path}: expected a file that can be written, found {found!r}.")
        message = sentence.format(path=path, found=error.strerror)
        raise LinkStateError(message) from error


def _text(states: Mapping[str, LinkState]) -> str:
    plain = {url: _plain(state) for url, state in sorted(states.items())}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _plain(state: LinkState) -> Mapping[str, Any]:
    return {
        **asdict(state),
        "checked": state.checked.isoformat(),
        "since": state.since.isoformat(),
    }
