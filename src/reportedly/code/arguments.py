"""Where the syntax puts a predicate's subject, object and complements: passives, control, coordination, relatives."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.annotate.annotation import Sentence
from reportedly.code.numbers import load_numbers
from reportedly.code.time_words import load_times

_RELATIVES = frozenset({"that", "which", "who", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "ADJ", "X"})
_OF_DOING = frozenset({"of", "for", "from", "into"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_DEPTH = 6  # how far coordination and control are followed


def is_passive(sentence: Sentence, word: int) -> bool:
    """Whether a verb stands in the passive, or is a past participle behind its noun."""
    key = (is_passive, word)
    found: bool | None = sentence.noted.get(key)
    if found is None:
        found = sentence.noted[key] = _passive(sentence, word, 0)
    return found


def _is_charged(sentence: Sentence, word: int, verb: int) -> bool:
    """ "Charged him with killing two", "congratulated troops on killing two": those did whom it is said of."""
    return (sentence.tokens[verb].low_lemma, preposition(sentence, word)) in _SAID_OF


_SAID_OF = frozenset({("charge", "with"), ("congratulate", "on"), ("commend", "on")})


def _passive(sentence: Sentence, word: int, depth: int) -> bool:
    relations = {sentence.tokens[c].deprel for c in sentence.children[word] if not _is_in_brackets(sentence, word, c)}
    if _has_its_object(sentence, word, relations):
        return False
    if _is_done_by_pronoun(sentence, word, relations):
        return False
    if "nsubj:pass" in relations or "aux:pass" in relations:
        return True
    token = sentence.tokens[word]
    if token.xpos not in ("VBN", "VBD"):  # nothing else is a participle or may be taken for one
        return _is_hurt(sentence, word, relations)
    if hung_before(sentence, word) is not None:
        return True
    if _shares_passive(sentence, word, relations, depth) or lacks_object(sentence, word):
        return True
    if _is_hurt(sentence, word, relations) or _suffers_beside(sentence, word, relations, depth):
        return True
    if _is_done_by(sentence, word) and not relations & {"obj", "aux"}:
        return True
    if is_held_against(sentence, word):
        return True
    if "nsubj" in relations:
        return False
    if token.deprel in ("acl", "advcl", "amod", "parataxis") and token.xpos == "VBN" and "obj" not in relations:
        return "aux" not in relations
    if token.deprel == "xcomp" and not relations & {"obj", "aux", "mark"}:
        # "left two men wounded", "found him shot", "there are at least 30 injured"
        if token.xpos == "VBN" and sentence.child(token.head, "obj", "expl") is not None:
            return True
        return depth < _DEPTH and _passive(sentence, token.head, depth + 1)  # "were reported killed"
    participle = token.xpos == "VBN" or _ends_clause(sentence, word)
    if token.deprel == "conj" and participle and depth < _DEPTH and "obj" not in relations:
        return "aux" not in relations and token.head >= 0 and _passive(sentence, token.head, depth + 1)
    return False


def _is_done_by_pronoun(sentence: Sentence, word: int, relations: set[str]) -> bool:
    """ "The men it accused of planting bombs": a pronoun right before a verb without an auxiliary does it, whatever the
    parse made of that."""
    if sentence.tokens[word].deprel != "acl:relcl" or relations & {"aux", "aux:pass", "cop", "obl:agent"}:
        return False
    before = sentence.tokens[word - 1]
    return before.head == word and before.relation == "nsubj" and before.low in _DOING


_DOING = frozenset({"it", "he", "she", "they", "we", "i"})


def _is_in_brackets(sentence: Sentence, word: int, child: int) -> bool:
    """ "23 killed (mayor)": who says so stands in brackets, and is nobody to whom it was done."""
    if "(" not in sentence.forms or child < word or sentence.tokens[child].deprel != "obj":
        return False
    return any(sentence.tokens[i].text == "(" for i in range(word + 1, child))


def _has_its_object(sentence: Sentence, word: int, relations: set[str]) -> bool:
    """ "Strikes killed nine people": whoever is told to be hurt behind the verb was not before it, whatever the parse
    made of that."""
    active = "obj" in relations and "nsubj:pass" in relations and not relations & {"aux:pass", "aux", "obl:agent"}
    return active and sentence.tokens[word].low in _HARMING


_HARMING = frozenset({"killed", "wounded", "injured", "hit", "struck", "destroyed", "damaged", "bombed", "shelled"})


def _is_hurt(sentence: Sentence, word: int, relations: set[str]) -> bool:
    """ "14 hurt in blast", "two dead and three wounded": headlines leave out the auxiliary, and nobody hurts nobody."""
    token, after = sentence.tokens[word], word + 1
    if relations & {"obj", "aux", "ccomp", "xcomp", "obl:agent"}:
        return False
    if _is_put_out_of_action(sentence, word):
        after += 3
    elif token.low not in load_numbers().suffered:
        return False
    if after < len(sentence.tokens) and sentence.tokens[after].upos in _BEGINS_OBJECT:
        return False
    own = sentence.child(word, "nsubj")
    if own is None:
        return token.deprel == "conj" and token.head >= 0 and sentence.tokens[token.head].low == "dead"
    counted = sentence.tokens[own].upos == "NUM" or sentence.child(own, "nummod") is not None
    return counted or token.low != "killed" or _lacks_victims(sentence, word)


def _lacks_victims(sentence: Sentence, word: int) -> bool:
    """ "Rebels killed in Orra, weapons seized"; not "they killed in Orra, too", "raiders killed and looted"."""
    own = sentence.child(word, "nsubj", "nsubj:pass")
    if own is None or sentence.tokens[own].upos == "PRON" or sentence.tokens[word].deprel == "acl:relcl":
        return False
    if sentence.tokens[word + 1].low not in _WHERE_OR_MORE:
        return False  # "soldiers killed without mercy"
    others = [c for c in sentence.children[word] if sentence.tokens[c].deprel == "conj"]
    others = [c for c in others if sentence.tokens[c].upos == "VERB" and sentence.child(c, "nsubj") is None]
    others = [c for c in others if sentence.tokens[c - 1].upos not in ("NOUN", "PROPN")]  # "and weapons seized"
    return all(sentence.tokens[c].low in load_numbers().suffered and sentence.child(c, "obj") is None for c in others)


_WHERE_OR_MORE = frozenset({"in", "near", "at", "on", "by", "during", "after", "and", ",", "as"})


def _is_put_out_of_action(sentence: Sentence, word: int) -> bool:
    if sentence.tokens[word].low != "put":
        return False
    return [t.low for t in sentence.tokens[word + 1 : word + 4]] == ["out", "of", "action"]


def is_suffered(sentence: Sentence, word: int) -> bool:
    """Whether it is a participle in the passive that needs somebody to whom it is done."""
    own = sentence.tokens[word].low
    told = own in _SUFFERED or own in load_numbers().suffered or _is_put_out_of_action(sentence, word)
    return told and is_passive(sentence, word)


def _suffers_beside(sentence: Sentence, word: int, relations: set[str], depth: int) -> bool:
    """ "119 were killed, several of them beheaded", "one was shot and two others slashed": participles without an
    auxiliary, whose subject is of those told before."""
    token = sentence.tokens[word]
    if token.low not in _SUFFERED or token.xpos not in ("VBN", "VBD") or relations & {"obj", "aux", "ccomp"}:
        return False
    if [t.low for t in sentence.tokens[word - 2 : word]] == ["of", "them"]:
        return True
    own = sentence.child(word, "nsubj")
    if own is None or token.deprel != "conj" or token.head < 0 or depth >= _DEPTH:
        return False
    others = sentence.tokens[own].low in ("others", "another") or sentence.child(own, "nummod") is not None
    if others and sentence.tokens[token.head].upos == "NOUN" and own == word - 1:
        return True  # "a tally of nine posts destroyed and 12 soldiers captured"
    return others and sentence.child(token.head, "aux:pass") is not None


_SUFFERED = frozenset(
    {"killed", "wounded", "injured", "hurt", "beheaded", "slashed", "hacked", "stabbed", "shot", "burned", "burnt"}
    | {"maimed", "executed", "abducted", "kidnapped", "detained", "arrested", "captured", "displaced", "hospitalised"}
    | {"hospitalized", "beaten", "raped", "tortured"}
)


def _is_done_by(sentence: Sentence, word: int) -> bool:
    """ "Most of them hit by rubber bullets": a participle that the tagger takes for a past tense."""
    token, after = sentence.tokens[word], sentence.tokens[word + 1 : word + 2]
    return token.low in _HURT_BY and token.xpos in ("VBN", "VBD") and bool(after) and after[0].low == "by"


def is_held_against(sentence: Sentence, word: int) -> bool:
    """ "Rebels blamed for massacre", "general accused of torture": headlines leave out the auxiliary, and nobody blames
    or accuses nobody."""
    after = sentence.tokens[word + 1 : word + 2]
    if sentence.tokens[word].low == "blame":  # "the Front was to blame for it"
        before = [t.low_lemma for t in sentence.tokens[max(0, word - 3) : word]]
        return sentence.child(word, "obj") is None and before[-1:] == ["to"] and "be" in before
    if not after or sentence.child(word, "obj", "iobj", "aux", "ccomp", "xcomp") is not None:
        return False
    if _is_done_by_pronoun(sentence, word, {sentence.tokens[c].deprel for c in sentence.children[word]}):
        return False
    return after[0].low in _HELD_AGAINST.get(sentence.tokens[word].low, ())


_HELD_AGAINST = {
    "blamed": ("for",),
    "accused": ("of",),
    "suspected": ("of", "in"),
    "convicted": ("of", "over"),
    "acquitted": ("of", "over"),
    "sentenced": ("to", "over"),
}
_HURT_BY = frozenset({"hit", "shot", "killed", "wounded", "injured", "kidnapped", "abducted", "arrested"})


def lacks_object(sentence: Sentence, word: int) -> bool:
    """ "Three men shot dead in Orra", "his brother gunned down": a participle that the tagger takes for a past tense.
    What was done to a bad end was done to somebody, who would stand behind it if the one before were the doer."""
    token, after = sentence.tokens[word], word + 1
    if token.xpos not in ("VBN", "VBD") or after >= len(sentence.tokens) or not _tells_its_end(sentence, word):
        return False
    held = (c for c in sentence.children[word] if sentence.tokens[c].deprel in ("aux", "obj", "ccomp"))
    if any(not _is_in_brackets(sentence, word, c) for c in held) or token.deprel == "acl:relcl":
        return False
    shared = (c for c in sentence.children[word] if sentence.tokens[c].deprel == "conj" and c > word)
    if any(sentence.child(c, "obj") is not None and sentence.child(c, "nsubj") is None for c in shared):
        return False
    if sentence.tokens[after].text == "(":
        return True
    last = after + 1 if sentence.tokens[after].low == "to" else after
    return last + 1 >= len(sentence.tokens) or sentence.tokens[last + 1].upos not in _BEGINS_OBJECT


def _tells_its_end(sentence: Sentence, word: int) -> bool:
    verb, after = sentence.tokens[word].low_lemma, sentence.tokens[word + 1].low
    if after == "to":
        return word + 2 < len(sentence.tokens) and sentence.tokens[word + 2].low == "death"
    if after == "(":  # "23 civilians killed (mayor)"
        return sentence.tokens[word].low in _HARMING
    return (after == "dead" and verb == "shoot") or (after == "down" and verb in _DOWN)


_DOWN = frozenset({"gun", "gunn", "mow", "cut", "shoot", "hack", "strike", "hunt"})  # as the model's lemmas have them
_BEGINS_OBJECT = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


def _ends_clause(sentence: Sentence, word: int) -> bool:
    """ "They were led away and shot": a participle that the tagger takes for a past tense."""
    after = word + 1
    behind = [t.low for t in sentence.tokens[word : word + 3]]
    if behind == ["set", "on", "fire"] or (behind[0] in _COVERED and "with" in behind[1:2]):
        return True  # "was beaten and set on fire", "was stopped and sprayed with bullets"
    return after >= len(sentence.tokens) or sentence.tokens[after].low in _AFTER_PARTICIPLE


_COVERED = frozenset({"sprayed", "riddled", "pelted", "peppered", "showered", "raked", "struck"})
_AFTER_PARTICIPLE = frozenset({",", ".", ";", "by", "dead", "and"})


def hung_before(sentence: Sentence, word: int) -> int | None:
    """ "Two were killed and five guards wounded": the second one's subject, where the parse hangs it on the first."""
    token = sentence.tokens[word]
    if token.deprel != "conj" or token.head < 0 or token.xpos not in ("VBN", "VBD"):
        return None
    if (joined := _joined_to_object(sentence, word)) is not None:
        return joined
    if sentence.child(word, "nsubj", "obj", "aux") is not None:
        return None
    between = (c for c in sentence.children[token.head] if token.head < c < word)
    return next((c for c in between if sentence.tokens[c].deprel == "nsubj:pass"), None)


