"""What a verb says of the happening under it: tried, failed, ordered, planned, seemed.

The rules stand in the order in which they are asked. Each marks what it finds; it answers True where the verb above
counts too, False where the walk up the parse ends, and None where it does not apply.
"""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import is_held_against
from reportedly.code.forms import lemma_of
from reportedly.code.modality_case import Case, is_infinitive, is_known_deed, is_perfect
from reportedly.code.modality_case import preposition as joined_by
from reportedly.code.modality_marks import UNINVOLVED, involvement, own_marks
from reportedly.frozen import dataclass
from reportedly.model import Modality

_SURELY = 1.5  # on the encoder's scale of factuality, -3 to 3
_OBLIQUE = frozenset({"from", "against", "for", "of", "to", "about", "in"})
_INVOLVED = frozenset({"in", "with", "for"})
_CLAUSAL = frozenset({"from", "against", "of", "for", "into", "about", "to"})


@dataclass(frozen=True, slots=True)
class _Tie:
    """How `word` hangs on the verb `above`: by which relation and preposition, and whether as an infinitive."""

    word: int
    above: int
    relation: str
    preposition: str
    infinitive: bool
    lemma: str


def under_verb(case: Case, word: int, above: int, relation: str, preposition: str) -> bool:
    """Marks what the verb `above` says of `word`; whether what governs the verb decides too."""
    infinitive = is_infinitive(case.sentence, word)
    if relation == "ccomp" and _is_gerund(case.sentence, word):
        relation = "xcomp"  # "fear being killed"
    if _is_laid_by_nobody(case, above) and (relation == "nsubj" or preposition == "for"):
        case.mark(Modality.ACTUAL, above, "blamed", hedged=True)
        return False
    if kept_or_suspected(case, word, above, relation, preposition):
        return False
    if case.sentence.tokens[word].xpos == "VBG" and _is_alleged(case, above, relation, preposition):
        case.mark(Modality.ACTUAL, above, "what somebody is held for", hedged=True)
        return False
    if relation in ("nsubj", "csubj"):
        return _as_subject(case, word, above)
    if relation == "obl" and preposition not in _OBLIQUE and preposition not in _INVOLVED:
        return False
    if relation == "advcl" and not infinitive and preposition not in _CLAUSAL:
        return False
    tie = _Tie(word, above, relation, preposition, infinitive, lemma_of(case.sentence.tokens[above]))
    for rule in (
        _led_to,
        _uninvolved,
        _guarded_from,
        _sought,
        _attempted,
        _failed,
        _avoided,
        _guarded,
        _played,
        _purpose,
        _seemed,
        _going,
        _helped,
        _actual,
        _doubted,
        _ordered,
        _talked_about,
        _feared,
        _ahead,
    ):
        answer = rule(case, tie)
        if answer is not None:
            return answer
    carried = relation == "obj" or (relation == "obl" and preposition == "in")
    return (
        relation == "xcomp"
        or (infinitive and relation == "ccomp")
        or (carried and case.among(above, "carriers.objects"))
    )


def _is_gerund(sentence: Sentence, verb: int) -> bool:
    """A gerund without a subject, active or passive: "killing", "being killed"."""
    if sentence.child(verb, "nsubj", "nsubj:pass", "mark") is not None:
        return False
    being = any(sentence.tokens[c].low == "being" for c in sentence.children[verb] if c < verb)
    return being or sentence.tokens[verb].xpos == "VBG"


def _is_laid_by_nobody(case: Case, verb: int) -> bool:
    """ "Rebels were blamed for the raid", "the raid was blamed on rebels": somebody says so, nobody is told to."""
    sentence = case.sentence
    token = sentence.tokens[verb]
    if lemma_of(token) != "blame" or token.low == "blame" or sentence.child(verb, "obl:agent") is not None:
        return False
    passive = sentence.child(verb, "nsubj:pass", "aux:pass") is not None or is_held_against(sentence, verb)
    return passive and all(joined_by(sentence, c) != "by" for c in sentence.children[verb])


