"""Names of places as keys: without case, accents, points and apostrophes, so that Sévaré and SEVARE meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a letter and a mark.
_PLAIN = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "\u0131": "i", "ŋ": "n", "ŧ": "t", "þ": "th", "ß": "ss",
    "æ": "ae", "œ": "oe", "ə": "a", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "&": " and ",
}  # fmt: skip
# Points, apostrophes and the many marks that stand for a glottal stop.
_MARKS = ".'`\u00b4\u2018\u2019\u2032\u02b9\u02ba\u02bb\u02bc\u02be\u02bf"
_LETTERS = str.maketrans(_PLAIN | dict.fromkeys(_MARKS, ""))
_NO_WORD = re.compile(r"[^\w]+|_+")
# Words that names write now in full, now short.
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|at|an|ash|az|the|la|le|les|il) (?=\w{3})")


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """The key of a name: words of lower-case letters and digits, a space between them; empty if nothing is left."""
    if name.isascii():
        plain = name.lower().translate(_LETTERS)
    else:
        apart = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
        plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(_LETTERS)
    words = _NO_WORD.sub(" ", plain).split()
    return " ".join(_SHORT.get(w, w) for w in words) if len(words) > 1 else "".join(words)


def with_article(article: str, key: str) -> str:
    """The key with an article at its head, as `fold` writes it."""
    return f"{article} {_SHORT.get(key, key)}"


def first_word(key: str) -> str:
    """The first word of a key, always in its short form."""
    word = key.partition(" ")[0]
    return _SHORT.get(word, word)


def without_article(key: str) -> str:
    """The key without the article at its head ("al hasakah" to "hasakah"); itself if it has none."""
    return _ARTICLE.sub("", key)


def similar(key: str) -> list[str]:
    """All keys that one changed, missing, added or swapped letter makes of this one, itself left out."""
    letters = "abcdefghijklmnopqrstuvwxyz "
    found: dict[str, None] = {}
    for i in range(len(key) + 1):
        head, tail = key[:i], key[i:]
        if tail:
            found[head + tail[1:]] = None
            found.update(dict.fromkeys(head + c + tail[1:] for c in letters))
        if len(tail) > 1:
            found[head + tail[1] + tail[0] + tail[2:]] = None
        found.update(dict.fromkeys(head + c + tail for c in letters))
    found.pop(key, None)
    return [k for k in found if k == k.strip() and "  " not in k and len(k) > 1]