def _joined_to_object(sentence: Sentence, word: int) -> int | None:
    """ "Attacked the post and soldiers were killed": a verb without an "and" of its own, right behind a noun that the
    parse joins to the object before, has that noun for its subject."""
    if sentence.child(word, "nsubj", "cc") is not None:
        return None
    first = next((c for c in sentence.children[word] if sentence.tokens[c].deprel == "aux:pass"), 0)
    before = sentence.tokens[first - 1] if first else None
    if (
        before is None
        or before.deprel != "conj"
        or before.upos not in _NOMINAL
        or first - 1 <= sentence.tokens[word].head
    ):
        return None
    return first - 1 if sentence.child(first - 1, "cc") is not None else None


def _shares_passive(sentence: Sentence, word: int, relations: set[str], depth: int) -> bool:
    """ "One guard was killed and another wounded": the second participle shares the first one's auxiliary."""
    token = sentence.tokens[word]
    if token.deprel != "conj" or token.head < 0 or depth >= _DEPTH or token.xpos not in ("VBN", "VBD"):
        return False
    if "nsubj" not in relations or relations & {"obj", "aux", "ccomp", "xcomp", "iobj"}:
        return False
    return sentence.tokens[token.head].xpos == "VBN" and _passive(sentence, token.head, depth + 1)


