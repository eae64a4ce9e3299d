"""The gate's reading of grammar: who did it, to whom, who says so, what was counted, each in its own place.

A sentence is read by the few forms that a brief has (wording.toml). In the place of a speaker only the words of a
cited claim's source may stand, in that of a doer only those of its actors, before “killed” only those of its killed;
and all of a clause must come from one claim, which asserts it as having taken place. What no form reads is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.brief.dates import day_words, span_words
from reportedly.brief.ground import (
    Ground,
    actor_names,
    bare_party,
    count_texts,
    counted_words,
    day_of,
    day_spans,
    kind_nouns,
    place_licences,
    publisher_name,
    stretches,
)
from reportedly.brief.headings import where_and_when
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.voices import declines, is_according, is_cut, is_denial, is_fuller, says_no, verb, with_article
from reportedly.brief.wording import WORD, is_number, vocabulary, wording
from reportedly.output.text import clean
from reportedly.resolve.model import LinkedClaim

_THAT, _ACCORDING = " that ", ", according to "
_UNREADABLE = "it is in no form that tells who did what to whom, and who says so"


def misplaced(sentence: Sentence, ground: Ground) -> str | None:
    """Why its parts do not stand where they may; None where a form reads the sentence."""
    cited = [ground.claims[c] for c in sentence.rests_on]
    labels = [run.text for run in sentence.runs if run.style is Style.STRONG]
    if not all(_Reader(label, cited).is_label() for label in labels):
        return "what it is headed with is no place and day of it"
    runs = [run for run in sentence.runs if run.style is not Style.STRONG]
    if any(run.style is Style.QUOTE for run in runs):
        return _quotation(runs, [ground.claims[c] for c in sentence.claims])
    if sentence.totals:
        return _counted(sentence, runs, ground)
    if not runs or all(word in vocabulary() for run in runs for word in _lowered(run.text)):
        return None
    if any(run.claims for run in runs):
        return _figures(runs, ground)
    text = "".join(run.text for run in runs)
    return None if _Reader(text, cited).is_said() else _UNREADABLE


def _lowered(text: str) -> list[str]:
    """The words, the first as within a sentence."""
    words = WORD.findall(text)
    return [w if n else w[:1].lower() + w[1:] for n, w in enumerate(words)]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one text by the forms. Each part yields the places at which it may end: several words may fit one."""

    text: str
    cited: Sequence[LinkedClaim]

    def is_said(self) -> bool:
        """Whether it is a clause with whoever says it, perhaps behind a day; or that somebody denies it."""
        denials = (c for c in self.cited if says_no(c))
        if any(
            self.text[end:] == f" {wording()['voice']['denies']}."
            for claim in denials
            for end in self.any_of(_speaker_texts(claim, self.cited), 0)
        ):
            return True
        return any(
            self.text[end:] in (".", ". ")
            for claim in self.cited
            if claim.claim["modality"] == "actual" and not is_denial(claim) and not declines(claim)
            for end in self._said(claim)
        )

    def is_label(self) -> bool:
        """Whether it is places and days, such as “near Beni, North Kivu, 5 June 2026”; or words of the brief alone."""
        places = [claim.claim["place"] for claim in self.cited if claim.claim["place"]]
        names = [name for place in places for name in (clean(place["text"]), *place_licences(place))]
        unknown = str(wording()["area"]["somewhere"])
        parts = [*dict.fromkeys(names), *sorted(day_spans(self.cited)), unknown]
        ends, read = {0}, set[int]()
        while ends:
            at = ends.pop()
            starts = (at, *(end + 1 for end in self.any_of([wording()["area"]["near"]], at)))
            behind = {end for start in starts for end in self.any_of(parts, start)}
            read |= behind
            ends |= {end + 2 for end in behind if self.text.startswith(", ", end)}
        own = all(word in vocabulary() for word in _lowered(self.text))
        return own or any(self.text[end:] in ("", ": ") for end in read)

    def _said(self, claim: LinkedClaim) -> Iterator[int]:
        starts = [0, *(end + 2 for end in self.any_of(_days(claim), 0) if self.text.startswith(": ", end))]
        for start in starts:
            for clause in self._clause(claim, start):
                yield from self._saying(claim, clause)
            for _, who, verbs in self._speakers(claim):
                for said in self._by(who, start, verbs):
                    for clause in self._clause(claim, said + len(_THAT)) if self.text.startswith(_THAT, said) else ():
                        yield from (clause, *self._citing(claim, clause))

    def _clause(self, claim: LinkedClaim, at: int) -> Iterator[int]:
        """What was done, in the words of the sentence, or whom it hurt."""
        for text in stretches(claim):
            if not claim.claim["hedged"] or "reportedly" in text.lower():
                yield from self.any_of([text], at)
        for count in claim.claim["counts"]:
            yield from self._harm(claim, count, at)

    def _harm(self, claim: LinkedClaim, count: Mapping[str, Any], at: int) -> Iterator[int]:
        harm = wording()["grammar"]["harm"].get(count["kind"])
        hedge = wording()["voice"]["hedge"] if claim.claim["hedged"] else ""
        if count["of"] != "targets" or harm is None:
            return
        for whom in self.any_of(_counted_texts(claim, count), at):
            for be in wording()["clause"]["passive"].values():
                hurt = f" {be} {hedge}{harm}"
                if self.text.startswith(hurt, whom):
                    ends = [whom + len(hurt)]
                    ends += [e for end in ends for e in self._other_harm(claim, count, end)]
                    ends += [e for end in ends for e in self._cause(end)]
                    ends += [e for end in ends for e in self._place(claim, end)]
                    ends += [e for end in ends for e in self._day(claim, end)]
                    ends += [e for end in ends for e in self._doers(claim, end)]
                    yield from ends

    def _other_harm(self, claim: LinkedClaim, counted: Mapping[str, Any], at: int) -> Iterator[int]:
        """“ and 14 wounded”, of the same sentence."""
        for other in self.cited:
            if (other.document_id, other.claim["evidence"]) == (claim.document_id, claim.claim["evidence"]):
                for count in other.claim["counts"]:
                    harm = wording()["grammar"]["harm"].get(count["kind"])
                    if harm and count["kind"] != counted["kind"] and count["of"] == "targets":
                        for end in self.behind(" and ", at, count_texts(count)):
                            yield from self.behind(f" {harm}", end)

    def _cause(self, at: int) -> Iterator[int]:
        nouns = [noun for claim in self.cited for noun in kind_nouns(claim.claim)]
        return self.behind(" in ", at, nouns)

    def _place(self, claim: LinkedClaim, at: int) -> Iterator[int]:
        place = claim.claim["place"]
        names = [clean(place["text"]), *place_licences(place)] if place else []
        for preposition in (" in ", " near ", " at "):
            for end in self.behind(preposition, at, names):
                yield from (end, *self.behind(", ", end, names))

    def _day(self, claim: LinkedClaim, at: int) -> Iterator[int]:
        return self.behind(" on ", at, _days(claim))

    def _doers(self, claim: LinkedClaim, at: int) -> Iterator[int]:
        names = [text for party in claim.claim["actors"] for text in _party_texts(party)]
        for word in (" by ", " with "):
            for end in self.behind(word, at, names):
                yield from (end, *self.behind(" and ", end, names))

    def _saying(self, claim: LinkedClaim, at: int) -> Iterator[int]:
        """“, the army said”, “, according to the army”."""
        for told, who, verbs in self._speakers(claim):
            for said in self._by(who, at + 2, verbs) if self.text.startswith(", ", at) else ():
                yield from (said, *self._citing(claim, said))
            if is_according(told) or not told.claim["attribution"]:
                yield from self.behind(_ACCORDING, at, who)

    def _by(self, who: Sequence[str], at: int, verbs: Iterable[str]) -> Iterator[int]:
        for end in self.any_of(who, at):
            for word in verbs:
                yield from self.behind(f" {word}", end)

    def _citing(self, claim: LinkedClaim, at: int) -> Iterator[int]:
        """“, according to state media”, through whom it came."""
        names = [
            text
            for told in self._same(claim)
            for link in told.claim["attribution"][1:2]
            for text in _party_texts(link["source"])
        ]
        return self.behind(_ACCORDING, at, names)

    def _speakers(self, claim: LinkedClaim) -> Iterator[tuple[LinkedClaim, list[str], set[str]]]:
        """Who may be said to say what this claim says: a claim that says the same, its speaker's words, the verbs."""
        for told in self._same(claim):
            yield told, _speaker_texts(told, self.cited), {verb(told), verb(claim)}

    def _same(self, claim: LinkedClaim) -> list[LinkedClaim]:
        """The claim, and those that tell the same and go back to the same origin."""
        return [claim, *(c for c in self.cited if c is not claim and _tells_same(c, claim))]

    def any_of(self, texts: Iterable[str], at: int) -> Iterator[int]:
        """Behind each of the texts that stands there, whole; its first letter may be the other case."""
        for text in dict.fromkeys(texts):
            end = at + len(text)
            there = self.text[at:end]
            if text and there[1:] == text[1:] and there[:1].lower() == text[:1].lower():
                yield end

    def behind(self, words: str, at: int, texts: Iterable[str] | None = None) -> Iterator[int]:
        """Behind these words, and then one of the texts."""
        if self.text.startswith(words, at):
            yield from (at + len(words),) if texts is None else self.any_of(texts, at + len(words))


