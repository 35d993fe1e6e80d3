"""Languages made up for tests: one that marks each word it was asked for, one with long words."""

from gettext import NullTranslations

from babel import Locale

from geo.speech import Speech

OPEN, CLOSE = "‹", "›"


class Marking(NullTranslations):
    """Puts brackets around whatever is translated."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)


class Lengthening(Marking):
    """Makes each message longer by two fifths."""

    def gettext(self, message: str) -> str:
        return f"{message} {'щ' * max(1, round(len(message) * 0.4) - 1)}"


def marking(locale: str = "ru_RU") -> Speech:
    """Return a language that no cache of another test knows, whose words stand in brackets."""
    words = Marking()
    return Speech(language="ru-x-marking", locale=Locale.parse(locale), words=words, facts=words)


def lengthening() -> Speech:
    """Return a language whose words are longer than those of English."""
    words = Lengthening()
    return Speech(language="ru-x-long", locale=Locale("ru"), words=words, facts=words)


def bare(text: str) -> str:
    """Return what of a text was not asked for as a message."""
    depth, left = 0, []
    for letter in text:
        depth += {OPEN: 1, CLOSE: -1}.get(letter, 0)
        if depth == 0 and letter != CLOSE:
            left.append(letter)
    return "".join(left)