def preposition(sentence: Sentence, word: int) -> str | None:
    """The lower-case preposition of a noun phrase or clause, fixed ones ("because of") by their first word."""
    case = sentence.child(word, "case", "mark")
    return None if case is None or case > word else sentence.tokens[case].low


def subject(sentence: Sentence, word: int) -> int | None:
    """The word that heads the one who does it: active subject, "by" phrase of a passive, or inherited; else None."""
    return agent(sentence, word) if is_passive(sentence, word) else _active_subject(sentence, word, 0)


def agent(sentence: Sentence, word: int) -> int | None:
    """The head of a passive's "by" phrase."""
    for c in sentence.children[word]:
        token = sentence.tokens[c]
        if token.relation != "obl":
            continue
        case = preposition(sentence, c)
        if case == "by" or (token.deprel == "obl:agent" and case not in ("along", "with")):
            return c  # not those who share it: "shot dead along with four guards"
    return None


def tells_whom(sentence: Sentence, verb: int) -> bool:
    """ "Fired on protesting miners", "spoke to striking nurses": which miners, whatever the parse made of it."""
    held = sentence.child(verb, "obj")
    if sentence.tokens[verb].xpos != "VBG" or held is None or held != verb + 1:
        return False
    return sentence.tokens[held].xpos == "NNS" and preposition(sentence, verb) in ("on", "at", "against", "to", "with")


