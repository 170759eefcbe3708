"""How many rows the tables have, as the database needs to know it to look things up in the best order."""

from django.db import connection

ROWS_OF_EMPTY_TABLE = 10  # what it may have before rows are counted again


def count_rows() -> None:
    """Count all tables' rows. PostgreSQL does so by itself before long, SQLite never."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("ANALYZE")
            return
        # All rows, which takes 0.1 s for 100,000 pages: from a sample SQLite believes one index of a table to have five times
        # the rows of another, takes the smaller one, and sorts.
        cursor.execute("PRAGMA analysis_limit = 0")
        cursor.execute("ANALYZE")
        # Empty tables are left out, and what SQLite knows nothing of it takes to be enormous: it would read the whole
        # page tree to learn that no page is restricted. Writing into this table is a documented way of telling it.
        cursor.execute(
            "INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT name, NULL, %s FROM sqlite_master WHERE type = 'table' "
            "AND rootpage > 0 AND name NOT LIKE 'sqlite%%' AND name NOT IN (SELECT tbl FROM sqlite_stat1)",
            [str(ROWS_OF_EMPTY_TABLE)],
        )
        cursor.execute("ANALYZE sqlite_master")