def kept_or_suspected(case: Case, word: int, verb: int, relation: str, preposition: str) -> bool:
    """ "Stopped them from attacking", "cleared him of killing two", "suspect the Front of killing two": marks what is
    told of the gerund, also where the parser hangs it on those of whom it is said."""
    if case.sentence.tokens[word].xpos != "VBG" or relation not in ("advcl", "obl", "acl", "xcomp"):
        return False
    said = lemma_of(case.sentence.tokens[verb]), preposition
    short = said in _SHORT and any(case.sentence.tokens[c].low == "short" for c in case.sentence.children[verb])
    if short or said in _KEPT or said in _CLEARED:
        case.mark(Modality.HYPOTHETICAL, verb, "kept from it or cleared of it", negated=True)
    elif said == ("suspect", "of"):
        case.mark(Modality.ACTUAL, verb, "suspected", hedged=True)
    else:
        return False
    return True


_KEPT = frozenset((verb, "from") for verb in ("stop", "keep", "bar", "block", "dissuade", "deter", "save"))
_SHORT = frozenset({("stop", "of"), ("fall", "of")})  # "stopped short of arresting him"
_CLEARED = frozenset((verb, "of") for verb in ("clear", "acquit", "exonerate", "absolve"))
_HELD = {"charge": ("with", "over"), "arrest": ("for", "over"), "detain": ("for", "over"), "try": ("for", "over")}


def _is_alleged(case: Case, verb: int, relation: str, preposition: str) -> bool:
    """ "Was charged with killing two", "arrested for shooting a guard": that he did it is not told. The murder over
    which somebody is arrested was one all the same."""
    sentence = case.sentence
    if relation not in ("obl", "advcl") or preposition not in _HELD.get(lemma_of(sentence.tokens[verb]), ()):
        return False
    if sentence.child(verb, "nsubj:pass", "aux:pass") is not None:
        return True
    return sentence.tokens[verb].deprel == "acl" and sentence.child(verb, "obj") is None


def _led_to(case: Case, tie: _Tie) -> bool | None:
    """ "A reward for information leading to his capture": nobody has captured him."""
    tokens = case.sentence.tokens
    if tie.lemma != "lead" or tie.preposition != "to" or tokens[tie.above].deprel not in ("acl", "advcl"):
        return None
    if tie.above == 0 or not case.among(tie.above - 1, "hypothetical.information"):
        return None
    case.mark(Modality.HYPOTHETICAL, tie.above, "information leading to it")
    return False


def _uninvolved(case: Case, tie: _Tie) -> bool | None:
    """ "Was not involved in", "did not take part in", "had nothing to do with", "did not have anything to do with"."""
    sentence = case.sentence
    if tie.relation != "obl":
        return None
    if tie.lemma == "do" and tie.preposition == "with":
        above = sentence.tokens[tie.above].head
        if above >= 0 and sentence.tokens[above].low == "nothing":
            case.mark(Modality.ACTUAL, above, UNINVOLVED, negated=True)
            return False
        if above >= 0 and sentence.tokens[above].low == "anything" and sentence.tokens[above].head >= 0:
            involvement(case, sentence.tokens[above].head)
            return False
        return None
    held = (c for c in sentence.children[tie.above] if sentence.tokens[c].deprel == "obj")
    shared = [c for c in held if case.among(c, "negation.shares")]
    had = tie.lemma in case.lexicon["negation.having"] and bool(shared)
    if tie.preposition not in _INVOLVED or not (had or tie.lemma in case.lexicon["negation.involving"]):
        return None
    involvement(case, tie.above, *shared)
    return False