def speaker_called(sentence: Sentence, word: int) -> int | None:
    """ "The rebels said that they had taken it": whoever says so, where a pronoun in what is said may mean them."""
    token = sentence.tokens[word]
    if token.low not in _ONESELF or not token.deprel.startswith("nsubj"):
        return None
    verb = token.head
    while sentence.tokens[verb].deprel == "conj":
        verb = sentence.tokens[verb].head
    if sentence.tokens[verb].deprel not in ("ccomp", "parataxis"):
        return None
    speaker = sentence.child(sentence.tokens[verb].head, "nsubj")
    return speaker if speaker is not None and sentence.tokens[speaker].upos in ("NOUN", "PROPN") else None


_ONESELF = frozenset({"it", "they", "we"})


def surface_subject(sentence: Sentence, word: int) -> int | None:
    """The grammatical subject, active or passive, own or inherited; relative pronouns give their noun."""
    return _active_subject(sentence, word, 0)


def _active_subject(sentence: Sentence, word: int, depth: int) -> int | None:
    key = (_active_subject, word, depth)
    if key not in sentence.noted:
        sentence.noted[key] = _find_subject(sentence, word, depth)
    found: int | None = sentence.noted[key]
    return found


def _find_subject(sentence: Sentence, word: int, depth: int) -> int | None:
    token = sentence.tokens[word]
    own = sentence.child(word, "nsubj")
    if own is not None:
        if sentence.tokens[own].low in _RELATIVES and _in_relative(sentence, word):
            return _modified_noun(sentence, word)
        return own
    if depth >= _DEPTH or token.head < 0:
        return None
    relation = token.relation
    if (
        relation in ("advcl", "acl", "obl", "xcomp")
        and token.xpos == "VBG"
        and (preposition(sentence, word) in _OF_DOING or _is_charged(sentence, word, token.head))
    ):
        held = direct_object(sentence, token.head) if sentence.tokens[token.head].upos == "VERB" else None
        accused = _accused(sentence, word)
        held = accused if accused is not None else held
        if held is not None:  # "accused the army of shelling", "stopped them from leaving"
            return held
    if relation == "advcl" and token.low in _WHILE and (passer := _right_before(sentence, word)) is not None:
        return passer
    if relation == "xcomp":
        held = sentence.child(token.head, "obj", "iobj")
        return held if held is not None else _active_subject(sentence, token.head, depth + 1)
    if token.deprel == "acl" and token.xpos == "VB" and sentence.tokens[token.head].low_lemma in _ATTEMPTS:
        return _whose_attempt(sentence, token.head)
    if token.deprel == "acl":
        return token.head if sentence.tokens[token.head].upos != "VERB" and token.xpos in ("VBG", "VBD") else None
    if token.deprel == "acl:relcl":
        return token.head
    if relation in ("conj", "parataxis") or (relation == "advcl" and token.xpos in ("VBG", "VB")):
        if relation == "advcl" and preposition(sentence, word) == "by" and is_passive(sentence, token.head):
            return None  # "nine were killed by shelling": they shelled nobody
        if sentence.tokens[token.head].upos not in _PREDICATES and sentence.child(token.head, "cop") is None:
            return None  # but "they were in Orra and then pulled out"
        if relation == "conj" and _is_done_to(sentence, word):
            return None
        speaker = _speaker_of_the_dead(sentence, word) if relation == "conj" else None
        if speaker is not None:
            return speaker
        if relation == "advcl" and token.xpos == "VB" and sentence.tokens[token.head].low_lemma in _UNDOING:
            return _planner(sentence, token.head)
        shared = _active_subject(sentence, token.head, depth + 1)
        return None if shared is not None and _disagrees(sentence, word, shared) else shared
    return _bare_relative(sentence, word) if relation == "ccomp" else None


