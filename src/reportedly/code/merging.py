"""One happening in one clause is one trigger: which triggers are parts of which other one."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.arguments import agent, direct_object, hung_before, is_passive, subject
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.sides import Side, side_of
from reportedly.code.stance import is_report
from reportedly.code.times_apart import is_about
from reportedly.code.trigger import Trigger
from reportedly.model import EventType

_COMMITMENTS = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
_FORCE = frozenset({EventType.ASSAULT, EventType.COERCE})
_OCCASION_CASES = frozenset({"in", "during", "by", "from", "with", "when", "as", "through", "amid", "on"})


def merge(sentence: Sentence, found: dict[int, Trigger]) -> dict[int, Trigger]:
    """One trigger for one happening: absorbed triggers become parts of the one that stays.

    A deed in a clause of its own behind its harm ("three died when gunmen opened fire") is told beside it as well.
    """
    if len(found) < 2:
        return found
    into: dict[int, int] = {}
    by_predicate = {t.predicate: w for w, t in found.items()}
    for word, trigger in found.items():
        main = _absorber(sentence, trigger, found, by_predicate)
        if main is not None and main != word:
            into[word] = main
    merged: dict[int, Trigger] = {}
    for word, trigger in found.items():
        if word in into:
            continue
        parts = tuple(t for w, t in found.items() if w != word and _root_of(w, into) == word)
        merged[word] = _with_parts(trigger, parts)
    for word, main in into.items():
        if _deed_of_harm(sentence, found[word], found, by_predicate) == main:
            own = (t for w, t in found.items() if into.get(w) == word)
            harm = _root_of(word, into)
            told = [found[main if harm is None else harm]]
            before = _harm_before(sentence, found[main], found, by_predicate)
            if before is not None and before in merged:
                told.insert(0, found[before])
                merged[before] = _with_parts(merged[before], (*merged[before].parts, found[word]))
            merged[word] = _with_parts(found[word], (*own, *told))
    return merged


def _harm_before(
    sentence: Sentence, harm: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "Two were killed and six wounded when …": the harm that another is joined to came of the same deed."""
    token = sentence.tokens[harm.predicate]
    before = by_predicate.get(token.head) if token.deprel == "conj" else None
    if before is None or "harm" not in found[before].sense.rules:
        return None
    if is_elsewhere(sentence, harm.predicate):
        return None
    suffered = _befalls(sentence, found[before]) and _befalls(sentence, harm)
    return before if suffered and agent(sentence, found[before].predicate) is None else None


def _befalls(sentence: Sentence, harm: Trigger) -> bool:
    """Whether its subject is hurt: "were killed", "lost their lives"."""
    return is_passive(sentence, harm.predicate) or "nsubj" in harm.sense.target


def _root_of(word: int, into: dict[int, int]) -> int | None:
    seen = set()
    while word in into and word not in seen:
        seen.add(word)
        word = into[word]
    return None if word in into else word


def _with_parts(trigger: Trigger, parts: tuple[Trigger, ...]) -> Trigger:
    """A trigger with its parts; one that has no mode takes that of a part of its own type."""
    if not parts:
        return trigger
    same = [p.mode for p in parts if p.event_type is trigger.event_type and p.mode]
    return replace(trigger, parts=parts, mode=trigger.mode or (same[0] if same else None))


