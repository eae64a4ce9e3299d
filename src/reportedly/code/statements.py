"""STATEMENT claims: attributed speech in which nothing else happens, and doubtful talk that names no source."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Attributed, Kind
from reportedly.code.context import Context
from reportedly.code.events import attribution_of, time_ref
from reportedly.code.history import is_background
from reportedly.code.identity import id_of
from reportedly.code.modality import PROMISES, Judged, modality
from reportedly.code.participants import is_nobody
from reportedly.code.phrases import phrase
from reportedly.code.roles import can_act
from reportedly.code.times import TimePhrase, time_of
from reportedly.code.triggers import Trigger
from reportedly.model import Attribution, Claim, EventType, Modality, Party, Reason, Span

_LONGEST_PREDICATE = 6  # words
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def statement_claims(context: Context) -> tuple[Claim, ...]:
    """One claim for each attribution whose words hold no event, in the order of the text."""
    found: list[Claim] = []
    taken: set[tuple[int, int]] = set()
    for number, attributed in enumerate(context.attributed):
        if attributed.head is None or _goes_with_another(context, number, attributed):
            continue
        if attributed.rule.endswith(": count"):  # "recorded three deaths": who counts does no more than tell how many
            continue
        if _passes_on(context, attributed) or _is_act(context, attributed):
            continue
        for head in _heads(context, number, attributed):
            claim = _claim(context, number, attributed, head) if head not in taken else None
            if claim is not None:
                taken.add(head)
                found.append(claim)
    return tuple(found)


def _heads(context: Context, number: int, attributed: Attributed) -> list[tuple[int, int]]:
    """What a speech says in which nothing else happens: its head, and clauses joined to it, where they tell no event.

    "Said that it had sent a patrol and that it was alarmed": the patrol is an event, the alarm is a statement.
    """
    assert attributed.head is not None
    index, head = attributed.head
    sentence = context.sentence(index)
    if not _holds_event(context, number, attributed):
        others = [w for w in _joined(sentence, head) if attributed.holds(index, w) and _has_that(sentence, w)]
        return [attributed.head, *((index, w) for w in others)]
    clauses = [head, *(w for w in _joined(sentence, head) if attributed.holds(index, w))]
    if len(clauses) < 2 or any(w.sentence != index for w in attributed.content):
        return []
    told = {w for t in context.triggers[index] for part in (t, *t.parts) for w in (part.word, part.predicate)}
    free = []
    for clause in clauses:
        apart = {
            w
            for other in clauses
            if other != clause and other in sentence.subtree(clause)
            for w in sentence.subtree(other)
        }
        if not told.intersection(set(sentence.subtree(clause)) - apart):
            free.append((index, clause))
    return free


def _joined(sentence: Sentence, head: int) -> list[int]:
    """The clauses that are coordinated with one: predicates of their own, in a finite form."""
    tokens = sentence.tokens
    return [
        c
        for c in sentence.children[head]
        if tokens[c].deprel == "conj" and (tokens[c].xpos in _FINITE or sentence.child(c, "aux", "cop") is not None)
    ]


def _predicate_start(sentence: Sentence, word: int) -> int:
    """Where the predicate begins that a word ends: "was not safe", "had been told"; a verb out of reach is left out."""
    tokens = sentence.tokens
    helpers = [c for c in sentence.children[word] if c < word and tokens[c].relation in ("aux", "cop")]
    first = min(helpers, default=word)
    return first if word - first <= _LONGEST_PREDICATE else word


def _has_that(sentence: Sentence, word: int) -> bool:
    mark = sentence.child(word, "mark")
    return mark is not None and sentence.tokens[mark].low == "that"


def _is_act(context: Context, attributed: Attributed) -> bool:
    """Whether saying so is itself an event that is coded: "urged", "accused"."""
    cue = attributed.cue
    if cue is None or attributed.kind is Kind.SILENCE:
        return False
    return any(
        (t.first < cue.past and cue.first < t.past) or cue.first <= t.predicate < cue.past
        for t in context.triggers[cue.sentence]
    )


def _goes_with_another(context: Context, number: int, attributed: Attributed) -> bool:
    """ "Declined to comment, saying that …": one speech, told with a participle behind its verb."""
    cue = attributed.cue
    if cue is None:
        return False
    tokens = context.sentence(cue.sentence).tokens
    for word in range(cue.first, cue.past):
        if tokens[word].deprel == "advcl" and tokens[word].xpos == "VBG":
            return any(
                n != number
                and other.head is not None
                and other.cue is not None
                and other.cue.holds(cue.sentence, tokens[word].head)
                and not (_is_act(context, other) or _holds_event(context, n, other))
                for n, other in enumerate(context.attributed)
            )
    return False


def _passes_on(context: Context, attributed: Attributed) -> bool:
    """ "The paper reported that the mayor said …": it reports the mayor's statement, and stands behind it."""
    head = attributed.head
    return head is not None and any(
        other is not attributed and other.cue is not None and other.cue.holds(*head)
        for other in context.cited_in(head[0])
    )


def doubtful_claims(context: Context) -> tuple[Claim, ...]:
    """What the publisher passes on as doubtful without a source ("is reportedly in hiding"), where it is no event."""
    found = []
    for index, sentence in enumerate(context.annotation.sentences):
        triggered = {w for t in context.triggers[index] for w in (t.word, t.predicate)}
        for word in _tops(sentence):
            if word in triggered or context.chain(index, word):
                continue
            judged = modality(sentence, word)
            if not judged.hedged or judged.negated or judged.modality is not Modality.ACTUAL:
                continue
            actor = _subject(context, index, word)
            if actor is not None:
                found.append(_doubtful(context, index, word, actor, judged))
    return tuple(found)


