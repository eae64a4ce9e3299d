"""Attributions by verbs: saying, thinking, showing, labelling, accusing, urging, and keeping silent."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.arguments import tells_whom
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_astray import Framed
from reportedly.code.attribution_clauses import behind_colon
from reportedly.code.attribution_frames import framed
from reportedly.code.attribution_scene import Scene, is_negated, sourced, words
from reportedly.code.attribution_silence import is_of_the_interview, silence
from reportedly.code.attribution_source import case_of, is_passive, source_of, sums_up
from reportedly.code.attribution_spans import (
    Range,
    cue_range,
    pieces,
    rest_of_clause,
    tail_core,
    tail_subject,
)
from reportedly.code.cues import Cue
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns
from reportedly.code.stance import is_false
from reportedly.model import Stance

_RAISING = frozenset({Kind.THOUGHT})
_ABLE = frozenset({"can", "could"})
_INSTEAD = frozenset({"not", "rather", "instead"})
_CONTRAST = 8  # words of "not four as", back from "as"
_LOOSE = frozenset({Kind.SPEECH, Kind.LABEL, Kind.DIRECTIVE})
_LOOSE_FRAMES = ("about", "of", "for", "against", "object")  # for the list of all attributions
_EVENTS_OF_SPEECH = frozenset({Kind.REACTION, Kind.ACCUSATION, Kind.DIRECTIVE, Kind.COMMITMENT})


def by_verb(scene: Scene, verb: int) -> Attributed | None:
    """The attribution that a verb makes, or None where it makes none (hypothetical speech, another meaning)."""
    token = scene.sentence.tokens[verb]
    if token.upos not in ("VERB", "AUX") or token.relation in (
        "amod",
        "compound",
        "case",
        "mark",
        "aux",
        "fixed",
    ):
        return None
    lemma = lemma_of(token)
    if lemma not in scene.cues.telling:
        return None
    if is_of_the_interview(scene.sentence, verb) or _is_put_right(scene.sentence, verb):
        return None
    if tells_whom(scene.sentence, verb):
        return None  # "fired on protesting miners"
    silent = silence(scene, verb)
    if silent is not None:
        return silent
    cue = cue_for(scene, verb)
    if cue is None or (_unreal(scene, verb, cue) and not (scene.every and _is_modal(scene, verb))):
        return None
    negated = is_negated(scene, verb)
    if negated and cue.kind is not Kind.THOUGHT and cue.stance is Stance.ASSERTS and not scene.every:
        return None
    if cue.kind is Kind.SPEECH and _says_nothing(scene.sentence, verb):
        return None
    passive = is_passive(scene.sentence, verb)
    if cue.takes == ("clause", "quote") and not passive and _only_begins(scene.sentence, verb):
        return None
    found, summed = None, sums_up(scene.sentence, verb)
    if summed:
        found = behind_colon(scene.sentence, verb + 1)
    else:
        found = _as_put(scene, verb, cue) or framed(scene.sentence, verb, cue, quoted=scene.quoted)
    if found is None and scene.every and not summed and cue.kind in _LOOSE and "quote" in cue.takes:
        found = framed(scene.sentence, verb, replace(cue, takes=_LOOSE_FRAMES), quoted=scene.quoted)
    if cue.kind is Kind.LABEL and (found is None or found.rule == "object"):
        found = _labelled_at_its_end(scene, verb) or found
    source = source_of(scene.sentence, verb, scene.cues)
    if found is None and ("quote" not in cue.takes or (passive and source is None)):
        return None
    if source is None and passive and cue.kind in _EVENTS_OF_SPEECH and cue.kind is not Kind.ACCUSATION:
        return None
    if source is None and cue.kind is Kind.LABEL and token.deprel == "acl":
        return None  # "a group called the Front" only names it
    if found is not None and found.rule == "figure" and _only_adds_up(scene, verb):
        return None
    if source is not None and negated and _is_nobody(scene.sentence, source):
        return None  # "nobody has admitted to it"
    told_of = _is_told_of(scene, verb)
    core, full = sourced(scene, None if told_of else source, verb)
    if found is not None and not told_of and (tail := tail_subject(scene.sentence, verb)) is not None:
        joined = core is not None and source is not None and tail[0] <= source < tail[1] and tail[0] < core.first
        if core is None or joined:
            full = words(scene, tail)
            core = words(scene, (tail[0], tail_core(scene.sentence, tail, verb)))
    if found is not None and core is not None:
        ranges = _without(scene.sentence, found.ranges, core)
        found = found if ranges is found.ranges else replace(found, ranges=ranges)
    span = cue_range(scene.sentence, verb, preposition=found.preposition if found else None)
    doubtful = passive and source is None and lemma in scene.cues.classes["cues.doubtful_passives"]
    hedged = cue.hedged or doubtful or _is_unsure(scene, verb, core)
    stance = cue.stance
    if negated and (cue.kind is Kind.THOUGHT or stance is not Stance.ASSERTS):
        unknowing = lemma in scene.cues.classes["cues.unknowing"]
        stance = Stance.DENIES if cue.kind is Kind.THOUGHT and not unknowing else Stance.DECLINES
    if stance is Stance.DENIES and _condemns(scene, verb):
        stance = Stance.ASSERTS
    if found is not None and cue.kind is Kind.LABEL and not negated and _calls_false(scene, found):
        stance, found = Stance.DENIES, replace(found, ranges=pieces(scene.sentence, _both_terms(found)), topic=None)
    head = found.head if found else None
    return Attributed(
        source=core,
        cue=words(scene, span),
        content=tuple(words(scene, r) for r in found.ranges) if found else (),
        head=(scene.number, head) if head is not None else None,
        kind=cue.kind,
        stance=stance,
        hedged=hedged,
        rule=f"{lemma}: {found.rule if found else 'quotation'}",
        source_phrase=full,
        topic=words(scene, found.topic) if found and found.topic else None,
    )


def _says_nothing(sentence: Sentence, verb: int) -> bool:
    """ "The pact says nothing about the north, where troops are fighting": that they are is not in it."""
    item = sentence.child(verb, "obj")
    return item is not None and item > verb and sentence.tokens[item].low == "nothing"


def _is_nobody(sentence: Sentence, source: int) -> bool:
    determiner = sentence.child(source, "det")
    none = determiner is not None and sentence.tokens[determiner].low == "no"
    return none or sentence.tokens[source].low in ("nobody", "none", "no-one")


def _calls_false(scene: Scene, found: Framed) -> bool:
    """ "Described the report of a raid as baseless": what is labelled so is denied."""
    if found.topic is None:
        return False
    tokens, told = scene.sentence.tokens, {w for r in found.ranges for w in range(*r)}
    return any(is_false(tokens[w].low) for w in told - set(range(*found.topic)))


def _labelled_at_its_end(scene: Scene, verb: int) -> Framed | None:
    """ "Called [reports that its men had robbed a mill] “baseless”": a label that a parse hung within what it is of."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    told = sentence.child(verb, "obj")
    if told is None or told < verb or lemma_of(tokens[told]) not in scene.cues.nouns:
        return None
    low, high = sentence.extent(told)
    last = next((w for w in range(high - 1, told, -1) if tokens[w].upos != "PUNCT"), told)
    mark = next((w for w in range(last, told, -1) if tokens[w].low == "as"), last)
    if not any(is_false(tokens[w].low) for w in range(mark, last + 1)):
        return None
    return Framed(((mark, last + 1),), told, "label", topic=(low, mark))