def _guarded_from(case: Case, tie: _Tie) -> bool | None:
    """ "To protect villages from raids", "fenced the border to secure it against attacks": such as may come."""
    if tie.lemma not in case.lexicon["hypothetical.guarding"] or tie.preposition not in case.lexicon["negation.from"]:
        return None
    at_large = case.sentence.tokens[tie.word].xpos == "NNS"
    if tie.relation != "obl" or not (at_large or is_infinitive(case.sentence, tie.above)):
        return None
    case.mark(Modality.HYPOTHETICAL, tie.above, "guarded from it")
    return False


def _sought(case: Case, tie: _Tie) -> bool | None:
    if tie.lemma != "seek" or tie.relation != "obj":
        return None
    case.mark(Modality.FUTURE, tie.above, "asked for")
    return False


_STRIVING = frozenset({"fight", "battle"})  # "fighting to drive out the army": they have not


def _attempted(case: Case, tie: _Tie) -> bool | None:
    if tie.lemma in _STRIVING and tie.infinitive and tie.relation in ("xcomp", "advcl"):
        case.mark(Modality.ATTEMPTED, tie.above, "attempt")
        return True
    if tie.lemma not in case.lexicon["attempted.verbs"] or not (tie.infinitive or tie.relation in ("obj", "xcomp")):
        return None
    case.mark(Modality.ATTEMPTED, tie.above, "attempt")
    return True


def _failed(case: Case, tie: _Tie) -> bool | None:
    barred = tie.preposition == "from"
    if tie.lemma not in case.lexicon["attempted.failed"]:
        return None
    if not (tie.infinitive or tie.relation in ("obj", "xcomp") or barred):
        return None
    averted = tie.lemma in case.lexicon["attempted.averted"]
    if averted and _is_bare(case.sentence, tie.above):  # "think about preventing acts of violence"
        case.mark(Modality.HYPOTHETICAL, tie.above, "failed", negated=True)
        return True
    case.mark(Modality.ATTEMPTED, tie.above, "failed", negated=barred or averted)
    return True


