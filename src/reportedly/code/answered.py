"""What is denied right behind it: "…, a claim the army rejected", "…, which the group denies", "The mayor denied it",
"The army denied responsibility and blamed the rebels", "The ministry said the reports were false".

The words of a denial tell no deed of their own: what they deny is told before them. Whoever denies it is so the source
of one more claim of the same happening, without its numbers: of these nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.arguments import agent
from reportedly.code.context import Context
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of, written
from reportedly.code.identity import claim_id
from reportedly.code.modality_case import lexicon
from reportedly.code.phrases import phrase, preposition
from reportedly.code.roles import can_act
from reportedly.code.stance import false_words, is_false, is_report
from reportedly.model import Attribution, Claim, EventType, Modality, Reason, Span, Stance

_DEEDS = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.RETREAT, EventType.MOBILIZE, EventType.PROTEST})
_IT = frozenset({"it", "this", "that"})
_LAYS_ASIDE = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})
LABELS = frozenset({"call", "label", "brand", "term"})
"""Verbs with which something is called what it is said to be: "called the report false"."""
_HEDGES = frozenset({"not", "n't", "n’t", "never", "neither"})


def with_answers(context: Context, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, and one of whoever denies what was told before in the same sentence; what only tells that they reject
    it is no claim of its own."""
    found = list(claims)
    for index, sentence in enumerate(context.annotation.sentences):
        for verb, source, first in _answers(sentence):
            here = [c for c in found if c.evidence.start == sentence.start]
            start = sentence.tokens[verb].start
            said = [
                c for c in here if c.trigger.start > start and any(a.stance is Stance.DENIES for a in c.attribution)
            ]
            if any(c.event_type in _DEEDS or first >= 0 for c in said):
                continue  # "dismissed as invented": that says so already
            if first < 0:  # a sentence of its own
                before = context.sentence(index - 1).start if index else -1
                here = [c for c in found if c.evidence.start == before]
            here = [c for c in here if _may_be_denied(sentence, verb, c)]
            denied = _denied(here, before=sentence.tokens[max(first, 0)].start)
            if denied:
                found = [c for c in found if c not in said and not c.trigger.start <= start < c.trigger.end]
            made = {d.id: d for d in (_denial(context, claim, index, verb, source) for claim in denied)}
            found += made.values()
    return sorted(found, key=lambda c: (c.trigger.start, c.trigger.end, c.event_type))


def _may_be_denied(sentence: Sentence, verb: int, claim: Claim) -> bool:
    """ "Denied any part in the strike" says nothing of the siege that was told last."""
    if claim.event_type is EventType.ASSAULT:
        return True
    classes = load_cues().classes
    named = {lemma_of(t) for t in sentence.tokens[verb + 1 :]} & classes["nouns.deeds"]
    return not named or not named.isdisjoint(classes["nouns.other_deeds"])


def _denied(here: Sequence[Claim], *, before: int) -> list[Claim]:
    """The last deed told before the denial, and the others of the same doers."""
    deeds = [c for c in here if c.event_type in _DEEDS and c.trigger.end <= before and c.modality is Modality.ACTUAL]
    last = max(deeds, key=lambda c: c.trigger.start, default=None)
    if last is None or any(a.stance is Stance.DENIES for a in last.attribution):
        return []
    doers = [p.text for p in last.actors]
    return [c for c in deeds if c is last or (doers and [p.text for p in c.actors] == doers)]


def _denial(context: Context, denied: Claim, index: int, verb: int, source: int) -> Claim:
    sentence = context.sentence(index)
    cue = context.words(index, verb, verb + 1)
    party = context.party(phrase(sentence, index, source))
    claim = replace(
        denied,
        trigger=cue,
        evidence=Span(sentence.start, sentence.end),
        attribution=(Attribution(party, cue, Stance.DENIES),),
        counts=(),
        hedged=False,
        reasons=(*denied.reasons, Reason("attribution", "denies what is told before", cue)),
    )
    return claim_id(context.document, claim)


