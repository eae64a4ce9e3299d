"""Inputs made odd: pieces of one put elsewhere, doubled or left out, and words put in that programs stumble over."""

from __future__ import annotations

from random import Random

ODD = tuple(
    word.encode("utf-8", "surrogatepass")
    for word in (
        *(
            "9" * 20,
            "9" * 400,
            "1" * 5_000,
            "1e999",
            "-1",
            "0",
            "NaN",
            "Infinity",
            "null",
            "true",
            "{}",
            "[]",
            '""',
            "1.5",
        ),
        *(
            "\0",
            "\ud800",
            "\\ud800",
            "\u2028",
            "\u202e",
            "\ufeff",
            "\u0660\u0663",
            "²",
            "½",
            "ﬁ",
            "İ",
            "ß",
            "e\u0301",
            "\x1b[31m",
        ),
        *(
            "0000",
            "9999",
            "0001-01-01",
            "9999-12-31",
            "9999-12-31T23:59:59-23:59",
            "0001-01-01T00:00:00+23:59",
            "-00:00",
        ),
        *(
            "[" * 300,
            "{" * 300,
            "(" * 300,
            '"' * 300,
            "<a>" * 100,
            "&" * 100,
            "*" * 200,
            "_" * 200,
            "> " * 200,
            "and " * 200,
        ),
        *(
            " " * 300,
            "\n" * 100,
            "\r\n",
            "\t",
            "a" * 1_000,
            "\u2019\u201d\u201c",
            "--",
            "../..",
            "%00",
            "%ff",
            "=",
            "&",
            ",",
            ":",
        ),
        *(
            "first ",
            "last ",
            "next ",
            "May ",
            "2026 ",
            "days ",
            "ago ",
            "said ",
            "killed ",
            "hundred ",
            "million ",
            "to ",
            "5 ",
        ),
    )
)


def made_odd(data: bytes, random: Random, *, longest: int) -> bytes:
    """The input with one to four changes, cut off at `longest` bytes."""
    for _ in range(random.randint(1, 4)):
        start, end = sorted((random.randint(0, len(data)), random.randint(0, len(data))))
        end = min(end, start + random.choice((0, 1, 4, 16, 64, 1_000)))
        at = random.randint(0, len(data))
        how = random.randrange(6)
        if how == 0:
            data = data[:start] + data[end:]
        elif how == 1:
            data = data[:at] + data[start:end] * random.choice((1, 2, 50)) + data[at:]
        elif how == 2:
            data = data[:start] + bytes(random.randrange(256) for _ in range(min(8, end - start))) + data[end:]
        else:
            data = data[:start] + random.choice(ODD) + data[end:]
    return data[:longest]