def _disagrees(sentence: Sentence, verb: int, many: int) -> bool:
    """ "Guards stand where Roe, sought since May, was taken": "was" is said of no plural before it, whatever the parse
    joins."""
    token = sentence.tokens[many]
    if token.xpos not in ("NNS", "NNPS") or sentence.tokens[verb].deprel != "parataxis":
        return False
    return any(sentence.tokens[c].low in ("was", "is", "has") for c in sentence.children[verb] if c < verb)


_ATTEMPTS = frozenset({"attempt", "bid", "effort", "try"})


def _whose_attempt(sentence: Sentence, noun: int) -> int | None:
    """Who is to do it: "foiled an attempt by the Front to enter the town", "the Front's bid to seize it"."""
    theirs = (c for c in sentence.children[noun] if preposition(sentence, c) == "by")
    return next(theirs, sentence.child(noun, "nmod:poss"))


def _planner(sentence: Sentence, verb: int) -> int | None:
    """Whose plot it was: "disrupted a plot by the Front to kill the mayor"; those who disrupted it kill nobody."""
    plot = direct_object(sentence, verb)
    if plot is None:
        return None
    theirs = (c for c in sentence.children[plot] if preposition(sentence, c) == "by")
    return next(theirs, sentence.child(plot, "nmod:poss"))