def _is_bare(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a gerund or an infinitive, which tells of no one time."""
    return sentence.tokens[verb].xpos in ("VB", "VBG") and sentence.child(verb, "aux") is None


def _avoided(case: Case, tie: _Tie) -> bool | None:
    """Refrained, refused, cancelled; what is denied or rejected is told all the same, by its denial."""
    if tie.lemma not in case.lexicon["negation.verbs"]:
        return None
    from_it = tie.preposition in case.lexicon["negation.from"]
    if not (tie.infinitive or tie.relation in ("obj", "xcomp") or from_it):
        return None
    if tie.lemma in case.lexicon["negation.denials"]:
        return False
    outcome = Modality.ACTUAL if tie.relation == "obj" else Modality.HYPOTHETICAL
    case.mark(outcome, tie.above, "avoided", negated=True)
    return True


def _guarded(case: Case, tie: _Tie) -> bool | None:
    """ "Walls guard the gate against attacks": none has come; one that is told by itself has ("from an attack by two
    gunmen")."""
    tokens = case.sentence.tokens
    if tie.lemma not in case.lexicon["hypothetical.guarding"] or tie.preposition not in ("against", "from"):
        return None
    if tie.relation != "obl" or any(tokens[c].relation == "det" for c in case.sentence.children[tie.word]):
        return None
    case.mark(Modality.HYPOTHETICAL, tie.above, "guarded against")
    return False


def _played(case: Case, tie: _Tie) -> bool | None:
    """ "The drill simulated an attack by rebels": nobody attacked."""
    if tie.lemma not in case.lexicon["hypothetical.playing"] or tie.relation not in ("obj", "xcomp"):
        return None
    case.mark(Modality.HYPOTHETICAL, tie.above, "played")
    return False


def _purpose(case: Case, tie: _Tie) -> bool | None:
    """ "Marched to demand": a purpose lies ahead, unless it is what means were used for ("fired gas to disperse")."""
    if tie.relation != "advcl" or not tie.infinitive:
        return None
    if tie.lemma in case.lexicon["actual.means"]:
        case.settled = True
        return True
    if case.sentence.facts and case.sentence.facts[tie.word] > _SURELY:
        return False  # "rose to close at 66 dollars": of such purposes five in six were rated as come about
    case.mark(Modality.FUTURE, tie.word, "purpose")
    return False


def _seemed(case: Case, tie: _Tie) -> bool | None:
    """ "Appeared to flee", "is believed to have fled": not "is expected to flee"."""
    if tie.relation not in ("xcomp", "ccomp"):
        return None
    passive = case.sentence.child(tie.above, "nsubj:pass", "aux:pass") is not None
    told = passive and tie.lemma in case.lexicon["hedging.passives"] and not _looks_ahead(case, tie)
    if not told and tie.lemma not in case.lexicon["hedging.verbs"]:
        return None
    case.mark(Modality.ACTUAL, tie.above, "hedge", hedged=True)
    return True


def _looks_ahead(case: Case, tie: _Tie) -> bool:
    """ "is expected to attack" looks ahead; "is feared to have struck" doubts."""
    return tie.lemma in ("expect", "consider") and not is_perfect(case.sentence, tie.word)


def _going(case: Case, tie: _Tie) -> bool | None:
    if tie.relation != "xcomp" or not tie.infinitive or tie.lemma != "go":
        return None
    case.mark(Modality.FUTURE, tie.above, "going to")
    return True


def _helped(case: Case, tie: _Tie) -> bool | None:
    """ "Is helping the army to clear the town": it is not done yet, as it is where somebody "helped to clear" it."""
    present = case.sentence.tokens[tie.above].xpos in ("VBG", "VBZ", "VBP")
    if not (tie.infinitive and present and tie.lemma in ("help", "assist")):
        return None
    case.mark(Modality.FUTURE, tie.above, "being helped to")
    return False


def _actual(case: Case, tie: _Tie) -> bool | None:
    if tie.relation != "xcomp" or tie.lemma not in case.lexicon["actual.verbs"]:
        return None
    case.settled = True
    return True


def _doubted(case: Case, tie: _Tie) -> bool | None:
    if tie.relation not in ("ccomp", "obj") or tie.lemma not in case.lexicon["hedging.active"]:
        return None
    case.mark(Modality.ACTUAL, tie.above, "hedge", hedged=True)
    return False


def _ordered(case: Case, tie: _Tie) -> bool | None:
    token = case.sentence.tokens[tie.word]
    # "demanded that rebels withdraw": a bare form where the finite one would be told as fact
    subjunctive = tie.relation == "ccomp" and token.xpos == "VB" and case.sentence.child(tie.word, "aux") is None
    asked = tie.infinitive or tie.relation == "obj" or tie.preposition == "for" or subjunctive
    if tie.preposition == "for" and _rallies(case, tie.above) and _is_asked_for(case, tie.word):
        case.mark(Modality.FUTURE, tie.above, "asked for")
        return False
    if not asked or tie.lemma not in case.lexicon["ordered.verbs"]:
        return None
    if tie.relation == "obj" and tie.lemma in case.lexicon["ordered.doing"] and is_known_deed(case, tie.word):
        return False
    if tie.relation != "obj" or tie.lemma not in case.lexicon["ordered.spoken"]:
        case.mark(Modality.FUTURE, tie.above, "asked for")
    return False


def _rallies(case: Case, verb: int) -> bool:
    """ "Demonstrated", "held a sit-in"."""
    held = case.sentence.child(verb, "obj")
    return case.among(verb, "ordered.rallied") or (held is not None and case.among(held, "ordered.rallies"))


def _is_asked_for(case: Case, word: int) -> bool:
    """Whether people may gather for it: for a release, and not for the killing of which they complain."""
    return case.sentence.tokens[word].upos == "NOUN" and not case.among(word, "ordered.done")


def _talked_about(case: Case, tie: _Tie) -> bool | None:
    """ "Met to discuss the withdrawal of tanks": what is talked about; an attack that is discussed was made."""
    about = tie.relation in ("obj", "nsubj") and tie.lemma in case.lexicon["hypothetical.talking"]
    if not (about and case.among(tie.word, "hypothetical.talked")):
        return None
    case.mark(Modality.HYPOTHETICAL, tie.above, "talked about")
    return False


def _feared(case: Case, tie: _Tie) -> bool | None:
    """ "Fear being killed", "risk being shot": it has not been done."""
    if tie.lemma not in case.lexicon["hypothetical.feared"] or tie.relation != "xcomp" or tie.infinitive:
        return None
    if not _is_gerund(case.sentence, tie.word):
        return None
    case.mark(Modality.HYPOTHETICAL, tie.above, "feared")
    return False


def _ahead(case: Case, tie: _Tie) -> bool | None:
    """Verbs that look ahead: their infinitive always, their object and for-phrase where it is no person's doing yet."""
    if tie.lemma not in case.lexicon["future.verbs"]:
        return None
    noun = case.sentence.tokens[tie.word].upos in ("NOUN", "PROPN")
    planned = tie.relation == "obj" and tie.lemma not in case.lexicon["future.agreed"]
    looked = noun and tie.preposition in ("for", "of") and tie.relation in ("obl", "advcl")
    if planned and tie.lemma == "fear" and not tie.infinitive:
        case.mark(Modality.HYPOTHETICAL, tie.above, "feared")
    elif tie.infinitive or planned or (looked and tie.lemma not in case.lexicon["future.settled"]):
        case.mark(Modality.FUTURE, tie.above, "ahead")
    return False


def _as_subject(case: Case, word: int, above: int) -> bool:
    """ "No attack was reported", "talks are expected", "the raid was foiled"."""
    sentence = case.sentence
    passive = sentence.tokens[word].deprel.endswith(":pass") or sentence.child(above, "aux:pass") is not None
    if passive and case.among(above, "attempted.failed"):
        case.mark(Modality.ATTEMPTED, above, "failed")
    elif passive and case.among(above, "hypothetical.playing"):
        case.mark(Modality.HYPOTHETICAL, above, "played")
    elif passive and (case.among(above, "negation.cancelled") or _is_called_off(sentence, above)):
        case.mark(Modality.ACTUAL, above, "avoided", negated=True)
    elif (
        _is_to_come(sentence, above)
        or (passive and case.among(above, "future.scheduled"))
        or lemma_of(sentence.tokens[above]) == "loom"
    ):
        case.mark(Modality.FUTURE, above, "ahead")
    elif passive and case.among(above, "hedging.passives") and _has_happened(sentence, above):
        case.mark(Modality.ACTUAL, above, "hedge", hedged=True)
    elif case.among(above, "carriers.subjects"):
        return _carrier(case, above)
    return False


def _has_happened(sentence: Sentence, verb: int) -> bool:
    """ "The swap is said to have taken place", "an attack is believed to have occurred"."""
    told = sentence.child(verb, "xcomp")
    return told is not None and any(sentence.tokens[c].low == "have" for c in sentence.children[told])


def _is_to_come(sentence: Sentence, verb: int) -> bool:
    """ "A swap is to follow", "the truce was to begin"."""
    tokens, below = sentence.tokens, sentence.children[verb]
    return any(tokens[c].low_lemma == "be" and c + 1 in below and tokens[c + 1].low == "to" for c in below)


def _is_called_off(sentence: Sentence, verb: int) -> bool:
    particles = (sentence.tokens[c].low for c in sentence.children[verb] if c == verb + 1)
    return sentence.tokens[verb].low_lemma == "call" and "off" in particles


def _carrier(case: Case, above: int) -> bool:
    """Verbs that only say that the noun happened: their own auxiliaries and governors speak of the noun."""
    if lemma_of(case.sentence.tokens[above]) in ("report", "confirm"):
        own_marks(case, above, nominal=False, trigger=False)
        return False
    return True
