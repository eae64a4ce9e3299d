"""The words of documents: FTS5 in SQLite, a tsvector in PostgreSQL. Both fold accents and take English endings off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import BigInteger, Connection, TextualSelect, column, text

from reportedly.errors import InputError

_QUERY = re.compile(r'"([^"]*)"|(\S+)')

_CREATE = {
    # Without content: the text stays in the documents, and rows are only added.
    "sqlite": (
        "CREATE VIRTUAL TABLE words USING fts5"
        "(title, text, content='', tokenize='porter unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TABLE words (number bigint PRIMARY KEY REFERENCES documents (number), vector tsvector NOT NULL)",
        "CREATE INDEX words_vector ON words USING gin (vector)",
    ),
}
_INSERT = {
    "sqlite": text("INSERT INTO words (rowid, title, text) VALUES (:number, :title, :text)"),
    "postgresql": text(
        "INSERT INTO words (number, vector) VALUES (:number, "
        "setweight(to_tsvector('english', :title), 'A') || to_tsvector('english', :text))"
    ),
}
_FIND = {
    "sqlite": text("SELECT rowid AS number FROM words WHERE words MATCH :query"),
    "postgresql": text("SELECT number FROM words WHERE vector @@ websearch_to_tsquery('english', :query)"),
}
MOST_FOUND = 500_000
"""Characters by which a text is found, from its beginning: a tsvector holds at most a megabyte of lexemes."""
_MOST_WORDS = 500  # of a query


def create(connection: Connection) -> None:
    for statement in _CREATE[connection.dialect.name]:
        connection.execute(text(statement))


def insert(connection: Connection, number: int, *, title: str | None, body: str) -> None:
    insert_all(connection, [(number, title, body)])


def insert_all(connection: Connection, told: Iterable[tuple[int, str | None, str]]) -> None:
    """Documents by number, title and text."""
    values = [{"number": n, "title": folded(title or ""), "text": folded(body)[:MOST_FOUND]} for n, title, body in told]
    if values:
        connection.execute(_INSERT[connection.dialect.name], values)


def finding(connection: Connection, query: str) -> TextualSelect | None:
    """A query for the documents (`number`) with all the words, "quoted" ones side by side; None for no words.

    Raises InputError for very many, over which a database would sit long.
    """
    told = (" ".join(re.findall(r"\w+", folded(quoted or word))) for quoted, word in _QUERY.findall(query))
    parts = dict.fromkeys(part for part in told if part)
    if len(parts) > _MOST_WORDS:
        raise InputError(ref="text", problem=f"more than {_MOST_WORDS} words to search for", remedy="give fewer")
    if not parts:
        return None
    asked = " ".join(f'"{part}"' for part in parts)
    return _FIND[connection.dialect.name].bindparams(query=asked).columns(column("number", BigInteger))


def folded(words: str) -> str:
    """In small letters, without accents and without what no database takes."""
    apart = unicodedata.normalize("NFKD", words.replace("\0", " "))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return bare.encode("utf-8", "replace").decode().casefold()
