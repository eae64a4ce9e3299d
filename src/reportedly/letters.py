"""Letters without their accents, character for character, so that places in a text stay where they are."""

from __future__ import annotations

import unicodedata

_BLOCKS = (range(0xC0, 0x250), range(0x250, 0x2B0), range(0x1E00, 0x1F00))  # Latin letters with marks, and IPA's
# Letters that Unicode does not take apart into a letter and a mark.
_WHOLE = dict(zip("øđðłħıŋŧəɛɔɓɗƙØĐÐŁĦŊŦƏƐƆƁƊƘ", "oddlhintaeobdkODDLHNTAEOBDK", strict=True))


def _base(char: str) -> str:
    apart = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
    return apart[0] if len(apart) == 1 else char


_BARE = str.maketrans({c: b for block in _BLOCKS for c in map(chr, block) if (b := _base(c)) != c} | _WHOLE)


def bare(text: str) -> str:
    """The text with plain letters for accented ones (“Cúcuta” is “Cucuta”), of the same length.

    One report writes the accents of a name and the next leaves them out. A letter that stands for two (“ß”) stays.
    """
    return text if text.isascii() else text.translate(_BARE)
