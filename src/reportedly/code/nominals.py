"""Whether an event noun reports a happening here, or only mentions, describes or names something."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import preposition
from reportedly.code.authors import author_of
from reportedly.code.cues import load_cues
from reportedly.code.lemmas import lemma_of
from reportedly.code.matching import is_class
from reportedly.code.modality_case import lexicon
from reportedly.code.ontology import Ontology, Sense
from reportedly.code.stance import called_false
from reportedly.code.time_words import load_times
from reportedly.code.times import is_time_word
from reportedly.model import BlockKind, Stance

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "such"})
_PARTICIPANT_CASES = frozenset(
    {"of", "by", "on", "against", "between", "with", "from", "in", "at", "near", "for", "to"}
)
_STRONG_CASES = frozenset({"by", "on", "against", "between", "of"})
_CALLING = frozenset({"condemn", "denounce", "slam", "decry", "deplore", "criticise", "criticize", "blast", "brand"})
_SORTING = frozenset(
    {"classify", "classified", "count", "counted", "define", "defined", "categorize", "categorise"}
)  # in general, and no one deed
_PARTS = frozenset({"responsibility", "blame"})
_GOING_ON = frozenset({"way", "underway", "ongoing"})  # "under way"
_ATTRIBUTE_RELATIONS = frozenset({"nmod", "compound", "amod", "nummod", "acl"})


def light_verb(sentence: Sentence, word: int, ontology: Ontology) -> tuple[int | None, str | None]:
    """The light verb that an event noun stands with, and its kind: `agent`, `undergo`, `occur`; else (None, None)."""
    token = sentence.tokens[word]
    top = word
    while sentence.tokens[top].head >= 0 and (
        sentence.tokens[top].deprel == "conj" or _is_counted(sentence, top, ontology)  # "a round of talks"
    ):
        top = sentence.tokens[top].head
    token = sentence.tokens[top]
    relation = "nsubj" if token.relation == "csubj" else token.relation  # "fighting … intensified"
    candidates: list[tuple[int, str]] = []
    if token.head >= 0 and relation in ("obj", "nsubj", "obl"):
        passive = token.deprel == "nsubj:pass"
        candidates.append((token.head, "obj" if relation == "obj" or passive else relation))
    candidates += [
        (c, "obj")
        for c in sentence.children[word]
        if sentence.tokens[c].deprel in ("acl", "acl:relcl")
        and sentence.tokens[c].xpos in ("VBN", "VBD")
        and not _is_of_truce(sentence, word, c, ontology)
    ]
    for verb, place in candidates:
        kind = _light_kind(sentence, verb, top, place, ontology)
        if kind is not None:
            return verb, kind
    return None, None


def _is_of_truce(sentence: Sentence, word: int, participle: int, ontology: Ontology) -> bool:
    """ "Violations of the truce announced by Norland": Norland announced the truce."""
    if sentence.tokens[participle].low_lemma in _COMMITTING:
        return False
    inner = (c for c in sentence.children[word] if c < participle and preposition(sentence, c) == "of")
    return any("agreement" in ontology.classes_of(sentence.tokens[c].low_lemma) for c in inner)


_COMMITTING = frozenset({"commit", "carry", "perpetrate"})


def _is_counted(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """Whether a noun stands behind the "of" of one that only counts it: "a series of attacks"."""
    token = sentence.tokens[word]
    if token.deprel != "nmod" or sentence.tokens[token.head].low_lemma not in ontology.transparent:
        return False
    return any(sentence.tokens[c].deprel == "case" and sentence.tokens[c].low == "of" for c in sentence.children[word])


def _is_known(sentence: Sentence, noun: int) -> bool:
    """Whether a noun is one told of before: "the killing", "Sunday's raid", "this attack"."""
    before = (sentence.tokens[c] for c in sentence.children[noun] if c < noun)
    return any(t.low in _KNOWN or t.deprel == "nmod:poss" for t in before)


_KNOWN = frozenset({"the", "this", "that", "these", "those"})


def _light_kind(sentence: Sentence, verb: int, noun: int, place: str, ontology: Ontology) -> str | None:
    if sentence.tokens[verb].upos not in ("VERB", "AUX"):
        return None
    lemma = lemma_of(sentence, verb, ontology)
    if lemma == "call" and place == "obj" and _is_known(sentence, noun):
        return None  # "called the killing a vile act"
    if lemma == "announce" and place == "obj" and _is_of_others(sentence, noun):
        return None
    particles = [sentence.tokens[c].low for c in sentence.children[verb] if _is_particle(sentence, c)]
    keys = [f"{lemma}+{p}" for p in particles] + [lemma]
    if place == "obl":
        cases = [sentence.tokens[c].low for c in sentence.children[noun] if sentence.tokens[c].deprel == "case"]
        keys = [f"{lemma} {case}" for case in cases]
    for key in keys:
        kind = next((k for k in ontology.light.get(key, ()) if (k == "occur") == (place == "nsubj")), None)
        if kind is not None:
            return kind
    return None


def _is_of_others(sentence: Sentence, noun: int) -> bool:
    """ "Announced the kidnapping of a judge", "announced their arrest": who tells of it need not have done it."""
    told, marks = sentence.tokens[noun].low_lemma, lexicon()
    if told in marks["negation.crimes"]:
        return True
    owner = sentence.child(noun, "nmod:poss")
    return owner is not None and sentence.tokens[owner].upos == "PRON" and told in marks["negation.befalls"]


def _is_particle(sentence: Sentence, word: int) -> bool:
    return sentence.tokens[word].deprel in ("compound:prt", "advmod")


def _is_label(sentence: Sentence, word: int) -> bool:
    """ "Condemned the raid as an act of war", "is not classified as a strike", "had the hallmarks of a duel": what
    another is called by those who did not do it, or what such things are called."""
    verb = sentence.tokens[word].head
    if verb >= 0 and sentence.tokens[verb].low in lexicon()["authorship.marks"] and preposition(sentence, word) == "of":
        return True
    if verb < 0 or preposition(sentence, word) != "as" or sentence.tokens[word].relation not in ("obl", "nmod"):
        return False
    return sentence.tokens[verb].low_lemma in _CALLING | _SORTING


def _is_of_craft(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "Using attack, bomber and fighter aircraft": the first of several sorts of aircraft."""
    token = sentence.tokens[word]
    if token.low != "attack" or any(sentence.tokens[c].deprel == "det" for c in sentence.children[word]):
        return False
    joined = (c for c in sentence.children[word] if sentence.tokens[c].deprel == "conj")
    return any("aircraft" in ontology.classes_of(lemma_of(sentence, c, ontology)) for c in joined)