def _tops(sentence: Sentence) -> list[int]:
    """The predicate that a sentence rests on, and those joined to it."""
    roots = [i for i, token in enumerate(sentence.tokens) if token.deprel == "root"]
    joined = [c for root in roots for c in sentence.children[root] if sentence.tokens[c].deprel == "conj"]
    return sorted(roots + joined)


def _doubtful(context: Context, index: int, word: int, actor: Party, judged: Judged) -> Claim:
    return _statement(
        context,
        index,
        word,
        actor=actor,
        when=time_of(context.sentence(index), context.times(index), (word,)),
        background=is_background(context.sentence(index), context.times(index), (word,)) is not None,
        hedged=True,
        rule="passed on as doubtful, by no named source",
        reasons=(Reason("hedged", judged.rule, judged.span),),
    )


def _statement(
    context: Context,
    index: int,
    word: int,
    *,
    actor: Party,
    when: TimePhrase | None,
    background: bool,
    hedged: bool,
    rule: str,
    reasons: tuple[Reason, ...],
    attribution: tuple[Attribution, ...] = (),
    outlook: Modality = Modality.ACTUAL,
) -> Claim:
    """A STATEMENT claim that shows `word` of sentence number `index` as its trigger."""
    sentence = context.sentence(index)
    shown = context.words(index, _predicate_start(sentence, word), word + 1)
    found = id_of(
        context.document,
        event_type=EventType.STATEMENT,
        modality=outlook,
        trigger=shown,
        actors=(actor,),
        targets=(),
        attribution=attribution,
    )
    return Claim(
        id=found,
        event_type=EventType.STATEMENT,
        mode=None,
        contexts=(),
        acled=None,
        trigger=shown,
        evidence=Span(sentence.start, sentence.end),
        actors=(actor,),
        targets=(),
        place=None,
        time=time_ref(context, index, when),
        attribution=attribution,
        modality=outlook,
        hedged=hedged,
        background=background,
        counts=(),
        reasons=(Reason("event_type", rule, shown), *reasons),
    )


def _holds_event(context: Context, number: int, attributed: Attributed) -> bool:
    """Whether an event is told in what is attributed."""
    for words in attributed.content:
        for trigger in context.triggers[words.sentence]:
            inside = words.first <= trigger.word < words.past
            said = inside and number in context.chain(words.sentence, trigger.word)
            chief = attributed.head in ((words.sentence, trigger.word), (words.sentence, trigger.predicate))
            if said and (chief or not _recalled(context, words.sentence, trigger)):
                return True
    return False


def _recalled(context: Context, index: int, trigger: Trigger) -> bool:
    """Whether the event is history that the speech recalls in passing, and not what it says."""
    words = (trigger.word, trigger.predicate)
    return is_background(context.sentence(index), context.times(index), words) is not None


def _claim(context: Context, number: int, attributed: Attributed, head: tuple[int, int]) -> Claim | None:
    index, word = head
    sentence = context.sentence(index)
    word = _telling(sentence, word)
    numbers = context.chain(index, word) or (number,)
    if number not in numbers:
        numbers = (number, *numbers)
    passed_on = attributed.cue is None or attributed.rule.startswith("carried: quoted")
    if passed_on and numbers[0] != number:  # an outlet that was told it, or quotes it: the statement is the teller's
        number, attributed = numbers[0], context.attributed[numbers[0]]
    attribution = attribution_of(
        context, numbers, negated=False, event_type=EventType.STATEMENT, mode=None, harmed=(), actors=()
    )
    speaker = context.source_phrase(number)
    if speaker is not None and is_nobody(context, speaker.sentence, speaker.head):
        return None
    actor: Party | None = context.party(speaker) if speaker else _subject(context, index, word)
    if actor is None or (not attribution and not attributed.hedged):
        return None
    judged = modality(sentence, word)
    # The day of a statement is that of its saying, not of what is spoken of.
    cue = attributed.cue
    words = tuple(range(cue.first, cue.past)) if cue and cue.sentence == index else (word,)
    return _statement(
        context,
        index,
        word,
        actor=actor,
        when=time_of(sentence, context.times(index), words, nested=False),
        background=is_background(sentence, context.times(index), words) is not None,
        hedged=attributed.hedged or judged.hedged,
        rule=f"speech in which nothing else happens ({attributed.rule})",
        reasons=(Reason("attribution", attributed.rule, cue.span(context.annotation) if cue else None),),
        attribution=attribution,
        outlook=Modality.FUTURE if _is_promise(judged) else Modality.ACTUAL,
    )


def _is_promise(judged: Judged) -> bool:
    """ "Said that it would consider it": what one will not do is a stand, taken now."""
    return judged.modality is Modality.FUTURE and not judged.negated and judged.rule.startswith(PROMISES)


def _telling(sentence: Sentence, word: int) -> int:
    """The word that carries what is said: of "there is no evidence" the evidence."""
    if sentence.tokens[word].low_lemma == "be" and sentence.child(word, "expl") is not None:
        subject = sentence.child(word, "nsubj")
        if subject is None:
            return word
        beside = (word, sentence.tokens[word].head)  # "there is fighting …, nothing more": the first that there is
        first = (i for i in range(word + 1, subject) if sentence.tokens[i].xpos == "VBG")
        return next((i for i in first if sentence.tokens[i].head in beside), subject)
    return word


def _subject(context: Context, index: int, word: int) -> Party | None:
    """Whom doubtful talk without a source is about."""
    sentence = context.sentence(index)
    subject = sentence.child(word, "nsubj")
    if subject is None or not can_act(sentence, subject):
        return None
    return context.party(phrase(sentence, index, subject))