_UNDOING = frozenset({"foil", "thwart", "disrupt", "uncover", "expose", "prevent", "frustrate"})


def _accused(sentence: Sentence, word: int) -> int | None:
    """ "Accused the rebels, working with agents abroad, of shelling": the rebels, where the parse hangs it on what
    is told of them between."""
    clause = sentence.tokens[word].head
    verb = sentence.tokens[clause].head
    if verb < 0 or sentence.tokens[clause].relation not in ("advcl", "acl"):
        return None
    while sentence.tokens[verb].upos != "VERB" and sentence.tokens[verb].head >= 0:
        verb = sentence.tokens[verb].head  # a relative clause hangs on the accused
    charge = _CHARGING.get(sentence.tokens[verb].low_lemma)
    if charge is None or preposition(sentence, word) != charge:
        return None
    held = direct_object(sentence, verb)
    return held if held is not None and held < clause else None


_CHARGING = {"accuse": "of", "suspect": "of", "convict": "of", "acquit": "of", "blame": "for", "condemn": "for"}


def _right_before(sentence: Sentence, word: int) -> int | None:
    """ "Opened fire on worshippers leaving a mosque": the worshippers left, whatever the parse hung it on."""
    before = word - 1
    above = sentence.tokens[word].head
    held = before >= 0 and sentence.tokens[before].upos == "NOUN" and sentence.tokens[before].head == above
    held = held and sentence.child(word, "xcomp") is None  # "shelled the base leaving nine dead"
    return before if held and sentence.tokens[before].relation in ("obl", "obj") else None


_WHILE = frozenset(
    {"leaving", "fleeing", "returning", "crossing", "travelling", "traveling", "waiting", "marching", "protesting"}
    | {"entering", "sleeping", "praying", "queueing", "queuing", "attending", "escaping", "heading"}
)


def _speaker_of_the_dead(sentence: Sentence, word: int) -> int | None:
    """ "The mayor confirmed that three had died but blamed the rebels": whoever told of the dead, who blame nobody."""
    token = sentence.tokens[word]
    died = sentence.tokens[token.head]
    if token.low_lemma not in _BLAMING or died.deprel != "ccomp" or died.head < 0:
        return None
    killed = died.low_lemma in _DYING or (died.low in ("killed", "shot") and is_passive(sentence, token.head))
    return sentence.child(died.head, "nsubj") if killed else None


_BLAMING = frozenset({"blame", "accuse", "condemn", "denounce", "attribute", "deny", "vow", "insist"})
_DYING = frozenset({"die", "perish", "succumb"})