def is_reported(
    sentence: Sentence,
    sense: Sense,
    word: int,
    ontology: Ontology,
    *,
    light: str | None,
    predicates: frozenset[int],
) -> bool:
    """Whether an event noun reports a happening.

    It does with a light verb, or as the subject or means of another trigger (which then absorbs it). Else not: inside
    a compound with another head ("attack helicopters"), behind a noun that describes somebody or something ("victims
    of the attack"), where it is definite and names no participant (mentioned before), and where it is a mass noun
    without participants ("violence").
    """
    token = sentence.tokens[word]
    relation = token.relation
    if relation in ("compound", "flat", "fixed", "case", "amod", "vocative", "discourse"):
        return False
    if relation == "list" and _participants(sentence, word, ontology) < 2:
        return False  # but an entry of a log is a list: "3 May, Orra: raid on a farm by gunmen"
    if token.deprel == "nmod:poss":
        return False
    if _is_label(sentence, word) or _is_of_craft(sentence, word, ontology):
        return False
    if "toll" in sense.rules:
        return True  # with a number, which is looked for later
    if "numbered" in sense.rules and sentence.child(word, "nummod") is None:
        return False  # "four deaths" are told of, "death" is spoken of
    if "copular" in sense.rules:
        return sentence.child(word, "cop") is not None  # "are in custody", not "died in custody"
    if light is not None or _exists(sentence, word) or _is_owned(sentence, word):
        return True
    if author_of(sentence, word) is not None:
        return True
    if "light" in sense.rules or _is_in_general(sentence, word, ontology):
        return False
    if _is_laid_to(sentence, word) or _is_disowned(sentence, word, ontology):
        return True
    if relation in ("nsubj", "obl") and token.head in predicates:
        return relation == "nsubj" or not _is_charge(sentence, word, ontology)
    if relation == "nsubj" and _is_generic(sentence, word, ontology):
        return False
    if relation == "nmod" and called_false(sentence, word):
        return True  # "reports of a strike are false"
    if relation == "nmod" and _describes(sentence, token.head, ontology):
        told = _is_news(sentence, word) or _is_told_whole(sentence, word)
        return told and _participants(sentence, word, ontology) >= 1
    participants = _participants(sentence, word, ontology)
    if "mass" in sense.rules:
        return participants >= 2
    if _is_definite(sentence, word):
        return participants >= 2 or _is_vouched_for(sentence, word, ontology)
    return participants >= 1 or relation in ("nsubj", "obj", "obl", "root", "conj", "parataxis", "nmod", "appos", "acl")