def _answers(sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """Each verb of denying that answers what stands before it, the word for who denies, and the answer's first word; -1
    where it is a sentence of its own."""
    cues = load_cues()
    if sentence.forms.isdisjoint(_denials()):
        return
    for verb, token in enumerate(sentence.tokens):
        cue = cues.verbs.get(lemma_of(token)) if token.upos == "VERB" else None
        if cue is None or _is_hedged(sentence, verb):
            continue
        if cue.stance is not Stance.DENIES and not _calls_false(sentence, verb):
            clause, who = _said_false(sentence, verb), sentence.child(verb, "nsubj")
            if clause is not None and who is not None and can_act(sentence, who):
                yield clause, who, -1
            continue
        first = _first_of_relative(sentence, verb) if token.deprel.startswith("acl") else _first_joined(sentence, verb)
        own = sentence.child(verb, "nsubj")
        source = agent(sentence, verb) if own is None else own
        if first is not None and source is not None and can_act(sentence, source):
            yield verb, source, first


@cache
def _denials() -> frozenset[str]:
    """All forms of the verbs of denying, and of those that call something false."""
    denying = frozenset(verb for verb, cue in load_cues().verbs.items() if cue.stance is Stance.DENIES)
    return written(denying | LABELS) | false_words()


def _calls_false(sentence: Sentence, verb: int) -> bool:
    """ "Called the report false", "branded it a fabrication"."""
    tokens = sentence.tokens
    labelled = lemma_of(tokens[verb]) in LABELS
    return labelled and any(is_false(tokens[c].low) for c in sentence.children[verb] if c > verb)


def _said_false(sentence: Sentence, verb: int) -> int | None:
    """The word that calls it so in "the army said the reports were false", "told us this was untrue", a sentence of its
    own."""
    tokens, clause = sentence.tokens, sentence.child(verb, "ccomp")
    if tokens[verb].deprel != "root" or clause is None or not is_false(tokens[clause].low):
        return None
    told = sentence.child(clause, "nsubj")
    if told is None or _is_hedged(sentence, clause):
        return None
    bare = all(c < told for c in sentence.children[told])  # no "reports of shelling"
    return clause if bare and _is_what_was_told(sentence, told, report=True) else None


def _is_hedged(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[c].low in _HEDGES for c in sentence.children[verb])


def _first_of_relative(sentence: Sentence, verb: int) -> int | None:
    """Behind a comma, "a claim the army denied", "a charge denied by the army", "which it denies"."""
    tokens, noun = sentence.tokens, sentence.tokens[verb].head
    held = sentence.child(verb, "obj")
    if lemma_of(tokens[noun]) in load_cues().classes["nouns.answered"]:
        first = sentence.extent(noun)[0]
        first += tokens[first].text == ","
    elif held is not None and tokens[held].low == "which":
        first = held
    else:
        return None
    return first if first and tokens[first - 1].text in (",", "-", "–", "—", ";") else None


def _first_joined(sentence: Sentence, verb: int) -> int | None:
    """ "…, but the army denied it", "…; the army denies the claim"."""
    token, held = sentence.tokens[verb], sentence.child(verb, "obj")
    if held is None:  # "called [the report] false" in some parses; "denied having a role in it"
        held = sentence.child(verb, "xcomp")
    if held is None and lemma_of(token) in _LAYS_ASIDE:
        held = sentence.child(verb, "ccomp")
    if held is None or token.deprel not in ("conj", "parataxis", "root"):
        return None
    if token.deprel == "root":  # "The army denied it.", "The army denied the report and accused the rebels."
        held = _part_in_it(sentence, held)
        more = sentence.child(verb, "ccomp", "xcomp", "advcl")
        if more is not None and _goes_on_to_say(sentence, more):
            more = None
        labelled = more is not None and (more == held or is_false(sentence.tokens[more].low))
        alone = (
            more is None
            or held in (more, sentence.child(more, "obj"))
            or (labelled and sentence.child(verb, "ccomp", "advcl") is None)
        )
        bare = all(c < held or _is_the_deed(sentence, c) for c in sentence.children[held])
        told = _is_what_was_told(sentence, held, report=labelled or lemma_of(token) in _LAYS_ASIDE)
        return -1 if alone and bare and told else None
    return sentence.extent(verb)[0] if _is_what_was_told(sentence, held) else None


def _goes_on_to_say(sentence: Sentence, word: int) -> bool:
    """ "Denied the accusation, saying that the mines were old"."""
    token = sentence.tokens[word]
    return token.deprel == "advcl" and token.xpos == "VBG" and token.low_lemma in load_cues().telling


def _part_in_it(sentence: Sentence, held: int) -> int:
    """ "Role" of "denied having any role in it", and "involved" of "denied being involved in it"."""
    verb = sentence.tokens[held]
    if verb.relation != "xcomp" and verb.relation != "ccomp":
        return held
    share = sentence.child(held, "obj")
    had = share is not None and lemma_of(sentence.tokens[share]) in load_cues().classes["nouns.part"]
    return share if share is not None and had and verb.low_lemma in lexicon()["negation.having"] else held


def _is_the_deed(sentence: Sentence, word: int) -> bool:
    """ "A role in the attack", "responsibility for it"; no "allegation that a market was hit", no "role in talks"."""
    own = [sentence.tokens[c] for c in sentence.children[word]]
    pointed = any(t.low in ("the", "that", "this", "those", "these") for t in own)
    deed = lemma_of(sentence.tokens[word]) in load_cues().classes["nouns.deeds"]
    known = sentence.tokens[word].low in _IT or (pointed and deed)
    case = preposition(sentence, word)
    return case in ("in", "for", "to", "with") and known and all(t.deprel in ("case", "det") for t in own)


def _is_what_was_told(sentence: Sentence, held: int, *, report: bool = False) -> bool:
    """ "It", "that claim"; a `report` and a part in it ("responsibility") where these are denied or called false."""
    below = sentence.children[held]
    told = lemma_of(sentence.tokens[held]) in load_cues().classes["nouns.answered"]
    if report and lemma_of(sentence.tokens[held]) in load_cues().classes["nouns.part"]:
        return True
    clause = sentence.tokens[held].relation in ("xcomp", "ccomp")
    if report and clause and sentence.tokens[held].low_lemma in lexicon()["negation.involving"]:
        return True
    told = told or (report and is_report(lemma_of(sentence.tokens[held])))
    pointed = any(sentence.tokens[c].low in ("the", "that", "this", "those", "these", "such") for c in below)
    return sentence.tokens[held].low in _IT or (told and pointed)