def _tells_same(claim: LinkedClaim, other: LinkedClaim) -> bool:
    """Whether two claims of one origin tell of one type with the same numbers, neither denying it."""
    numbers = [{(n["kind"], n["low"], n["high"]) for n in c.claim["counts"]} for c in (claim, other)]
    same = claim.claim["event_type"] == other.claim["event_type"] and numbers[0] == numbers[1]
    return same and claim.origin == other.origin and not is_denial(claim) and not declines(claim)


def _speaker_texts(claim: LinkedClaim, cited: Sequence[LinkedClaim]) -> list[str]:
    """Whoever says it first, a surname also with what another cited claim puts before it; else the publisher."""
    if not claim.claim["attribution"]:
        return [publisher_name(claim) or str(wording()["voice"]["anonymous"])]
    if is_cut(claim):
        return []
    source = claim.claim["attribution"][0]["source"]
    own = _party_texts(source)
    surnames = [name for name in own if " " not in name]
    others = [link["source"] for c in cited for link in c.claim["attribution"]]
    told = [(party, text) for party in others for text in _party_texts(party)]
    return [*own, *(t for party, t in told if any(is_fuller(party, t, source, name) for name in surnames))]


def _party_texts(party: Mapping[str, Any]) -> list[str]:
    """A party as the claim words it, and by its name."""
    name, text = clean(party["name"] or ""), clean(party["text"])
    names = [name, *actor_names(name)]
    return [told for told in (text, bare_party(text), *names, *map(with_article, names)) if told]


