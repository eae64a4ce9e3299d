"""The contexts of a happening (PLOVER manual, "Contexts"): those of its sense, and those that its words set."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence
from reportedly.code.demonyms import countries_in
from reportedly.code.trigger import Trigger
from reportedly.model import EventType

_OTHERS = frozenset({"parataxis", "ccomp", "advcl", "acl:relcl", "conj"})
_OTHERS_OF_SPEECH = _OTHERS - {"ccomp"}
_SPOKEN = frozenset(
    {EventType.AGREE, EventType.CONSULT, EventType.SUPPORT, EventType.REQUEST, EventType.ACCUSE}
    | {EventType.REJECT, EventType.THREATEN, EventType.SANCTION, EventType.COOPERATE}
)
_MOST = 4  # a record has one or two; more say little


@cache
def context_words() -> Mapping[str, tuple[str, ...]]:
    """Lower-case lemma or word -> the contexts that it sets, in the manual's order."""
    text = (files("reportedly") / "data" / "lexicons" / "contexts.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for context, words in tomllib.loads(text).items():
        for word in words.split(","):
            found.setdefault(word.strip(), []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


def contexts_of(
    sentence: Sentence, trigger: Trigger, *, actors: Iterable[str] = (), targets: Iterable[str] = ()
) -> tuple[str, ...]:
    """The contexts of a trigger: its sense's first, then those of the words around it, the oftenest named first.

    `actors` and `targets` are wordings: what one country says to another is diplomatic.
    """
    named: dict[str, int] = {}
    if trigger.event_type in _SPOKEN:
        ours, theirs = (frozenset().union(*map(countries_in, side)) for side in (actors, targets))
        if ours and theirs - ours:
            named["diplomatic"] = 1
    telling = _telling(sentence)
    if telling:
        for word in _clause(sentence, trigger.predicate, telling, spoken=trigger.event_type in _SPOKEN):
            for context in telling[word]:
                named[context] = named.get(context, 0) + 1
    order = sorted(named, key=lambda c: -named[c])
    return tuple(dict.fromkeys((*trigger.contexts, *order)))[:_MOST]


def _telling(sentence: Sentence) -> Mapping[int, tuple[str, ...]]:
    """The contexts that words of the sentence set, by word; each of its happenings asks."""
    found: dict[int, tuple[str, ...]] | None = sentence.noted.get(_telling)
    if found is None:
        setting = context_words()
        found = sentence.noted[_telling] = (
            {}
            if setting.keys().isdisjoint(sentence.forms)
            else {
                i: told
                for i, token in enumerate(sentence.tokens)
                if (told := setting.get(token.low_lemma) or setting.get(token.low))
            }
        )
    return found


def _clause(sentence: Sentence, predicate: int, among: Iterable[int], *, spoken: bool) -> list[int]:
    """Those of the words that stand under a predicate, but for those of other finite clauses; of speech also what is
    said. A word comes before what hangs on it, and what hangs on it from the right to the left."""
    others = _OTHERS_OF_SPEECH if spoken else _OTHERS
    found = []
    for word in among:
        path = [-word]
        for above in (word, *sentence.ancestors(word)):
            if above == predicate:
                found.append((path[::-1], word))
                break
            if sentence.tokens[above].deprel in others and sentence.child(above, "nsubj") is not None:
                break
            path.append(-sentence.tokens[above].head)
    return [word for _, word in sorted(found)]
