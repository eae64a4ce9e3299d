"""What governs a happening, and what nouns and adjectives say of the happening under them."""

from __future__ import annotations

import re

from reportedly.annotate.annotation import Sentence
from reportedly.code.forms import lemma_of
from reportedly.code.modality_case import Case, is_infinitive, is_known_deed, is_perfect, preposition
from reportedly.code.modality_marks import involvement
from reportedly.code.modality_verbs import kept_or_suspected, under_verb
from reportedly.code.time_words import load_times
from reportedly.model import Modality

_INVOLVED = frozenset({"in", "for", "of", "with", "to"})
_TOPIC = frozenset({"on", "about", "over", "for"})
_DEGREES = frozenset({"too", "enough"})
_UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "obj",
        "obl",
        "nmod",
        "nsubj",
        "csubj",
        "iobj",
        "conj",
        "compound",
        "amod",
        "appos",
        "dep",
    }
)


def governed(case: Case, word: int, above: int) -> bool:
    """Marks what the governor says of the word; False where the walk ends because the governor decides nothing."""
    sentence = case.sentence
    tokens = sentence.tokens
    relation = tokens[word].relation
    if relation not in _UP or tokens[word].deprel == "acl:relcl":
        return False
    joined = preposition(sentence, word)
    if relation == "conj" and joined == "for" and (tokens[word].upos, tokens[above].upos) == ("NOUN", "VERB"):
        relation = "obl"  # "rallied at the mill for bread and for a release"
    if relation == "conj":
        return _conjunct(sentence, word, above)
    governor = tokens[above]
    if tokens[word].xpos == "VBG" and joined in ("to", "on") and governor.low in case.lexicon["future.bent"]:
        case.mark(Modality.FUTURE, above, "bent on it")
        return False
    if relation == "advcl" and _is_foreseen(case, word, above):
        case.mark(Modality.FUTURE, above, "in what somebody foresaw")
        return False
    if governor.upos in ("VERB", "AUX"):
        return under_verb(case, word, above, relation, joined)
    if governor.upos == "ADJ" and relation in ("xcomp", "ccomp", "advcl", "csubj", "obl", "acl"):
        return _under_adjective(case, word, above, relation)
    if governor.upos == "ADJ" and relation == "nsubj":
        return _said_to_be(case, word, above)
    if relation == "acl" and tokens[word].xpos == "VBG" and governor.low_lemma in load_times().deed:
        return True  # "raids targeting convoys are likely": what is said of the raids
    if governor.upos in ("NOUN", "PROPN") and relation in ("acl", "nmod", "compound", "ccomp", "xcomp"):
        return _under_noun(case, word, above, relation, joined)
    return False


def _is_foreseen(case: Case, word: int, above: int) -> bool:
    """ "She hoped she would be remembered when they shot her": when what he foresaw was to come."""
    tokens = case.sentence.tokens
    if "would" not in case.sentence.forms or tokens[above].deprel != "ccomp" or tokens[above].head < 0:
        return False
    to_come = any(tokens[c].low == "would" for c in case.sentence.children[above])
    opened = any(tokens[c].low in ("when", "once", "if", "until", "unless") for c in case.sentence.children[word])
    return to_come and opened and case.among(tokens[above].head, "future.foreseen")


def _said_to_be(case: Case, word: int, above: int) -> bool:
    """ "Further raids are likely", "an attack was possible"; not "the raid is likely to have been theirs"."""
    text = lemma_of(case.sentence.tokens[above])
    if case.sentence.tokens[word].upos == "VERB" or case.sentence.child(above, "xcomp", "ccomp", "csubj") is not None:
        return False
    if text in case.lexicon["future.awaited"]:
        case.mark(Modality.FUTURE, above, "ahead", hedged=text in ("likely", "unlikely"))
    elif text in ("possible", "probable", "conceivable"):
        case.mark(Modality.HYPOTHETICAL, above, "possible", hedged=True)
    return False


def _under_adjective(case: Case, word: int, above: int, relation: str) -> bool:
    text = lemma_of(case.sentence.tokens[above])
    lexicon = case.lexicon
    helpers = (case.sentence.tokens[c] for c in case.sentence.children[above] if c < above)
    if is_infinitive(case.sentence, word) and any(t.low == "too" for t in helpers):
        case.mark(Modality.HYPOTHETICAL, above, "too … to", negated=True)
        return True
    if text in lexicon["negation.involving"] and preposition(case.sentence, word) in _INVOLVED:
        involvement(case, above)
        return True
    if text in lexicon["actual.adjectives"]:
        case.settled = True
        return True
    degrees = {case.sentence.tokens[c].low for c in case.sentence.children[above]}
    if is_infinitive(case.sentence, word) and degrees & _DEGREES:  # "too small to kill", "big enough to kill"
        case.mark(Modality.HYPOTHETICAL, above, "degree", negated="too" in degrees)
        return False
    if relation == "obl" and preposition(case.sentence, word) != "for":
        return False
    if text in ("likely", "unlikely"):
        case.mark(
            Modality.FUTURE if not is_perfect(case.sentence, word) else Modality.ACTUAL, above, "likely", hedged=True
        )
    elif text in lexicon["future.adjectives"]:
        case.mark(Modality.FUTURE, above, "ahead")
    elif text == "possible" and _is_brought_about(case.sentence, above):
        case.settled = True
        return True
    elif text in ("possible", "probable"):
        case.mark(Modality.HYPOTHETICAL, above, "possible", hedged=True)
    elif text in lexicon["hypothetical.open"] and is_infinitive(case.sentence, word):
        case.mark(Modality.HYPOTHETICAL, above, "open")
    elif text in ("impossible", "unable", "unwilling", "reluctant"):
        case.mark(Modality.HYPOTHETICAL, above, "not able", negated=text in ("impossible", "unable"))
    else:
        return relation in ("xcomp",)
    return False


