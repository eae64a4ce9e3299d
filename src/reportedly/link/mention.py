"""The wording of a party, taken apart: names that the registry knows, common words, and where the head ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from reportedly.link.actor_words import PartyWords, party_words
from reportedly.link.registry import Entry, Registry
from reportedly.link.registry_index import Token, most_words, tokens, written_so

T = TypeVar("T")
_AGAINST = frozenset({"anti", "counter"})  # "the anti-Front coalition" is not the Front's
MARKS = frozenset(",;:()/–—")
_CALLED = re.compile(
    r",?\s(?:with|under|by)\s(?:the|his|her)\s(?:call ?sign|nom de guerre|nickname|alias)\b|,?\scall ?sign\s"
)


class Item(NamedTuple):
    """A piece of a wording: a known name (`entries`), a common word (`classes`), or another word.

    `aside`: it only describes, as in "Moscow-backed" and "anti-Front"; `owner`: it stands in the possessive; `key`: as
    looked up.
    """

    key: str
    text: str
    entries: tuple[Entry, ...] = ()
    classes: tuple[str, ...] = ()
    aside: bool = False
    owner: bool = False


@lru_cache(maxsize=8192)
def segments(text: str, registry: Registry) -> tuple[tuple[Item, ...], ...]:
    """The wording's pieces, parted at commas, brackets and dashes. Kept, for the same few words name most parties.

    A name by which somebody is called ("an officer with the call sign Fox") is no other party's.
    """
    text = _CALLED.split(text, maxsplit=1)[0]
    found: list[list[Item]] = [[]]
    for item in _items(tokens(text), registry, party_words()):
        if item.key in MARKS:
            found.append([])
        else:
            found[-1].append(item)
    return tuple(tuple(segment) for segment in found if segment)


def head_and_tail(segment: Sequence[Item]) -> tuple[list[Item], str, list[Item]]:
    """The items before the first word that ends the head ("of", "who", …), that word, and the rest.

    "Hundreds of farmers" has the farmers for its head.
    """
    ends = party_words().ends
    for i, item in enumerate(segment):
        if i and item.key == "of" and _is_number(segment[i - 1].key):
            return head_and_tail(segment[i + 1 :])
        if i and item.key in ends and not item.entries and not _is_number(segment[i - 1].key):  # "ten suspected rebels"
            return list(segment[:i]), item.key, list(segment[i + 1 :])
    return list(segment), "", []


def _is_number(word: str) -> bool:
    return word in party_words().numbers or word.isdigit()


def match_at(found: Sequence[Token], at: int, registry: Registry) -> tuple[tuple[Entry, ...], int]:
    """The entries of the longest known wording that begins at this token, and how many tokens it has."""
    second = found[at + 1].key if at + 1 < len(found) else ""
    here = found[at : at + most_words(found[at].key, second, registry.longest)]
    return _match([t.text for t in here], [t.key for t in here], registry) if here else ((), 0)


def names_in(
    words: Sequence[str], keys: Sequence[str], registry: Registry
) -> Iterator[tuple[int, int, tuple[Entry, ...]]]:
    """The known wordings among words with these keys (`words_with_keys`), none within another, in their order: the
    first word of each, how many it has, and its entries."""
    longest, past = registry.longest, 0
    for at in [i for i, key in enumerate(keys) if key in longest]:
        if at >= past:
            most = at + most_words(keys[at], keys[at + 1] if at + 1 < len(keys) else "", longest)
            entries, size = _match(words[at:most], keys[at:most], registry)
            if entries:
                past = at + size
                yield at, size, entries


def _match(words: Sequence[str], keys: Sequence[str], registry: Registry) -> tuple[tuple[Entry, ...], int]:
    for size, held in _held(registry.index, keys):
        fitting = tuple([e for e in held if written_so(e.capitals, words[:size])])
        if fitting:
            return fitting, size
    return (), 0


def _held(index: Mapping[str, T], keys: Sequence[str]) -> list[tuple[int, T]]:
    """What an index holds for the wordings that begin with the first of these keys, with how many words each has; the
    longest first."""
    told: list[tuple[int, T]] = []
    whole = ""
    for size, key in enumerate(keys, 1):
        whole = f"{whole} {key}" if whole else key
        if (held := index.get(whole)) is not None:
            told.append((size, held))
    return told[::-1]


def _items(found: Sequence[Token], registry: Registry, lexicon: PartyWords) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(found):
        entries, named = match_at(found, at, registry)
        if found[at].key == "the" and named and at + 1 < len(found) and match_at(found, at + 1, registry)[1] >= named:
            entries, named = (), 0  # "The National" is no part of "the National Resistance Front"
        classes, common = _class_at(found, at, lexicon)
        if common > 1 and common > named and match_at(found, at + 1, registry)[1] >= common:
            classes, common = (), 0  # "local people" is no part of "the local People's Defence Force"
        size = max(named, common, 1)
        if common > named:
            entries = ()
        elif named > common:
            classes = ()  # "people" in the name of a force is nobody
        words = found[at : at + size]
        after = found[at + size] if at + size < len(found) else None
        aside = after is not None and after.tied and after.key in lexicon.drop
        aside = aside or (bool(entries) and bool(items) and items[-1].key in _AGAINST)
        if bool(items) and items[-1].text == "New" and not items[-1].entries:
            entries = ()  # "New Jersey" is no Jersey, "New Mexico" no Mexico
        key = " ".join([t.key for t in words])
        items.append(Item(key, words[0].text, entries, classes, aside, words[-1].owner))
        at += size
        if aside or (after is not None and after.tied and after.key in lexicon.keep):
            at += 1
    return items


def _class_at(found: Sequence[Token], at: int, lexicon: PartyWords) -> tuple[tuple[str, ...], int]:
    told = _held(lexicon.classes, [t.key for t in found[at : at + lexicon.longest]])
    return (told[0][1], told[0][0]) if told else ((), 0)