def _counted_texts(claim: LinkedClaim, count: Mapping[str, Any]) -> list[str]:
    """Words for those whom a count counts: the party in whose words it stands, the number with its noun, or alone."""
    bare = clean(count["text"])
    parties = [p for p in claim.claim["targets"] if p["start"] <= count["start"] and count["end"] <= p["end"]]
    found = [text for party in parties for text in _party_texts(party)]
    if not any(map(is_number, WORD.findall(bare))):
        return found
    noun = wording()["clause"]["person"]
    forms = [form for text in count_texts(count) for form in (text, *(f"{text} {n}" for n in noun.values()))]
    of = [f"{bare} of people"] if bare.lower() in wording()["numbers"]["loose"] else []
    return [*found, counted_words(claim, count) or "", *forms, *of]


def _days(claim: LinkedClaim) -> list[str]:
    time = claim.claim["time"]
    return [span_words(day_of(time["earliest"]), day_of(time["latest"]))] if time and time["earliest"] else []


def _figures(runs: Sequence[Run], ground: Ground) -> str | None:
    """“19 civilians killed according to the mayor, ”, of one claim: its count, and who says so; and behind it any who
    give the same figure, of a claim of their own each."""
    before: set[_Amount] = set()
    for run in runs:
        cited = [ground.claims[c] for c in run.claims]
        before = set(_figure(run, cited)) or {told for told in _same_figure(run, cited) if told in before}
        if not before:
            return "a figure is not that of whom it is given to"
    return None


_Amount = tuple[str, int | None, int | None]
"""A harm with the bounds of a count of it."""