def _both_terms(found: Framed) -> set[int]:
    return {w for r in (*found.ranges, found.topic) if r is not None for w in range(*r)}


def _is_told_of(scene: Scene, verb: int) -> bool:
    """ "Two guards confirmed killed": those before the verb do not say so, they are the ones of whom it is said."""
    tokens = scene.sentence.tokens
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if after is None or tokens[verb].xpos not in ("VBD", "VBN") or after.head != verb or after.xpos != "VBN":
        return False
    return scene.sentence.child(verb + 1, "nsubj", "aux") is None and scene.sentence.child(verb, "aux") is None


def _only_adds_up(scene: Scene, verb: int) -> bool:
    """ "Two more died, raising the toll to nine": the deaths do, and nobody says so by it."""
    token, tokens = scene.sentence.tokens[verb], scene.sentence.tokens
    if token.xpos != "VBG" or token.head < 0 or scene.sentence.child(verb, "nsubj", "aux") is not None:
        return False
    return cue_for(scene, token.head) is None if tokens[token.head].upos == "VERB" else False


def _condemns(scene: Scene, verb: int) -> bool:
    """ "Rejects and condemns the attack": who does both takes it for true, and only will not have it."""
    tokens = scene.sentence.tokens
    beside = [c for c in scene.sentence.children[verb] if tokens[c].deprel == "conj"]
    beside += [tokens[verb].head] if tokens[verb].deprel == "conj" else []
    return any(lemma_of(tokens[c]) in scene.cues.classes["cues.condemning"] for c in beside)


