"""Every sentence of a real brief, altered in every way at hand, is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.brief import brief
from reportedly.brief.gate import refusal
from reportedly.brief.gather import gather
from reportedly.brief.ground import Ground
from reportedly.brief.model import Brief, Sentence, Style
from reportedly.brief.wording import WORD, is_number
from reportedly.store import Asked, Store, open_store

MONTHS = ("May", "June", "July")
LOOK_ALIKES = str.maketrans({"a": "а", "e": "е", "o": "о", "K": "К", "B": "В", "M": "М"})  # noqa: RUF001


@pytest.fixture(scope="module")
def made(scenario: Path) -> tuple[Brief, Ground]:
    with open_store(scenario) as store:
        return brief(store, events=20), gathered(store)


def gathered(store: Store) -> Ground:
    """What the brief draws on."""
    moment = store.last_recorded()
    assert moment is not None
    return gather(store, Asked(), moment, None, lambda _: None).ground


def sentences(told: Brief) -> Iterator[Sentence]:
    yield from told.headline
    for section in told.sections:
        yield from section.sentences
        for item in (item for group in section.groups for item in group.items):
            yield item.heading
            yield from item.sentences


def altered(sentence: Sentence, change: str) -> Iterator[Sentence]:
    """The sentence with one word changed, for each word of its runs that such a change can be made to."""
    for at, run in enumerate(sentence.runs):
        for match in WORD.finditer(run.text):
            for word in changed(match[0], change):
                text = run.text[: match.start()] + word + run.text[match.end() :]
                runs = (*sentence.runs[:at], replace(run, text=text), *sentence.runs[at + 1 :])
                yield replace(sentence, runs=runs)


def changed(word: str, change: str) -> Iterator[str]:
    if change == "number" and is_number(word):
        yield "777" if word[0].isdigit() else "seventy"
    elif change == "name" and word[0].isupper() and len(word) > 2 and word not in MONTHS:
        yield "Xanadu"
    elif change == "month" and word in MONTHS:
        yield MONTHS[MONTHS.index(word) - 1]
    elif change == "look-alike" and word.translate(LOOK_ALIKES) != word:
        yield word.translate(LOOK_ALIKES)
    elif change == "hidden" and len(word) > 2:
        yield f"{word[:2]}\u200b{word[2:]}"
    elif change == "harm" and word in ("killed", "wounded"):
        yield "abducted"


@pytest.mark.parametrize("change", ["number", "name", "month", "look-alike", "hidden", "harm"])
def test_no_altered_sentence_passes(made: tuple[Brief, Ground], change: str) -> None:
    told, ground = made
    tried, passed = 0, []
    for sentence in sentences(told):
        assert refusal(sentence, ground) is None
        for other in altered(sentence, change):
            tried += 1
            if refusal(other, ground) is None:
                passed.append(other.text)
    assert tried > 5
    assert passed == []


def test_no_sentence_passes_on_the_claims_of_another(made: tuple[Brief, Ground]) -> None:
    """A sentence with a number or a name needs claims that have it: those of another event do not do."""
    told, ground = made
    items = [item for section in told.sections for group in section.groups for item in group.items]
    passed = []
    for one in items:
        for other in items:
            if one.event_id == other.event_id:
                continue
            for sentence in one.sentences:
                moved = replace(sentence, claims=other.heading.claims, beside=())
                same = {c for c in ground.claims if c in sentence.claims} & set(other.heading.claims)
                shared = {ground.claims[c].evidence for c in sentence.claims} & {
                    ground.claims[c].evidence for c in other.heading.claims
                }
                plain = " ".join(run.text for run in sentence.runs if run.style is not Style.QUOTE)
                if (
                    not same
                    and not shared
                    and re.search(r"\d|[A-Z]\w+ [A-Z]", plain)
                    and refusal(moved, ground) is None
                ):
                    passed.append((sentence.text, other.heading.text))
    assert passed == []


def roles(ground: Ground, sentence: Sentence) -> dict[str, set[str]]:
    """The parties of the cited claims by what they do in them."""
    found: dict[str, set[str]] = {"actor": set(), "target": set(), "speaker": set()}
    for claim in (ground.claims[c].claim for c in sentence.claims):
        found["actor"] |= {party["text"] for party in claim["actors"]}
        found["target"] |= {party["text"] for party in claim["targets"]}
        found["speaker"] |= {link["source"]["text"] for link in claim["attribution"][:1]}
    return found


def exchanged(ground: Ground, sentence: Sentence) -> Iterator[Sentence]:
    """The sentence with a party where one of another role stood, and with the two the other way round."""
    told = roles(ground, sentence)
    for one, other in ((a, b) for a in told for b in told if a != b):
        for first in told[one] - told[other]:
            for second in told[other] - told[one]:
                if first.lower() in second.lower() or second.lower() in first.lower():
                    continue
                for at, run in enumerate(sentence.runs):
                    if first not in run.text or run.style is Style.QUOTE:
                        continue
                    turned = run.text.replace(first, "\0").replace(second, first).replace("\0", second)
                    yield replace(
                        sentence, runs=(*sentence.runs[:at], replace(run, text=turned), *sentence.runs[at + 1 :])
                    )


def test_no_party_passes_in_the_place_of_another(made: tuple[Brief, Ground]) -> None:
    told, ground = made
    tried, passed = 0, []
    for sentence in sentences(told):
        for other in exchanged(ground, sentence):
            tried += 1
            if refusal(other, ground) is None:
                passed.append((sentence.text, other.text))
    assert tried > 20
    assert passed == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r", [^,]+ (said|claimed|acknowledged|reported)\.$", "."),
        (r"\breportedly ", ""),
        (r" (claimed|acknowledged)\.$", " said."),
        (r" said\.$", " acknowledged."),
        (r" denied it\. ", " said. "),
        (r"\b(was|were) (reportedly )?killed", r"\1 wounded"),
        (r" and \S+ wounded", " and some killed"),
    ],
)
def test_no_sentence_passes_surer_than_it_was(made: tuple[Brief, Ground], old: str, new: str) -> None:
    told, ground = made
    tried, passed = 0, []
    for sentence in sentences(told):
        for at, run in enumerate(sentence.runs):
            text = re.sub(old, new, run.text)
            if text != run.text and run.style is Style.PLAIN:
                tried += 1
                other = replace(sentence, runs=(*sentence.runs[:at], replace(run, text=text), *sentence.runs[at + 1 :]))
                if refusal(other, ground) is None:
                    passed.append((sentence.text, other.text))
    assert tried > 0
    assert passed == []