def _is_done_to(sentence: Sentence, word: int) -> bool:
    """ "The army was sent in and a curfew imposed": a noun that the parse joins to the verb before it, with what was
    done to it behind."""
    if sentence.tokens[word].upos != "NOUN":
        return False
    behind = (sentence.tokens[c] for c in sentence.children[word] if c > word)
    return any(t.deprel == "acl" and t.xpos == "VBN" for t in behind)


def _bare_relative(sentence: Sentence, word: int) -> int | None:
    """ "Said that nine men captured on Monday were executed": the subject of what the parse takes for another clause
    before it, a participle behind its noun; of "one man choked and nine were taken to hospital" the nine."""
    tokens = sentence.tokens
    helper = sentence.child(word, "aux", "cop")
    if helper is None:
        return None
    for c in sentence.children[tokens[word].head]:
        told = c < word and tokens[c].deprel == "ccomp" and tokens[c].xpos in ("VBN", "VBD")
        if told and sentence.child(c, "aux", "obj") is None:
            if any(tokens[i].upos == "CCONJ" for i in range(c, word)):
                near = helper - 1
                return near if tokens[near].head == c and tokens[near].deprel == "conj" else None
            return sentence.child(c, "nsubj")
    return None


def _in_relative(sentence: Sentence, word: int) -> bool:
    return _modified_noun(sentence, word) is not None


def _modified_noun(sentence: Sentence, word: int) -> int | None:
    """The noun that a relative clause, of which `word` is the verb or a coordinate, stands behind."""
    for _ in range(_DEPTH):
        token = sentence.tokens[word]
        if token.head < 0:
            return None
        if token.relation == "acl":
            return token.head
        if token.relation not in ("conj", "xcomp", "ccomp"):
            return None
        word = token.head
    return None


def _behind_what_it_came_to(sentence: Sentence, first: int) -> int:
    """ "Brings to 11 the number of people killed": the number of people, not the 11 that the parse takes for it."""
    if sentence.tokens[first].upos != "NUM" or not first or sentence.tokens[first - 1].low not in ("to", "at"):
        return first
    later = (c for c in sentence.children[sentence.tokens[first].head] if c > first)
    return next((c for c in later if sentence.tokens[c].deprel == "obj"), first)


def direct_object(sentence: Sentence, word: int) -> int | None:
    """The head of what it is done to: object, subject of the passive, the noun that a participle stands behind."""
    token = sentence.tokens[word]
    if is_passive(sentence, word):
        own = sentence.child(word, "nsubj")
        if own is None:
            own = hung_before(sentence, word)
        if own is not None:
            return _antecedent(sentence, own, word)
        if token.deprel in ("acl", "amod"):
            return token.head
        return _active_subject(sentence, word, 1)
    own = sentence.child(word, "obj")
    if own is not None and not _is_in_brackets(sentence, word, own):
        return _antecedent(sentence, _behind_what_it_came_to(sentence, own), word)
    joined = sentence.children[word] if sentence.child(word, "conj") is not None else ()
    for c in joined:  # "killed and wounded 12": the object stands with the last verb
        if sentence.tokens[c].deprel == "conj" and sentence.child(c, "nsubj") is None:
            shared = sentence.child(c, "obj")
            if shared is not None and sentence.tokens[c].upos == "VERB" and not _is_complete(sentence, word, c):
                return shared
    if token.deprel == "conj" and token.head >= 0 and sentence.child(word, "nsubj") is None:
        # the same, where the parse hangs it on the first
        shared = sentence.child(token.head, "obj")
        if shared is not None and shared > word and sentence.tokens[token.head].upos == "VERB":
            return shared
    if token.deprel == "acl:relcl":
        first = sentence.child(word, "nsubj")
        owner = sentence.child(first, "nmod:poss") if first is not None else None
        if owner is not None and sentence.tokens[owner].low == "whose":
            return None  # "a bus whose driver fled"
        if first is not None and sentence.tokens[first].low not in _RELATIVES:
            return token.head
    return None