def _figure(run: Run, cited: Sequence[LinkedClaim]) -> Iterator[_Amount]:
    reader = _Reader(run.text, cited)
    for claim in cited:
        for count in claim.claim["counts"]:
            according = f" {wording()['grammar']['harm'].get(count['kind'])} according to "
            for end in reader.any_of(_counted_texts(claim, count), 0):
                for last in reader.behind(according, end, _speaker_texts(claim, cited)):
                    if _ends_figure(run.text[last:]):
                        yield count["kind"], count["low"], count["high"]


def _same_figure(run: Run, cited: Sequence[LinkedClaim]) -> Iterator[_Amount]:
    """The amounts of a claim whose speaker alone is named."""
    reader = _Reader(run.text, cited)
    for claim in cited:
        if any(_ends_figure(run.text[end:]) for end in reader.any_of(_speaker_texts(claim, cited), 0)):
            yield from ((count["kind"], count["low"], count["high"]) for count in claim.claim["counts"])


def _ends_figure(text: str) -> bool:
    form = wording()["difference"]
    return text in (".", ". ", ", ", form["and"], form["also"])


def _quotation(runs: Sequence[Run], cited: Sequence[LinkedClaim]) -> str | None:
    """“The Mail, 4 June 2026: …”, perhaps behind “Rwanda denied it. ”: by whom it was published, and who denies it."""
    before = "".join(run.text for run in runs if run.style is not Style.QUOTE)
    quoted = next(run.text for run in runs if run.style is Style.QUOTE)
    reader = _Reader(before, cited)
    for claim in cited:
        if not _stands_in(quoted, claim):
            continue
        for start in (0, *_introduced(reader)):
            named = [publisher_name(claim) or "", str(wording()["voice"]["anonymous"])]
            day = [day_words(claim.published)] if claim.published else []
            for end in reader.any_of(named, start):
                ends = [end, *reader.behind(", ", end, day)]
                ends += [last for at in ends for last in _quoting(reader, claim, at)]
                for last in ends:
                    if before[last:] == ": ":
                        return None
    return "the quotation is not introduced with who published it, or with who denies it"


def _quoting(reader: _Reader, claim: LinkedClaim, at: int) -> Iterator[int]:
    """“, quoting Ada Keita”: who says the sentence that is quoted."""
    if claim.claim["attribution"]:
        yield from reader.behind(", quoting ", at, _speaker_texts(claim, [claim]))


def _introduced(reader: _Reader) -> Iterator[int]:
    """Where a quotation begins behind “Rwanda denied it. ”, or that its publisher withdrew it."""
    for claim in reader.cited:
        if says_no(claim):
            names = _speaker_texts(claim, reader.cited)
            for end in reader.any_of(names, 0):
                yield from reader.behind(f" {wording()['voice']['denies']}. ", end)
    if all(claim.withdrawn for claim in reader.cited):
        yield from reader.behind(f"{wording()['changes']['withdrawn']}. ", 0)


def _stands_in(quoted: str, claim: LinkedClaim) -> bool:
    return plain_marks(quoted.removesuffix("…").strip()) in plain_marks(claim.evidence)


def plain_marks(text: str) -> str:
    """Cleaned, with one kind of quotation mark."""
    return clean(text).translate(_QUOTES)


_QUOTES = str.maketrans(dict.fromkeys('"“”‘’', "'"))


def _counted(sentence: Sentence, runs: Sequence[Run], ground: Ground) -> str | None:
    """Where a sentence with counted numbers names events, each is one that it counted, with its own number."""
    own = {f"{total.number:,}" for total in sentence.totals}
    each = [(t, ground.events[t.ids[0]]) for t in sentence.totals if len(t.ids) == 1 and t.ids[0] in ground.events]
    named = {_bare(where_and_when(ground.events[i])) for i in sentence.totals[0].ids if i in ground.events}
    named |= {_bare(f"{where_and_when(event)} ({total.number:,})") for total, event in each if len(each) > 1}
    for run in runs:
        if _bare(run.text) not in named and not all(w in vocabulary() or w in own for w in _lowered(run.text)):
            return "it names what it does not count, or not with its own number"
    return None


def _bare(text: str) -> str:
    return text.strip(";:. ")
