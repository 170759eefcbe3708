"""What every line of the log goes through: secret links, addresses, numbers and typed words are taken out.

Django logs the path of what was not found, and the words of what was raised, which may repeat what somebody typed or the
values of a row. All logs are written by this one formatter (LOGGING in the settings), whoever writes them.
"""

import logging
import re

OUT = "-"
_LINES = [
    # The secret after the addresses that hold one, whatever stands around it.
    (re.compile(r"(/(?:mine|confirm)/)[^\s\"'<>]+", re.IGNORECASE), rf"\1{OUT}"),
    # What looks like a secret where none belongs, such as a link that was copied in part.
    (re.compile(r"(?<![\w-])(?=[\w-]*[a-z])(?=[\w-]*[A-Z])(?=[\w-]*[0-9])[A-Za-z0-9_-]{20,}(?:[:.=][\w-]*)*"), OUT),
    (re.compile(r"(?<=[\w/%])\?[^\s\"'<>]+"), f"?{OUT}"),  # searches and other questions
    (re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"), OUT),  # mail addresses
    (re.compile(r"(?<![\w.,:-])(?:\+|0)[0-9][0-9 ()/-]{6,}[0-9]"), OUT),  # telephone numbers
    (re.compile(r"DETAIL: .*"), f"DETAIL: {OUT}"),  # PostgreSQL repeats the row
]
# Words of an exception in quotes repeat a value, unless they are a name in lower-case letters, as code has them.
_QUOTED = re.compile(r"(?P<quote>['\"])(?P<words>(?:\\.|(?!(?P=quote)).)*)(?P=quote)", re.DOTALL)
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,60}|NoneType")


class PrivateFormatter(logging.Formatter):
    """Formats a record without anything that leads to a person."""

    def format(self, record: logging.LogRecord) -> str:
        return without_private_words(super().format(record))

    def formatException(self, ei) -> str:  # noqa: N802  the name is logging's
        """Keep the places; of the words only what the code itself says."""
        return "\n".join(
            line if line.startswith(("  ", "Traceback")) else _QUOTED.sub(_without_value, line)
            for line in super().formatException(ei).splitlines()
        )


def without_private_words(line: str) -> str:
    """Return what may be logged of a text."""
    for pattern, instead in _LINES:
        line = pattern.sub(instead, line)
    return line


def _without_value(found: re.Match) -> str:
    return found[0] if _NAME.fullmatch(found["words"]) else f"'{OUT}'"