def _is_complete(sentence: Sentence, word: int, second: int) -> bool:
    """ "Fired on the lorries and burned two": a complement stands before "and", so that nothing is shared behind it."""
    return any(word < c < second and sentence.tokens[c].relation == "obl" for c in sentence.children[word])


def _antecedent(sentence: Sentence, noun: int, verb: int) -> int:
    if sentence.tokens[noun].low in _RELATIVES:
        modified = _modified_noun(sentence, verb)
        return modified if modified is not None else noun
    return noun


def complements(sentence: Sentence, word: int, prep: str) -> Iterator[int]:
    """Heads of complements of `word`, or of its object, with this preposition; also gerund clauses ("of killing")."""
    if prep not in sentence.forms:
        return
    obj = sentence.child(word, "obj", "nsubj:pass") if sentence.tokens[word].upos == "VERB" else None
    joined = [] if obj is None else [c for c in sentence.children[obj] if sentence.tokens[c].deprel == "conj"]
    for holder in (word, obj, *joined):
        if holder is None:
            continue
        for c in sentence.children[holder]:
            relation = sentence.tokens[c].relation
            if (
                relation in ("obl", "nmod", "advcl", "acl", "ccomp", "xcomp", "obj")
                and preposition(sentence, c) == prep
            ):
                yield c
    if obj is not None and _is_stranded(sentence, word, prep) and is_passive(sentence, word):
        yield obj  # "the village was fired upon": what it is done to stands before


def _is_stranded(sentence: Sentence, word: int, prep: str) -> bool:
    """Whether this preposition stands right behind a verb and nothing for it to lead in: "was shot at"."""
    if word + 2 >= len(sentence.tokens) or sentence.tokens[word + 1].low != prep:
        return False
    return sentence.tokens[word + 2].upos in _NO_PHRASE


_NO_PHRASE = frozenset({"ADP", "ADV", "CCONJ", "SCONJ", "PUNCT", "AUX", "VERB"})


def content_word(sentence: Sentence, word: int, transparent: frozenset[str]) -> int:
    """The noun that a phrase is about: "a group of soldiers" is about soldiers, where `group` is transparent."""
    for _ in range(3):
        if sentence.tokens[word].low_lemma not in transparent and sentence.tokens[word].upos != "NUM":
            return word
        inner = next((c for c in sentence.children[word] if _is_of_phrase(sentence, c)), None)
        if inner is None:
            return word
        word = inner
    return word


def _is_of_phrase(sentence: Sentence, word: int) -> bool:
    return sentence.tokens[word].relation == "nmod" and preposition(sentence, word) == "of"


def deed_before(sentence: Sentence, verb: int) -> int | None:
    """The deed that a relative clause behind what was hit is about: the bombing of "the bombing of a court that killed
    five"; not so "an attack by gunmen who killed five"."""
    hit = sentence.tokens[verb].head
    pronoun = sentence.child(verb, "nsubj")
    if hit < 0 or pronoun is None or sentence.tokens[pronoun].low not in ("that", "which"):
        return None
    deed = sentence.tokens[hit].head
    if deed < 0 or sentence.tokens[hit].relation != "nmod" or preposition(sentence, hit) not in _HITTING:
        return None
    told = sentence.tokens[deed]
    return deed if told.upos == "NOUN" and told.low_lemma in load_times().deed else None


def is_hit(sentence: Sentence, noun: int) -> bool:
    """Whether a noun tells what or where a deed hit: the court of "the bombing of a court"."""
    deed = sentence.tokens[noun].head
    if deed < 0 or sentence.tokens[noun].relation != "nmod" or preposition(sentence, noun) not in _HITTING:
        return False
    return sentence.tokens[deed].upos == "NOUN" and sentence.tokens[deed].low_lemma in load_times().deed


_HITTING = frozenset({"of", "on", "in", "at", "near", "against"})