def _is_unsure(scene: Scene, verb: int, source: Words | None) -> bool:
    """ "Appeared to show"; "unconfirmed reports say"."""
    tokens = scene.sentence.tokens
    if tokens[verb].deprel == "xcomp" and lemma_of(tokens[tokens[verb].head]) in scene.cues.classes["cues.seeming"]:
        return True
    unsure = scene.cues.classes["cues.unsure"]
    if source is None or scene.sentence.forms.isdisjoint(unsure):
        return False
    return any(t.low in unsure for t in tokens[source.first : source.past])


def _without(sentence: Sentence, ranges: tuple[Range, ...], source: Words) -> tuple[Range, ...]:
    """The content without its source, which a parse may have hung within it."""
    if not any(first < source.past and source.first < past for first, past in ranges):
        return ranges
    past = source.past
    if [t.low for t in sentence.tokens[past : past + 2]] in ([",", "who"], [",", "whose"]):
        past = next((i for i in range(past + 1, len(sentence.tokens)) if sentence.tokens[i].text == ","), past)
    kept = {w for r in ranges for w in range(*r)} - set(range(source.first, past))
    return pieces(sentence, kept) or ranges


def _as_put(scene: Scene, verb: int, cue: Cue) -> Framed | None:
    """ "As the mayor said, …", "a rout, as one officer put it": the clause around it is what was said."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    if cue.kind is not Kind.SPEECH or "clause" not in cue.takes[:1]:
        return None
    mark = sentence.child(verb, "mark")
    if mark is None or tokens[mark].low != "as" or tokens[verb].relation != "advcl":
        return None
    item = sentence.child(verb, "ccomp", "obj")
    if item is not None and tokens[item].low != "it":
        return None
    if sentence.child(verb, "nsubj") is None or is_passive(sentence, verb):
        return None
    ranges, head = rest_of_clause(sentence, sentence.extent(verb), verb)
    return Framed(ranges, head, "as … put it") if ranges else None


def _is_put_right(sentence: Sentence, verb: int) -> bool:
    """ "Six were taken, not four as the army announced": its word is the one put right, and no word for the rest."""
    tokens, mark = sentence.tokens, sentence.child(verb, "mark")
    if mark is None or mark > verb or tokens[mark].low != "as" or not sentence.forms & _INSTEAD:
        return False
    for w in range(mark - 1, max(mark - _CONTRAST, 0), -1):
        if tokens[w].low in _INSTEAD:
            joined = tokens[w - 1].text == "," or tokens[w - 1].upos == "CCONJ"
            return joined if tokens[w].low == "not" else tokens[w + 1].low in ("than", "of")
        if tokens[w].upos in ("PUNCT", "AUX"):
            return False
    return False


def _only_begins(sentence: Sentence, verb: int) -> bool:
    """ "began to hum", "went on to win", "continued to insist": what is done is told by the infinitive."""
    item = sentence.child(verb, "xcomp")
    return (
        item is not None and item > verb and case_of(sentence, item) == "to" and sentence.child(verb, "ccomp") is None
    )


def cue_for(scene: Scene, verb: int) -> Cue | None:
    """The lexicon's entry, by the verb with its particle or preposition first ("point out", "call for")."""
    sentence, verbs = scene.sentence, scene.cues.verbs
    lemma = lemma_of(sentence.tokens[verb])
    particle = sentence.child(verb, "compound:prt")
    if particle is not None and lemma == "go" and sentence.child(verb, "xcomp") is not None:
        return None  # "went on to say": the infinitive is the cue
    if particle is not None:
        cue = verbs.get(f"{lemma} {sentence.tokens[particle].low}")
        plain = verbs.get(lemma)
        # "speak out" is to speak; "press on", "call up" and "write off" are other verbs.
        if (
            cue is not None
            or plain is None
            or plain.kind is not Kind.SPEECH
            or lemma in scene.cues.classes["cues.parted"]
        ):
            return cue
    if lemma in scene.cues.joined and sentence.child(verb, "obj") is None:
        for child in sentence.children[verb]:
            if child > verb and sentence.tokens[child].relation in ("obl", "advcl"):
                preposition = case_of(sentence, child)
                cue = verbs.get(f"{lemma} {preposition}")
                if cue is None or (cue.kind is Kind.ATTITUDE and not scene.every):
                    continue
                if preposition in cue.takes:
                    return replace(cue, takes=(preposition, *(t for t in cue.takes if t == "quote")))
    if lemma == "admit" and _takes_in(scene, verb):
        return None
    found = verbs.get(lemma)
    return found if found is None or not found.only or _has_object_of(scene, verb, found.only) else None


