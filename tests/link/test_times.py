"""The days of claims: their own, and those that the story lends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportedly.annotate.annotation import Annotation, Sentence, Token
from reportedly.link.times import link_times
from reportedly.model import BlockKind, Claim, Document, EventType, Modality, Span, TimeRef

_TEXT = "on Saturday … on Monday … last year … at dawn … now"
_DOCUMENT = Document(id="d", ref="d", text=_TEXT, blocks=(), published=date(2026, 4, 28))


def _claim(start: int, event_type: EventType = EventType.ASSAULT, *, words: str | None = None) -> Claim:
    at = _TEXT.index(words) if words else 0
    return Claim(
        id=str(start),
        event_type=event_type,
        mode=None,
        contexts=(),
        acled=None,
        trigger=Span(start, start + 1),
        evidence=Span(start, start + 10),
        actors=(),
        targets=(),
        place=None,
        time=TimeRef(Span(at, at + len(words)), words) if words else None,
        attribution=(),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(),
    )


def _verb(start: int, *auxiliaries: str, xpos: str) -> Sentence:
    """A sentence of ten characters whose verb, at `start`, has these auxiliaries."""
    verb = Token(start, start + 1, "v", "v", "VERB", xpos, -1, "root")
    words = [
        Token(start + 1 + i, start + 2 + i, word, "have", "AUX", "VBD" if word == "had" else "VBP", 0, "aux")
        for i, word in enumerate(auxiliaries)
    ]
    return Sentence(start, start + 10, BlockKind.BODY, start // 10, (verb, *words))


def _days(*claims: Claim, told: dict[int, Sentence] | None = None) -> list[date | None]:
    """The first day of each claim; each starts a sentence in the past tense, or as `told` says."""
    sentences = [(told or {}).get(c.evidence.start) or _verb(c.evidence.start, xpos="VBD") for c in claims]
    found = link_times(_DOCUMENT, claims, Annotation(tuple(sentences)))
    return [c.time.earliest if c.time else None for c in found]


def test_own_words_are_read_against_publication() -> None:
    assert _days(_claim(0, words="on Saturday")) == [date(2026, 4, 25)]


def test_violence_lends_its_day_to_violence() -> None:
    assert _days(_claim(0, words="on Saturday"), _claim(10)) == [date(2026, 4, 25)] * 2


def test_deeds_lend_nothing_to_words() -> None:
    assert _days(_claim(0, words="on Saturday"), _claim(10, EventType.STATEMENT)) == [date(2026, 4, 25), None]


def test_the_day_told_last_holds_until_another_is_told() -> None:
    days = _days(_claim(0), _claim(10, words="on Saturday"), _claim(20), _claim(30, words="on Monday"), _claim(40))
    saturday, monday = date(2026, 4, 25), date(2026, 4, 27)
    assert days == [saturday, saturday, saturday, monday, monday]


def test_what_had_happened_before_or_happens_always_stands_outside_the_story() -> None:
    for verb in (_verb(10, "had", xpos="VBN"), _verb(10, xpos="VBZ")):
        assert _days(_claim(0, words="on Saturday"), _claim(10), told={10: verb}) == [date(2026, 4, 25), None]


def test_a_time_of_day_takes_the_day_of_the_story() -> None:
    assert _days(_claim(0, words="on Saturday"), _claim(10, words="at dawn")) == [date(2026, 4, 25)] * 2
    assert _days(_claim(10, words="at dawn")) == [None]


def test_history_and_plans_neither_lend_nor_take() -> None:
    past = replace(_claim(0, words="last year"), background=True)
    assert _days(past, _claim(10)) == [date(2025, 1, 1), None]
    planned = replace(_claim(10), modality=Modality.FUTURE)
    assert _days(_claim(0, words="on Saturday"), planned) == [date(2026, 4, 25), None]


def test_what_has_come_together_since_a_beginning_is_of_no_day() -> None:
    text = _TEXT + " Since the war began they shot 80."
    claims = (_claim(0, words="on Saturday"), _claim(text.index("Since")))
    sentences = tuple(_verb(c.evidence.start, xpos="VBD") for c in claims)
    for told, expected in ((text, None), (text.replace("Since", "Until"), date(2026, 4, 25))):
        found = link_times(replace(_DOCUMENT, text=told), claims, Annotation(sentences))[1]
        assert (found.time.earliest if found.time else None) == expected


def test_a_truce_takes_no_day_from_the_fight() -> None:
    truce = replace(_claim(10, EventType.RETREAT), mode="ceasefire")
    assert _days(_claim(0, words="on Saturday"), truce) == [date(2026, 4, 25), None]


def test_the_only_other_time_of_a_sentence_is_that_of_all_in_it() -> None:
    text = "Agents took a teacher in for questioning in July and let her go."
    document = Document(id="d", ref="d", text=text, blocks=(), published=date(2026, 4, 28))
    words = [(w, text.index(w)) for w in ("took", "questioning", "July", "let")]
    tokens = (
        Token(words[0][1], words[0][1] + 4, "took", "take", "VERB", "VBD", -1, "root"),
        Token(words[1][1], words[1][1] + 11, "questioning", "questioning", "NOUN", "NN", 0, "obl"),
        Token(words[2][1], words[2][1] + 4, "July", "July", "PROPN", "NNP", 1, "nmod"),
        Token(words[3][1], words[3][1] + 3, "let", "let", "VERB", "VBD", 0, "conj"),
    )
    claim = replace(_claim(0), trigger=Span(words[3][1], words[3][1] + 3), evidence=Span(0, len(text)))
    annotation = Annotation((Sentence(0, len(text), BlockKind.BODY, 0, tokens),))
    (found,) = link_times(document, (claim,), annotation)
    assert found.time is not None
    assert (found.time.earliest, found.time.latest) == (date(2025, 7, 1), date(2025, 7, 31))


def _report(text: str, *told: tuple[str, str, Modality]) -> list[date | None]:
    """The first days of claims, each told by a past verb with words of time right behind it."""
    sentences, claims = [], []
    for n, (verb, words, modality) in enumerate(told):
        at = text.index(f"{verb} {words}")
        first = at + len(verb) + 1
        tokens = [Token(at, at + len(verb), verb, verb, "VERB", "VBD", -1, "root")]
        for word in words.split():
            start = text.index(word, first)
            number = word[0].isdigit()
            relation = "obl" if number or word[0].isupper() else "nmod:unmarked" if word[-1] == "." else "case"
            head = 0 if relation == "obl" else len(tokens) - 1 if word[-1] == "." else len(tokens) + 1
            upos = "NUM" if number else "PROPN" if word[0].isupper() else "NOUN" if word[-1] == "." else "ADP"
            tokens.append(Token(start, start + len(word), word, word, upos, "NN", head, relation))
        sentences.append(Sentence(at, tokens[-1].end, BlockKind.BODY, n, tuple(tokens)))
        time = TimeRef(Span(first, first + len(words)), words)
        claim = replace(_claim(at), evidence=Span(at, tokens[-1].end), time=time, modality=modality)
        claims.append(replace(claim, trigger=Span(at, at + len(verb))))
    document = Document(id="d", ref="d", text=text, blocks=(), published=date(2026, 4, 28))
    return [c.time.earliest if c.time else None for c in link_times(document, claims, Annotation(tuple(sentences)))]


def test_an_hour_is_of_the_day_of_publication_where_no_other_is_told() -> None:
    actual, today = Modality.ACTUAL, date(2026, 4, 28)
    said = ("denied", "on Tuesday", actual)
    text = "They denied on Tuesday that shots rang at 3 a.m. and a bell tolled at 8 p.m."
    assert _report(text, said, ("rang", "at 3 a.m.", actual))[1] == today
    assert _report(text, ("tolled", "at 8 p.m.", actual)) == [None]  # it may be that of the day before
    assert _report(text, said, ("tolled", "at 8 p.m.", Modality.FUTURE))[1] == today
    text = text.replace("Tuesday", "Sunday")
    assert _report(text, ("denied", "on Sunday", actual), ("rang", "at 3 a.m.", actual))[1] != today


def test_how_things_stand_now_lends_no_day() -> None:
    seized = _claim(0, EventType.COERCE, words="now")
    assert _days(seized, _claim(10)) == [date(2026, 4, 28), None]
    assert _days(_claim(0, words="now"), _claim(10)) == [None, None]  # "have now died": the count is of now
