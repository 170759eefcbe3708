"""What a page was made of: what the database was asked meanwhile, and digests of what it answered.

Nothing else that a page shows can change while the server runs, but for the clock. So a page whose questions all have the
same answers again would come out the same, and asking them again is a tenth of the work of making it.
Answers are noted where rows leave the database's driver, so they are the very rows that the page was made of.
"""

import hashlib
import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain, islice
from typing import Any, NamedTuple

from django.db import connections

# Statements that a page may need, and that neither tell it anything nor change anything.
SILENT = ("BEGIN", "PRAGMA", "RELEASE", "ROLLBACK", "SAVEPOINT", "SET ")
MOST_QUESTIONS = 100
MOST_ROWS = 2000  # in one answer; what is made of more is made again after every change


class Question(NamedTuple):
    """What the database was asked, and a digest of the rows it answered with."""

    sql: str
    parameters: Any
    answer: bytes


class Evidence:
    """The questions behind one page, or behind something that many pages share."""

    def __init__(self) -> None:
        self.questions: list[Question] = []
        self.grounds: set[Evidence] = set()
        """What was known beforehand rests on these."""
        self.is_whole = True
        self._found = (b"", False)  # a generation, and whether all answers were the same in it

    def hear(self, sql: str, parameters, many: bool, cursor) -> None:
        """Note what a statement was answered with, and leave the rows to whoever asked."""
        start = sql.lstrip(" (\n\t")[:9].upper()
        if start.startswith("SELECT") and not many and len(self.questions) < MOST_QUESTIONS:
            rows = cursor.fetchmany(MOST_ROWS)
            self.questions.append(Question(sys.intern(sql), parameters, digest_of(rows)))
            self.is_whole = self.is_whole and len(rows) < MOST_ROWS
            cursor.cursor = Reread(cursor.cursor, rows)
        elif not start.startswith(SILENT):
            self.is_whole = False

    @property
    def is_enough(self) -> bool:
        """Whether anything can be shown by it: it is whole, and not empty."""
        return self.is_whole and bool(self.questions or self.grounds)

    def holds(self, generation: bytes) -> bool:
        """Tell whether the database still answers everything in the same way, asking it once in each generation.

        The generation must have been read before. Raise DatabaseError or InterfaceError if there is no answer.
        """
        if self._found[0] != generation:
            self._found = (generation, self._is_same(generation))
        return self._found[1]

    def _is_same(self, generation: bytes) -> bool:
        if not self.is_enough or not all(ground.holds(generation) for ground in self.grounds):
            return False
        with connections["default"].cursor() as cursor:
            for question in self.questions:
                cursor.execute(question.sql, question.parameters)
                if digest_of(cursor.fetchall()) != question.answer:
                    return False
        return True


class Reread:
    """A cursor whose rows have been read already."""

    def __init__(self, cursor, rows: list) -> None:
        self.cursor = cursor
        self.rows = chain(rows, iter(cursor.fetchone, None))

    def __getattr__(self, name: str):
        return getattr(self.cursor, name)

    def __iter__(self) -> Iterator:
        return self.rows

    def fetchone(self):
        return next(self.rows, None)

    def fetchmany(self, size: int = 1) -> list:
        return list(islice(self.rows, size))

    def fetchall(self) -> list:
        return list(self.rows)


_gathered: ContextVar[Evidence | None] = ContextVar("evidence", default=None)


@contextmanager
def gathering() -> Iterator[Evidence]:
    """Gather the evidence for what is made inside, apart from anything that is being made around it."""
    token = _gathered.set(Evidence())
    try:
        yield _gathered.get()  # type: ignore[misc]  # set the line before
    finally:
        _gathered.reset(token)


def rest_on(ground: Evidence | None) -> None:
    """Say that what is being made uses something that was known, on this ground; None: nobody knows on which."""
    evidence = _gathered.get()
    if evidence is None:
        return
    if ground is None:
        evidence.is_whole = False
    else:
        evidence.grounds.add(ground)


def listen(execute, sql, parameters, many, context):
    """Run a statement, and let the evidence that is being gathered hear of it."""
    cursor = context["cursor"]
    if isinstance(cursor.cursor, Reread):
        cursor.cursor = cursor.cursor.cursor
    result = execute(sql, parameters, many, context)
    evidence = _gathered.get()
    if evidence is not None:
        evidence.hear(sql, parameters, many, cursor)
    return result


def install(connection, **_kwargs) -> None:
    """Listen to a database connection that has just been opened."""
    if listen not in connection.execute_wrappers:
        connection.execute_wrappers.append(listen)


def digest_of(rows: list) -> bytes:
    """Return a digest that other rows do not have; equal ones nearly always have it. Without it a page is made again."""
    try:
        return hashlib.blake2b(pickle.dumps(rows), digest_size=16).digest()
    except (TypeError, pickle.PicklingError):
        return os.urandom(16)  # PostgreSQL's binary columns, for one: like nothing else