def _takes_in(scene: Scene, verb: int) -> bool:
    """ "The hospital admitted 28 wounded", "it had admitted 12 people": who takes in patients says nothing by it."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    house, taken = sentence.child(verb, "nsubj"), sentence.child(verb, "obj")
    if house is None or taken is None:
        return False
    if tokens[house].upos == "PRON":
        counted = sentence.child(taken, "nummod") is not None and sentence.child(verb, "ccomp", "xcomp") is None
        return counted and load_nouns().is_people(lemma_of(tokens[taken]))
    if lemma_of(tokens[house]) not in scene.cues.classes["cues.admitting"]:
        return False
    return (
        sentence.child(taken, "nummod") is not None
        or tokens[taken].upos in ("NUM", "PRON")
        or tokens[taken].xpos == "NNS"
    )


def _has_object_of(scene: Scene, verb: int, nouns: frozenset[str]) -> bool:
    """Whether a verb has one of these for its object, or for the subject of its passive."""
    tokens = scene.sentence.tokens
    objects = (c for c in scene.sentence.children[verb] if tokens[c].deprel in ("obj", "nsubj:pass"))
    return any(lemma_of(tokens[c]) in nouns or tokens[c].low in nouns for c in objects)


def _is_modal(scene: Scene, verb: int) -> bool:
    """Whether a modal verb, and nothing else, keeps speech from having happened ("would say", "may call for")."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    modals = scene.cues.classes["cues.modals"] | _ABLE
    helpers = [tokens[c].low for c in sentence.children[verb] if tokens[c].relation == "aux"]
    return any(helper in modals for helper in helpers)


def _unreal(scene: Scene, verb: int, cue: Cue) -> bool:
    """Speech that has not happened: under if, would, will, "is expected to", in a question or a command."""
    sentence, classes = scene.sentence, scene.cues.classes
    tokens, token = sentence.tokens, sentence.tokens[verb]
    infinitive = False
    for child in sentence.children[verb]:
        text = tokens[child].low
        base = tokens[child].relation
        if base == "aux" and text in classes["cues.modals"]:
            return True
        if (
            base == "aux"
            and text in _ABLE
            and lemma_of(token) not in ("confirm", "report", "reveal", "say", "tell", "disclose")
        ):
            return True
        if base == "mark" and text in classes["cues.conditions"] and child < verb:
            return True
        infinitive = infinitive or (base == "mark" and text == "to" and child < verb)
    if token.head < 0 and token.xpos == "VB" and not has_helper(sentence, verb):
        return True
    if not infinitive and token.xpos != "VB":
        return False
    above = tokens[token.head] if token.head >= 0 else None
    if above is None:
        return False
    if token.relation in ("acl", "csubj"):
        return cue.kind is not Kind.SPEECH or lemma_of(above) not in (
            "statement",
            "opportunity",
            "speech",
            "chance",
            "interview",
            "platform",
        )
    if lemma_of(above) in classes["cues.unreal"] or lemma_of(above) in classes["silence.refuse"]:
        return True
    if is_negated(scene, token.head):
        return True
    if token.relation == "xcomp":  # "will have to admit"
        return any(
            tokens[c].low in classes["cues.modals"] for c in sentence.children[token.head] if tokens[c].deprel == "aux"
        )
    return False


def has_helper(sentence: Sentence, verb: int) -> bool:
    return sentence.child(verb, "aux", "nsubj") is not None