def _absorber(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """The word of the trigger that tells the same happening and keeps it, or None."""
    if "own" in trigger.sense.rules and sentence.tokens[trigger.predicate].xpos == "VBG":
        return None  # "took the town, losing nine men"
    for rule in _RULES:
        main = rule(sentence, trigger, found, by_predicate)
        if main is not None:
            return main
    return None


def _content_of_commitment(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "Agreed to withdraw", "demanded talks", "threatened attacks": what is agreed or demanded has not happened."""
    word = trigger.predicate
    for _ in range(3):
        token = sentence.tokens[word]
        if token.head < 0:
            return None
        relation = token.relation
        if relation not in ("xcomp", "ccomp", "obj", "obl", "nmod", "advcl", "conj", "acl", "nsubj"):
            return None
        main = by_predicate.get(token.head)
        if main is not None and found[main].event_type in _COMMITMENTS:
            if relation in ("conj", "nsubj") or token.deprel == "acl:relcl":
                return None
            if relation in ("advcl", "obl") and _marker(sentence, word) not in (
                "to",
                "for",
                "against",
                "of",
                "on",
                "with",
            ):
                return None
            if found[main].event_type is EventType.REJECT and is_report(sentence.tokens[word].low_lemma):
                return None  # "dismissed reports of a massacre": that it happened is what they deny
            return None if "act" in found[main].sense.rules else main
        if relation not in ("conj", "xcomp", "nmod", "obj"):
            return None
        word = token.head
    return None


def _labelled(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], _by_predicate: dict[int, int]
) -> int | None:
    """ "…, in what would be the third attack this month", "in what officials called an act of war": the happening told
    before it, by another name."""
    word, tokens = trigger.word, sentence.tokens
    if tokens[word].upos not in ("NOUN", "PROPN"):
        return None
    for at in range(word - 1, max(0, word - _LABEL_REACH), -1):
        if tokens[at].upos in ("VERB", "AUX") and tokens[at].low_lemma not in _LABELS:
            return None
        if tokens[at].low == "what" and tokens[at - 1].low == "in":
            told = [t for t in found.values() if t.event_type in _FORCE and t.word < at - 1]
            return max(told, key=lambda t: t.word).word if told else None
    return None


def _begun(
    sentence: Sentence, trigger: Trigger, _found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "The war began when gunmen stormed the post": what began is told by the deed that it began with."""
    token = sentence.tokens[trigger.word]
    verb = token.head
    if token.low_lemma not in _WARS or token.relation != "nsubj" or sentence.tokens[verb].low_lemma not in _BEGINS:
        return None
    with_it = (c for c in sentence.children[verb] if sentence.tokens[c].relation == "advcl" and c in by_predicate)
    return next((by_predicate[c] for c in with_it if _has_when(sentence, c)), None)


def _has_when(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tokens[c].low == "when" for c in sentence.children[verb])


_WARS = frozenset({"war", "conflict", "insurgency", "uprising", "revolt"})
_BEGINS = frozenset({"begin", "start", "erupt", "break", "ignite"})
_LABEL_REACH = 14
_LABELS = frozenset(
    {"be", "would", "will", "have", "may", "could", "appear", "seem", "call", "describe", "say", "term", "dub"}
    | {"consider", "regard", "believe", "label", "fear", "suspect", "mark", "become", "brand", "see", "do"}
)


def _marker(sentence: Sentence, word: int) -> str | None:
    case = sentence.child(word, "case", "mark")
    return None if case is None else sentence.tokens[case].low


def _occasion(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """A noun that is subject, means or occasion of another word of force: "killed in an attack", "the strike hit"."""
    word = trigger.word
    token = sentence.tokens[word]
    if trigger.predicate != word or token.upos not in ("NOUN", "PROPN") or trigger.event_type not in _FORCE:
        return _same_type_subject(sentence, trigger, found, by_predicate)
    for inner in sentence.children[word]:  # "an attack that killed 12"
        if sentence.tokens[inner].deprel.startswith("acl") and inner in by_predicate:
            main = found[by_predicate[inner]]
            if "harm" in main.sense.rules:
                return main.word
    head = token.head
    while head >= 0 and token.relation in ("conj", "nmod", "appos") and head not in by_predicate:
        word, token = head, sentence.tokens[head]
        head = token.head
    main_word = by_predicate.get(head)
    if main_word is None or found[main_word].event_type not in _FORCE:
        return None
    relation = token.relation
    if relation == "nsubj" and _is_flight(found[main_word]) and not _is_flight(trigger):
        return None  # "the raid displaced 300 families": what they fled is what happened
    if relation == "nsubj" and not is_passive(sentence, head):
        return main_word
    if relation in ("obl", "nmod", "advmod") and _marker(sentence, word) in _OCCASION_CASES:
        return main_word
    if relation == "obj" and "harm" in found[main_word].sense.rules:
        return main_word
    return None


def _flight(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], _by_predicate: dict[int, int]
) -> int | None:
    """ "The raid on the village displaced 300 families": what came of a deed that is told as its subject."""
    if not _is_flight(trigger):
        return None
    cause = sentence.child(trigger.predicate, "nsubj")
    deed = found.get(cause) if cause is not None else None
    told = deed is not None and deed.event_type is EventType.ASSAULT and sentence.tokens[deed.word].upos == "NOUN"
    return deed.word if told and deed is not None else None


def _is_flight(trigger: Trigger) -> bool:
    return trigger.event_type is EventType.COERCE and trigger.mode == "deport"


def _same_type_subject(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "The protest blocked a road", "rioted during a demonstration": one happening where the types are the same."""
    token = sentence.tokens[trigger.word]
    if trigger.predicate != trigger.word or token.upos not in ("NOUN", "PROPN"):
        return None
    main = by_predicate.get(token.head)
    if main is None or found[main].event_type is not trigger.event_type:
        return None
    relation = token.relation
    if relation == "nsubj" or (relation == "obl" and _marker(sentence, trigger.word) in _OCCASION_CASES):
        return main
    return None


def _following_harm(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], _by_predicate: dict[int, int]
) -> int | None:
    """ "Attacked a village, killing 12"; "killed 12 and wounded 20": harm belongs to the deed or harm before it."""
    if "harm" not in trigger.sense.rules:
        return None
    token = sentence.tokens[trigger.predicate]
    relation = token.relation
    if token.head < 0:
        return None
    heads = {token.head}
    if relation == "advcl":  # "clashes broke out, leaving 12 dead"
        heads.update(c for c in sentence.children[token.head] if sentence.tokens[c].relation == "nsubj")
    main = next((t for t in found.values() if t is not trigger and not heads.isdisjoint(_words_of(t))), None)
    if main is None or main.event_type not in _FORCE:
        return None
    if relation in ("conj", "parataxis"):
        another = _is_told_apart(sentence, trigger.predicate) or _is_of_the_other_side(sentence, main, trigger)
        return main.word if "harm" in main.sense.rules and not another else None
    if main.event_type is EventType.COERCE and is_about(sentence, trigger.predicate):
        return None  # "arrested over the judge's killing"
    opens = _marker(sentence, trigger.predicate)
    if opens == "without" or (opens == "after" and token.xpos == "VBG"):
        return None  # "exploded without hurting anyone", "was arrested after killing two"
    if relation in ("advcl", "xcomp", "acl"):
        return main.word if token.xpos == "VBG" else None
    return main.word if relation in ("dep", "obl") and token.xpos == "VBG" else None


def _is_of_the_other_side(sentence: Sentence, one: Trigger, other: Trigger) -> bool:
    """ "Lost three men and killed twenty": the dead of one's own side and those of the other."""
    if bool(one.sense.actor) == bool(other.sense.actor):
        return False
    verbs = (one.predicate, other.predicate)
    return not any(is_passive(sentence, v) or sentence.child(v, "obj") is None for v in verbs)


def _is_told_apart(sentence: Sentence, verb: int) -> bool:
    """ "…, and five were hurt", "…, and two men shot a guard"; but "… and five wounded" shares the verb before."""
    if is_elsewhere(sentence, verb):
        return True
    relations = {sentence.tokens[c].deprel for c in sentence.children[verb]}
    subjects = [c for c in sentence.children[verb] if sentence.tokens[c].relation == "nsubj"]
    own = bool(subjects)
    hung = hung_before(sentence, verb)
    subjects += [] if hung is None else [hung]
    if any(sentence.tokens[c].upos == "NOUN" for c in subjects):
        return True  # "… and five officers wounded"
    return own and (bool(relations & {"aux:pass", "aux", "cop"}) or not is_passive(sentence, verb))


def is_elsewhere(sentence: Sentence, verb: int) -> bool:
    """ "Two were killed in Orra and three died in Bena", "… and two more died when a shell hit a bus": harm with its
    own sufferers, at a place or in a deed of its own, behind harm that has a place."""
    tokens, first = sentence.tokens, sentence.tokens[verb].head
    if tokens[verb].deprel != "conj" or first < 0 or sentence.child(verb, "nsubj", "nsubj:pass", "obj") is None:
        return False
    if not any(_is_place(sentence, w) for w in range(first + 1, verb)):
        return False
    when = any(_has_when(sentence, c) for c in sentence.children[verb] if tokens[c].relation == "advcl" and c > verb)
    return when or any(_is_place(sentence, c) for c in sentence.children[verb] if c > verb)


def _is_place(sentence: Sentence, word: int) -> bool:
    """ "In Orra", "near the village of Orra"."""
    if sentence.tokens[word].relation not in ("obl", "nmod") or _marker(sentence, word) not in _AT:
        return False
    spans = (range(e.first, e.past) for e in sentence.entities if e.kind in ("LOC", "GPE", "FAC"))
    return any(word in span for span in spans)


_AT = frozenset({"in", "at", "near", "outside", "around"})


def _words_of(trigger: Trigger) -> frozenset[int]:
    """The words that a trigger is made of: what leans on any of them leans on it."""
    return frozenset((trigger.word, trigger.predicate, *range(trigger.first, trigger.past)))


def _deed_of_harm(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "Three were wounded when gunmen opened fire": the deed behind harm that names no doer is the same happening."""
    token = sentence.tokens[trigger.predicate]
    main = by_predicate.get(token.head)
    if main is None or token.relation != "advcl" or trigger.event_type is not EventType.ASSAULT:
        return None
    harm = found[main]
    if "harm" not in harm.sense.rules or "harm" in trigger.sense.rules:
        return None
    active = not is_passive(sentence, harm.predicate) and subject(sentence, harm.predicate) is not None
    if active and subject(sentence, harm.predicate) in by_predicate:
        return None  # "shelling wounded four as drones struck a depot": its deed is told, and this is another
    if active and "nsubj" not in harm.sense.target and _did_another(sentence, harm.predicate, trigger.predicate):
        return None
    told = any(
        _is_occasion(sentence, c, trigger.predicate)
        for c in sentence.children[trigger.predicate]
        if sentence.tokens[c].relation in ("mark", "advmod", "case")
    )
    if is_passive(sentence, harm.predicate) and _is_long_after(sentence, trigger.predicate):
        return None
    return main if told and agent(sentence, harm.predicate) is None else None


def _did_another(sentence: Sentence, harm: int, deed: int) -> bool:
    """ "Soldiers killed two men after bandits attacked a post", "… after they attacked a post": who killed them did not
    do the other deed, or nobody knows who did."""
    killer, doer = subject(sentence, harm), sentence.child(deed, "nsubj")
    if killer is None or doer is None or not load_nouns().is_people(noun_of(sentence.tokens[killer])):
        return False
    if sentence.tokens[doer].upos != "PRON":
        return sentence.tokens[doer].low_lemma != sentence.tokens[killer].low_lemma
    mark = sentence.child(deed, "mark")
    late = mark is not None and sentence.tokens[mark].low == "after"
    return late and side_of(sentence.tokens[killer].low) is Side.STATE


def _is_occasion(sentence: Sentence, mark: int, verb: int) -> bool:
    """Whether a clause with this mark tells how the harm came: not so what went on "while" another did something, nor
    ", as the rebels advanced", which is set off."""
    said = sentence.tokens[mark].low
    if said == "while":
        return subject(sentence, verb) is None
    return said in _AS_IT_HAPPENED and not (said == "as" and mark and sentence.tokens[mark - 1].text == ",")


_AS_IT_HAPPENED = frozenset({"when", "as", "after"})


def _is_long_after(sentence: Sentence, verb: int) -> bool:
    """ "Was killed three days after he set off a bomb": two happenings; "was hurt minutes after a shell fell" is one.
    Who died days after a blast may have died of it."""
    mark = sentence.child(verb, "mark", "case")
    if mark is None or sentence.tokens[mark].low != "after":
        return False
    measures = (c for w in (verb, mark) for c in sentence.children[w] if c < mark)
    return any(
        sentence.tokens[c].deprel.endswith("unmarked") and noun_of(sentence.tokens[c]) in _LONG for c in measures
    )


_LONG = frozenset({"hour", "day", "night", "week", "fortnight", "month", "year", "decade"})


def _purpose(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], by_predicate: dict[int, int]
) -> int | None:
    """ "Marched to demand an inquiry": what a protest says is the protest. "Fired gas to disperse": one happening."""
    token = sentence.tokens[trigger.predicate]
    main = by_predicate.get(token.head)
    for_it = token.relation == "advcl" and token.xpos == "VB" and trigger.event_type in _FORCE
    if main is not None and for_it and found[main].event_type is trigger.event_type:
        return main
    if main is not None and found[main].mode == "crowd-control" and trigger.event_type is EventType.CONCEDE:
        return main if token.xpos == "VB" else None  # "used gas to end a sit-in": nobody gave way
    if trigger.event_type not in (EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.PROTEST):
        return None
    if main is None or found[main].event_type is not EventType.PROTEST:
        return None
    return main if token.relation in ("advcl", "xcomp", "acl") and token.xpos in ("VB", "VBG") else None


def _paired(
    sentence: Sentence, trigger: Trigger, found: dict[int, Trigger], _by_predicate: dict[int, int]
) -> int | None:
    """ "Intercepted and burned three lorries": two verbs with one object are one deed where both are of one type, or
    where the one only opens the way to the violence of the other."""
    if trigger.event_type is EventType.AID:
        return _after_harm(sentence, trigger, found)
    for other in found.values():
        if abs(other.predicate - trigger.predicate) != _BESIDE:
            continue
        if not _share_object(sentence, trigger.predicate, other.predicate):
            continue
        if (other.event_type, other.mode) == (trigger.event_type, trigger.mode):
            return other.word if other.word < trigger.word else None
        opens = trigger.event_type is EventType.COERCE and not trigger.sense.counts
        if opens and other.event_type is EventType.ASSAULT and trigger.word < other.word:
            return other.word
    return None


_BESIDE = 2  # words from a verb to the one that "and" joins to it


def _after_harm(sentence: Sentence, trigger: Trigger, found: dict[int, Trigger]) -> int | None:
    """ "Two were wounded and airlifted": what is done for those who are hurt is told with their hurt."""
    token = sentence.tokens[trigger.predicate]
    if token.deprel != "conj" or sentence.child(trigger.predicate, "nsubj", "obj") is not None:
        return None
    hurt = (t for t in found.values() if t.predicate == token.head and "harm" in t.sense.rules)
    return next((t.word for t in hurt), None)


def _share_object(sentence: Sentence, one: int, two: int) -> bool:
    """Whether the verbs stand side by side before what both are done to; "fought and seized 12" has two clauses."""
    tokens = sentence.tokens
    first, second = sorted((one, two))
    if second != first + _BESIDE or tokens[second].deprel != "conj" or tokens[second].head != first:
        return False
    held = direct_object(sentence, first)
    return held is not None and held > second and held == direct_object(sentence, second)


_RULES = (
    _content_of_commitment,
    _labelled,
    _begun,
    _occasion,
    _flight,
    _following_harm,
    _deed_of_harm,
    _purpose,
    _paired,
)
