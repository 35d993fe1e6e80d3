"""Find things by their names in a small list kept in memory: whole, in part, with errors.

For lists of some thousand names. Words may come in any order and each with its own errors.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.likeness import SAME_SOUND, Spelled, errors_allowed, likeness, spelled
from geo.spelling import beginnings, is_ideographic, sound

Thing = TypeVar("Thing")

MOST_WITH_ERRORS = 60
SHORTEST_BEGINNING, SHORTEST_PART, SHORTEST_WITH_ERRORS = 2, 3, 5
_LAST = "\uffff"
_SAME_WORDS = 0.95
_PART_OF_NAME, _SHARE = 0.62, 0.3
_BEGINNING, _BEGUN_SHARE = 0.78, 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Generic[Thing]):
    """A thing under one of its names; ``weight`` is below 1 for names that are not quite its own.

    A strict name, such as an abbreviation, is found without errors only.
    """

    thing: Thing
    name: str
    weight: float = 1.0
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class _Entry(Generic[Thing]):
    named: Named[Thing]
    spelling: Spelled
    words: tuple[str, ...]


class NamedThings(Generic[Thing]):
    """Things to be found by their names."""

    def __init__(self, names: Iterable[Named[Thing]]) -> None:
        """Fold every name once."""
        self._entries: list[_Entry[Thing]] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for named in names:
            self._add(named)
        self._heard = _by_length(entry.spelling.heard for entry in self._entries)
        self._letters = _by_length(entry.spelling.letters for entry in self._entries)
        self._words = sorted(self._by_word)

    def find(self, text: str, *, is_typing: bool = False) -> dict[Thing, float]:
        """Return each thing a text may name with how alike its best name is, 0 to 1."""
        asked = spelled(text)
        best: dict[Thing, float] = {}
        if not asked.letters:
            return best
        found = {*self._close(asked), *self._with_words(asked, is_typing=is_typing)}
        for place in found:
            entry = self._entries[place]
            alike = _alike(asked, entry, is_typing=is_typing) * entry.named.weight
            if alike > best.get(entry.named.thing, 0.0):
                best[entry.named.thing] = alike
        return best

    def _add(self, named: Named[Thing]) -> None:
        spelling = spelled(named.name)
        if not spelling.letters:
            return
        words = tuple(sound(word) for word in spelling.folded.split())
        for word in dict.fromkeys(words):
            self._by_word[word].append(len(self._entries))
        self._entries.append(_Entry(named, spelling, words))

    def _close(self, asked: Spelled) -> Iterator[int]:
        """Yield the entries of which the whole name is written or sounds like the text."""
        errors = errors_allowed(asked.letters)
        yield from _within(asked.heard, errors, self._heard)
        yield from _within(asked.letters, errors, self._letters)

    def _with_words(self, asked: Spelled, *, is_typing: bool) -> set[int]:
        """Return the entries that hold every word of the text."""
        words = [sound(word) for word in asked.folded.split()]
        held = [
            self._holding(word, is_beginning=is_typing and place == len(words) - 1)
            for place, word in enumerate(words)
        ]
        return set.intersection(*held)

    def _holding(self, word: str, *, is_beginning: bool) -> set[int]:
        """Return the entries that hold a word, or one of which it is the beginning."""
        known = {word, *self._close_words(word)}
        if is_beginning and len(word) >= SHORTEST_BEGINNING:
            for begun in beginnings(word):
                first = bisect_left(self._words, begun)
                known.update(self._words[first : bisect_left(self._words, begun + _LAST)])
        return {place for one in known for place in self._by_word.get(one, ())}

    def _close_words(self, word: str) -> Iterator[str]:
        errors = _word_errors(word)
        if not errors:
            return iter(())
        close = process.extract(
            word, self._words, scorer=OSA.distance, score_cutoff=errors, limit=MOST_WITH_ERRORS
        )
        return (known for known, _, _ in close)


def _by_length(texts: Iterable[str]) -> dict[int, tuple[list[str], list[int]]]:
    """Return texts and their places by length, as texts with few errors are nearly as long."""
    found: dict[int, tuple[list[str], list[int]]] = {}
    for place, text in enumerate(texts):
        group, places = found.setdefault(len(text), ([], []))
        group.append(text)
        places.append(place)
    return found


def _within(
    text: str, errors: int, groups: dict[int, tuple[list[str], list[int]]]
) -> Iterator[int]:
    for length in range(len(text) - errors, len(text) + errors + 1):
        group, places = groups.get(length, ([], []))
        close = process.extract(
            text, group, scorer=OSA.distance, score_cutoff=errors, limit=MOST_WITH_ERRORS
        )
        yield from (places[index] for _, _, index in close)


def _alike(asked: Spelled, entry: _Entry[Thing], *, is_typing: bool) -> float:
    whole = likeness(asked, entry.spelling)
    if whole >= SAME_SOUND:
        return whole
    if entry.named.is_strict:
        return 0.0
    words = [sound(word) for word in asked.folded.split()]
    pairs = [_best_word(word, entry.words, is_typing=is_typing) for word in words]
    if not all(pairs):
        return whole
    mean = sum(pairs) / len(pairs)
    share = min(len(asked.heard) / len(entry.spelling.heard), 1.0)
    if is_typing:
        return max(whole, (_BEGINNING + _BEGUN_SHARE * share) * mean)
    if len(words) == len(entry.words):
        return max(whole, _SAME_WORDS * mean)
    is_tiny = len(asked.letters) < SHORTEST_PART and not is_ideographic(asked.letters)
    return whole if is_tiny else max(whole, (_PART_OF_NAME + _SHARE * share) * mean)


def _best_word(word: str, known: tuple[str, ...], *, is_typing: bool) -> float:
    if word in known:
        return 1.0
    return max(_word_alike(word, one, is_beginning=is_typing) for one in known)


def _word_alike(word: str, known: str, *, is_beginning: bool) -> float:
    """Return how alike two sounds of words are; 0 for more errors than such a word may hold."""
    if is_beginning and len(word) >= SHORTEST_BEGINNING and known.startswith(beginnings(word)):
        return 1.0
    errors = _word_errors(word)
    if OSA.distance(word, known, score_cutoff=errors) > errors:
        return 0.0
    return float(OSA.normalized_similarity(word, known))


def _word_errors(word: str) -> int:
    """Return the errors a word among others may hold: of short ones there are too many alike."""
    return errors_allowed(word) if len(word) >= SHORTEST_WITH_ERRORS else 0