def _is_brought_about(sentence: Sentence, adjective: int) -> bool:
    """ "Made it possible to put them to flight": what was made possible was done; not what "would make it possible"."""
    maker = sentence.tokens[adjective].head
    return maker >= 0 and sentence.tokens[maker].low_lemma == "make" and sentence.tokens[maker].xpos in ("VBD", "VBG")


def _under_noun(case: Case, word: int, above: int, relation: str, joined: str) -> bool:
    sentence = case.sentence
    infinitive = is_infinitive(sentence, word)
    if sentence.tokens[above].deprel == "obj" and kept_or_suspected(
        case, word, sentence.tokens[above].head, relation, joined
    ):
        return False
    if infinitive and relation == "acl" and _is_ranked(sentence, above):
        case.settled = True
        return True
    if joined in _TOPIC and case.among(above, "hypothetical.talks") and case.among(word, "hypothetical.talked"):
        case.mark(Modality.HYPOTHETICAL, above, "talked about")
        return False
    if joined == "for" and _is_rallied_for(case, above) and not case.among(word, "ordered.done"):
        case.mark(Modality.FUTURE, above, "asked for")
        return False
    if joined in _INVOLVED and case.among(above, "negation.shares"):
        return _shared(case, above)
    linked = infinitive or joined in ("of", "for", "at", "that") or relation in ("compound", "ccomp")
    if not linked:
        return False
    none = any(sentence.tokens[c].low == "no" for c in sentence.children[above] if c < above)
    if none and joined in ("of", "that") and case.among(above, "hypothetical.signs"):
        case.mark(Modality.HYPOTHETICAL, above, "no sign of it")
        return False
    for name, outcome in (
        ("attempted.nouns", Modality.ATTEMPTED),
        ("future.nouns", Modality.FUTURE),
        ("ordered.nouns", Modality.FUTURE),
        ("hypothetical.nouns", Modality.HYPOTHETICAL),
    ):
        if case.among(above, name) and (
            infinitive or name != "attempted.nouns" or joined in ("of", "at", "that") or relation == "compound"
        ):
            if relation == "compound" and name != "attempted.nouns":
                continue
            if name == "ordered.nouns" and joined == "for" and is_known_deed(case, word):
                return False
            if joined == "that" and name not in ("future.nouns", "hypothetical.nouns"):
                continue
            case.mark(outcome, above, f"{outcome.value} noun", hedged=case.among(above, "hedging.nouns"))
            return outcome is Modality.ATTEMPTED and infinitive
    if case.among(above, "hedging.nouns") or (
        case.among(above, "hedging.reports")
        and sentence.tokens[above].xpos == "NNS"
        and sentence.child(above, "nmod:poss") is None
    ):
        case.mark(Modality.ACTUAL, above, "hedge", hedged=True)
        return False
    if case.among(above, "negation.nouns") and (joined == "of" or infinitive):
        case.mark(Modality.ACTUAL, above, "not", negated=True)
    elif infinitive and relation == "acl" and sentence.tokens[above].head < 0 and above < word:
        case.mark(Modality.FUTURE, word, "headline infinitive")  # "Army to withdraw from …"
    elif infinitive and relation == "acl" and not is_perfect(sentence, word):
        case.mark(Modality.HYPOTHETICAL, above, "open")  # "the means to", "the right to"
    return False


def _is_ranked(sentence: Sentence, noun: int) -> bool:
    """ "The ninth mayor to be murdered this year": so was he; not "the next mayor to be murdered"."""
    if sentence.tokens[noun].xpos not in ("NN", "NNP"):
        return False
    before = (sentence.tokens[c] for c in sentence.children[noun] if c < noun)
    return any(t.low in _RANKS or _ORDINAL.fullmatch(t.low) for t in before)


_RANKS = frozenset(
    {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"}
    | {"twelfth", "latest"}
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


def _is_rallied_for(case: Case, noun: int) -> bool:
    """Whether people rally for what hangs on a noun: "a vigil for", "marched to the court for"."""
    verb = next((a for a in case.sentence.ancestors(noun) if case.sentence.tokens[a].upos == "VERB"), None)
    return case.among(noun, "ordered.rallies") or (verb is not None and case.among(verb, "ordered.rallied"))


def _shared(case: Case, noun: int) -> bool:
    """ "Had no part in the raid", "did not play any role in it"."""
    sentence = case.sentence
    verb = sentence.tokens[noun].head
    if verb < 0 or not case.among(verb, "negation.having"):
        return False
    involvement(case, noun, verb)
    return False


def _conjunct(sentence: Sentence, word: int, above: int) -> bool:
    """A conjunct without auxiliaries of its own shares those of its first ("will attack and seize")."""
    helpers = any(sentence.tokens[c].relation in ("aux", "nsubj") for c in sentence.children[word])
    same = sentence.tokens[word].xpos == sentence.tokens[above].xpos or sentence.tokens[word].xpos == "VB"
    return not helpers and same