def _is_vouched_for(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "The governor confirmed the raid", "the raid was denied": somebody tells of a happening that is known."""
    token = sentence.tokens[word]
    told = token.head >= 0 and token.deprel in ("obj", "nsubj:pass") and sentence.tokens[token.head].upos == "VERB"
    return told and "vouching" in ontology.classes_of(lemma_of(sentence, token.head, ontology))


def _is_laid_to(sentence: Sentence, word: int) -> bool:
    """ "Blamed the Front for the raid", "denied responsibility for the raid"."""
    tokens = sentence.tokens
    above = tokens[word].head
    one = tokens[word].xpos == "NN" and _is_definite(sentence, word)
    if not one or above < 0 or tokens[word].relation not in ("obl", "nmod") or preposition(sentence, word) != "for":
        return False
    if tokens[above].deprel == "obj" and tokens[above].low_lemma in _PARTS:
        above = tokens[above].head
        return tokens[above].low_lemma in ("deny", "reject", "dismiss", "disclaim", "disavow")
    if tokens[above].deprel == "obj":  # in a parse that hangs it on whom they blame
        above = tokens[above].head
    return above >= 0 and tokens[above].low_lemma == "blame"


def _is_disowned(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "Had no hand in the raid", "was not involved in the attack", "had nothing to do with the killings", of a party
    that says so; not "men who were not involved in the attack", nor what had nothing to do with a march."""
    tokens, above = sentence.tokens, sentence.tokens[word].head
    if above < 0 or tokens[word].relation not in ("obl", "nmod") or preposition(sentence, word) not in _PART_CASES:
        return False
    verb = _disowning(sentence, above)
    if verb < 0 or tokens[verb].deprel.startswith("acl"):
        return False
    doer = sentence.child(verb, "nsubj")
    if doer is None:  # "bombed the base but had nothing to do with the raid"
        doer = sentence.child(tokens[verb].head, "nsubj") if tokens[verb].relation in ("conj", "xcomp") else None
    if doer is None:
        return False
    return tokens[doer].upos in ("PRON", "PROPN") or is_class(sentence, doer, "actor", ontology)


def _disowning(sentence: Sentence, above: int) -> int:
    """The verb or adjective by which somebody says to have no part in what hangs on `above`, or -1."""
    tokens, marks = sentence.tokens, lexicon()
    if tokens[above].low == "do":
        nothing = tokens[above].head
        verb = tokens[nothing].head if nothing >= 0 else -1
        none = tokens[nothing].low == "nothing" or (tokens[nothing].low == "anything" and _is_none(sentence, verb))
        return verb if none else -1
    share, verb = above, above
    if tokens[above].low_lemma in marks["negation.having"]:  # "played no part in", where it hangs on the verb
        held = sentence.child(above, "obj")
        share = above if held is None else held
    elif tokens[above].low_lemma in marks["negation.shares"]:
        verb = tokens[above].head
        if verb < 0 or tokens[verb].low_lemma not in marks["negation.having"]:
            return -1
    elif tokens[above].low_lemma not in marks["negation.involving"]:
        return -1
    if share != verb and tokens[share].low_lemma not in marks["negation.shares"]:
        return -1
    never = any(tokens[c].low in _NEVER for w in (share, verb) for c in sentence.children[w])
    return verb if never else -1


def _is_none(sentence: Sentence, verb: int) -> bool:
    """ "Denied having anything to do with the blast", "did not have anything to do with it"."""
    if verb < 0:
        return False
    tokens, above = sentence.tokens, sentence.tokens[verb].head
    if any(tokens[c].low in _NEVER for c in sentence.children[verb]):
        return True
    cue = load_cues().verbs.get(tokens[above].low_lemma) if tokens[verb].relation in ("xcomp", "ccomp") else None
    return cue is not None and cue.stance is Stance.DENIES


_PART_CASES = frozenset({"in", "for", "with", "to", "of"})
_NEVER = frozenset({"no", "not", "n't", "n’t", "never", "neither"})


def _is_news(sentence: Sentence, word: int) -> bool:
    """ "We are getting reports of a blast at the station": what came in, not what a paper is about."""
    head = sentence.tokens[word].head
    if sentence.tokens[head].low_lemma not in _NEWS or preposition(sentence, word) != "of":
        return False
    return sentence.tokens[head].relation in ("obj", "nsubj", "root", "conj")


def _is_told_whole(sentence: Sentence, word: int) -> bool:
    """ "Survivors of a raid on the camp last week", "victims of Monday's bombing", "gave its account of a clash with
    rebels": who they are said to be, or what was told, tells of the happening itself, where it is new ("a") or has its
    day."""
    tokens, above = sentence.tokens, sentence.tokens[word].head
    if tokens[above].low_lemma not in _SUFFERERS | _ACCOUNTS or preposition(sentence, word) != "of":
        return False
    if any(tokens[c].low == "no" for c in sentence.children[above]):
        return False
    for c in sentence.children[word]:
        day = tokens[c].low_lemma in _TIMES or tokens[c].low_lemma in load_times().weekday
        dated = tokens[c].deprel == "nmod:poss" and day
        if dated or (tokens[c].relation == "det" and tokens[c].low in ("a", "an", "another")):
            return True
    return False


_SUFFERERS = frozenset({"victim", "survivor", "witness"})
_ACCOUNTS = frozenset({"account", "version", "detail"})
_TIMES = frozenset({"yesterday", "today", "week", "weekend", "night", "morning"})
_NEWS = frozenset({"report", "news", "word"})


def _is_owned(sentence: Sentence, word: int) -> bool:
    """ "The front was behind the bombing": whoever is named as behind it did it."""
    case, subject = sentence.child(word, "case"), sentence.child(word, "nsubj")
    if case is None or subject is None or sentence.child(word, "cop") is None:
        return False
    asked = sentence.tokens[subject].low in ("who", "what", "whoever", "nobody", "nothing", "there")
    return sentence.tokens[case].low == "behind" and not asked


def _is_generic(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "Kidnapping has become a business", "attacks are rare": of happenings in general."""
    head = sentence.tokens[word].head
    if "generic" in ontology.classes_of(lemma_of(sentence, head, ontology)):
        return True
    named = sentence.tokens[head].upos == "NOUN" and sentence.child(head, "cop") is not None
    return named and _participants(sentence, word, ontology) == 0


def _is_in_general(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "The law allows targeted killings", "is wary of mass shootings": such deeds as a kind, of a sentence in the
    present or of a state of mind that tells no place, no day, no number and nobody who did or suffered one."""
    token = sentence.tokens[word]
    if token.xpos != "NNS" or sentence.block is BlockKind.TITLE or token.head < 0:
        return False
    own = [sentence.tokens[c] for c in sentence.children[word]]
    if any(t.relation not in _SORT_WORDS for t in own):
        return False
    if sentence.tokens[token.head].low_lemma in lexicon()["negation.readied"] and preposition(sentence, word) == "for":
        return sentence.tokens[token.head].xpos == "VBN"  # "roads made for ambushes", "drilled for raids"
    if token.relation == "nsubj" and _is_said_to_be(sentence, token.head, ontology):
        return True  # "Norlandic air strikes are a matter for the courts"
    if _participants(sentence, word, ontology) == 2:
        return False
    if any(e.kind in _TELLING_KINDS for e in sentence.entities) or any(is_time_word(t) for t in sentence.tokens):
        return False
    above = next((a for a in sentence.ancestors(word) if _is_predicate(sentence, a)), None)
    if above is None:
        return False
    helpers = [sentence.tokens[c] for c in sentence.children[above] if sentence.tokens[c].relation in ("aux", "cop")]
    if any(t.relation == "cop" for t in helpers):
        minded = sentence.tokens[above].upos == "ADJ" and token.relation in ("obl", "nmod")
        return minded or any(t.xpos in ("VBP", "VBZ", "MD") for t in helpers)
    if sentence.tokens[above].xpos == "VBN" and token.head == above:
        return preposition(sentence, word) in ("with", "about")  # "obsessed with"
    plain = all(t.xpos == "MD" for t in helpers)
    return plain and (
        sentence.tokens[above].xpos in ("VBP", "VBZ") or (bool(helpers) and sentence.tokens[above].xpos == "VB")
    )


def _is_said_to_be(sentence: Sentence, predicate: int, ontology: Ontology) -> bool:
    """ "Are accountable", "are a matter": not "are under way", "are in Orra", "are heavy"."""
    if sentence.tokens[predicate].upos not in ("ADJ", "NOUN") or sentence.child(predicate, "case") is not None:
        return False
    if "raging" in ontology.classes_of(lemma_of(sentence, predicate, ontology)):
        return False
    copula = sentence.child(predicate, "cop")
    return copula is not None and sentence.tokens[copula].xpos == "VBP"


def _is_predicate(sentence: Sentence, word: int) -> bool:
    return sentence.tokens[word].upos in ("VERB", "AUX") or sentence.child(word, "cop") is not None


_SORT_WORDS = frozenset({"amod", "compound", "case", "punct", "cc", "conj"})
_TELLING_KINDS = frozenset({"LOC", "GPE", "FAC", "PER", "ORG", "GROUP", "NAT", "TIME", "QUANTITY"})


def _is_charge(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """ "Sentenced for murder": what somebody is tried for, and no happening that is told, where nobody suffers it."""
    case = next((sentence.tokens[c].low for c in sentence.children[word] if sentence.tokens[c].deprel == "case"), "")
    return case in ("for", "of", "with") and _participants(sentence, word, ontology) == 0


def _describes(sentence: Sentence, head: int, ontology: Ontology) -> bool:
    lemma = lemma_of(sentence, head, ontology)
    return "aside" in ontology.classes_of(lemma)


def _is_definite(sentence: Sentence, word: int) -> bool:
    for c in sentence.children[word]:
        token = sentence.tokens[c]
        if token.relation in ("det", "nmod") and token.low in _DEFINITE:
            return True
    return False


def _participants(sentence: Sentence, word: int, ontology: Ontology) -> int:
    """2 where a party is named beside the noun, 1 where something else narrows it down, 0 for a bare noun."""
    best = 0
    for c in sentence.children[word]:
        token = sentence.tokens[c]
        relation = token.relation
        if relation == "nmod" and token.deprel != "nmod:poss":
            case = next(
                (sentence.tokens[k].low for k in sentence.children[c] if sentence.tokens[k].deprel == "case"),
                "",
            )
            if case in _STRONG_CASES:
                best = 2
            elif case in _PARTICIPANT_CASES:
                best = max(best, 1)
        elif (token.deprel == "nmod:poss" and token.upos in ("NOUN", "PROPN")) or (
            relation in ("compound", "amod") and _names_party(sentence, c, ontology)
        ):
            best = 2
        elif relation in _ATTRIBUTE_RELATIONS:
            best = max(best, 1)
    return best


def _names_party(sentence: Sentence, word: int, ontology: Ontology) -> bool:
    """Whether a word before the noun tells who: "rebel", "Israeli"; the name of a place only tells which one."""
    kinds = {e.kind for e in sentence.entities if e.first <= word < e.past}
    if kinds & {"LOC", "FAC", "GPE"} and sentence.tokens[word].upos == "PROPN":
        return False
    return is_class(sentence, word, "actor", ontology)


def _exists(sentence: Sentence, word: int) -> bool:
    """ "There is fighting", "fighting is under way": the sentence says that it goes on."""
    head = sentence.tokens[word].head
    if head >= 0 and sentence.tokens[word].relation == "nsubj" and sentence.tokens[head].low in _GOING_ON:
        return True
    around = (word, head)
    return any(sentence.tokens[c].deprel == "expl" for at in around if at >= 0 for c in sentence.children[at])
