"""Who did it, and to whom: from a trigger to the noun phrases that fill its roles.

Semantic roles (PropBank labels) are looked at first, then the syntax around the predicate; which of them is the
actor and which the target is told by the trigger's sense.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.code import arguments
from reportedly.code.attribution_brackets import is_bracketed_source
from reportedly.code.attribution_spans import opening
from reportedly.code.demonyms import countries_in, is_adjective, is_country
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.code.phrases import conjuncts, doer_told, entity_kind, has_who, is_of_one, nominal_head, preposition
from reportedly.code.sides import Side, names_armed_group, side_of
from reportedly.code.time_words import load_times
from reportedly.code.times import is_time_word
from reportedly.frozen import dataclass
from reportedly.model import BlockKind

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_BLASTS = frozenset({"bombing", "blast", "explosion", "massacre", "killing", "murder", "shooting", "assassination"})
_SHARES = frozenset({"rest", "most", "half", "much", "part", "whole", "all", "majority", "remainder", "bulk"})
_OF_DEEDS = (
    "wal", "sal", "val", "parture", "cution", "ssion", "lition", "ruction", "rsion", "rtation", "sination",
    "elease", "jailing", "killing", "tention", "isonment", "ouster", "arrest", "firing",
)  # fmt: skip
_GOING_OFF = frozenset({"explode", "detonate", "erupt", "crash", "collapse", "land", "fall"})
_PARTS = frozenset({"side", "front", "wing"})  # of a people, and of a thing
_AMOUNT = re.compile(
    r"(?:N|R|Rs\.?|[KUT]?Sh\.?|GH₵|US\$|[$€£₦₹¢])\d[\d.,]*(?:k|m|bn|tn|million|billion|crore|lakh)?", re.IGNORECASE
)
_HURT = frozenset({"casualty", "dead", "wounded", "injured"})
_OWN_DEEDS = frozenset({"make", "launch", "mount", "begin", "start", "abandon", "renew", "continue", "plan"})


@dataclass(frozen=True, slots=True)
class Filler:
    """A word that heads a role's noun phrase, and the rule that found it."""

    head: int
    rule: str


def fillers(sentence: Sentence, *, word: int, predicate: int, paths: tuple[str, ...]) -> list[Filler]:
    """The first of `paths` that leads to a noun phrase, with all its conjuncts.

    A path is a PropBank label ("ARG0"), a relation ("nsubj", "obj"), a relation with its preposition
    ("obl:against", "nmod:of"), "poss", "compound" or "amod". Paths are tried on the word that carries the event
    first, then on the word whose arguments give its roles.
    """
    for path in paths:
        found = _heads(sentence, word, predicate, path)
        if found:
            return [Filler(head, path) for head in found]
    return []


def _heads(sentence: Sentence, word: int, predicate: int, path: str) -> Sequence[int]:
    """The heads of the noun phrases that one path leads to. Who it was done to, what was hit and how many they were are
    asked one after the other."""
    marker = _marker(path)
    if marker and marker not in sentence.forms:
        return ()
    key = (_heads, word, predicate, path)
    found: Sequence[int] | None = sentence.noted.get(key)
    if found is None:
        found = sentence.noted[key] = _find_heads(sentence, word, predicate, path)
    return found


@cache
def _marker(path: str) -> str:
    """The preposition without which a path leads nowhere; "" for other paths, as those of the parser's subtypes."""
    relation, _, marker = path.partition(":")
    return "" if relation not in ("obl", "nmod") or marker in _SUBTYPES else marker


_SUBTYPES = frozenset({"poss", "by", "agent", "desc", "unmarked", "tmod", "npmod", "pass"})


def _find_heads(sentence: Sentence, word: int, predicate: int, path: str) -> Sequence[int]:
    if path == "obl:with" and sentence.child(predicate, "obj") not in (None, word):
        return ()  # "repelled the raiders with armoured cars"
    # Of a deed told by a noun, the subject of its verb comes first: "X was an attack carried out by Y".
    places = (word,) if word == predicate else (predicate, word) if path == "nsubj" else (word, predicate)
    for place in places:
        head = _follow(sentence, place, path)
        if head is not None:
            head = _behind_dateline(sentence, head)
        if head is not None and (_is_in_heading(sentence, word, head) or is_bracketed_source(sentence, head)):
            continue
        if head is not None and _is_manner(sentence, head):
            continue
        if head is not None and head != word:
            last = _last_of_two(sentence, word, head)
            if last is not None:
                return [last]
            told = conjuncts(sentence, _of_whom(sentence, _antecedent(sentence, head), word))
            return [c for c in told if not _is_of_another_clause(sentence, word, told[0], c)]
    return ()


def _last_of_two(sentence: Sentence, word: int, head: int) -> int | None:
    """ "Fighting between the army and the Front, who took the town": of two who fight each other, who is named last."""
    token = sentence.tokens[word]
    if token.deprel != "acl:relcl" or preposition(sentence, head) != "between":
        return None
    subject = sentence.child(word, "nsubj")
    if subject is None or sentence.tokens[subject].low not in _RELATIVE:
        return None
    noun = token.head
    return noun if noun != head and sentence.tokens[noun].deprel == "conj" else None


def _is_of_another_clause(sentence: Sentence, word: int, first: int, other: int) -> bool:
    """ "The nine men who died and six who were hurt": those with a clause of their own behind the first's are told of
    in that alone; as is one, of several: "Roe (who was killed in a raid), Brok and Odra"."""
    token = sentence.tokens[word]
    if not (first < word < other and token.relation == "acl" and token.head == first):
        return False
    return is_of_one(sentence, word) or has_who(sentence, other)


def _of_whom(sentence: Sentence, head: int, word: int) -> int:
    """Those whom a phrase speaks of: "[the number of] people killed", "[the family of] a guard killed by rebels", "[a
    lawyer for] students arrested in Orra"; but "families of miners marched"."""
    tokens, nouns = sentence.tokens, load_nouns()
    noun = noun_of(tokens[head])
    of_whom = [c for c in sentence.children[head] if head < c and preposition(sentence, c) in ("of", "for")]
    if noun in nouns.measure:
        return next((c for c in of_whom if tokens[c].deprel == "nmod" and not is_time_word(tokens[c])), head)
    told = [c for c in of_whom if c < word and _is_party(sentence, c)] if noun in nouns.kin else []
    if not told or not _is_told_of(sentence, head, word):
        return head
    one, many = told[-1], tokens[head].xpos == "NNS"
    if not many and not arguments.is_passive(sentence, word):
        return head
    if all(t.text != "," for t in tokens[one:word]):
        return one
    behind = {t.low for t in tokens[one:word]}
    return one if entity_kind(sentence, one) == "PER" or (many and "who" in behind) else head


def _is_told_of(sentence: Sentence, noun: int, word: int) -> bool:
    """Whether a clause behind a noun, or behind the one that stands with it, tells the deed."""
    tokens = sentence.tokens
    while tokens[word].relation == "conj" and tokens[word].head >= 0:
        word = tokens[word].head
    above = tokens[word].head
    return tokens[word].relation == "acl" and noun < word and noun in (above, tokens[above].head)


def _is_in_heading(sentence: Sentence, word: int, head: int) -> bool:
    """Whether a word stands in the place and day that head an entry, and so has no part in what that tells: "11 April,
    Orra (Tolmin): gunmen killed two"."""
    tokens = sentence.tokens
    colon = next((i for i in range(word - 1, head, -1) if tokens[i].text == ":"), None)
    if colon is None or head > word:
        return False
    return any(is_time_word(t) for t in tokens[:colon]) and not any(t.upos == "VERB" for t in tokens[:colon])


def _behind_dateline(sentence: Sentence, head: int) -> int | None:
    """The one who acts where a parse took the town of a dateline for it: "NARA, Tolmin - Gunmen attacked a camp"."""
    if head >= (first := opening(sentence)):
        return head
    beside = (c for c in sentence.children[head] if c >= first and sentence.tokens[c].upos in ("NOUN", "PROPN"))
    return next((c for c in beside if sentence.tokens[c].relation in ("appos", "conj", "list")), None)


def _follow(sentence: Sentence, word: int, path: str) -> int | None:
    if path == "ARG0":
        found = None if _is_outcome(sentence, word) else _semantic(sentence, word, path)
        if found is not None and _owns_what_was_hit(sentence, word, found):
            return None
        if found is not None and _is_seen(sentence, word):
            return None if found == arguments.subject(sentence, sentence.tokens[word].head) else found
        if found is not None and (_is_sayer(sentence, word, found) or _is_accuser(sentence, word, found)):
            return None
        if found is not None and sentence.tokens[found].xpos == "PRP$" and sentence.tokens[word].upos == "VERB":
            return None  # "their car was stopped and sprayed with bullets"
        if found is not None and found == sentence.child(word, "obj"):
            return None  # "watch a match killed 18 people": a parse gone astray
        suffered = arguments.is_suffered(sentence, word) or arguments.is_held_against(sentence, word)
        whose = (
            arguments.subject(sentence, word)
            if sentence.tokens[word].low == "blame"
            else sentence.child(word, "nsubj", "nsubj:pass")
        )
        if found is not None and found == whose and suffered:
            return None  # "several of them beheaded", "rebels blamed for a massacre"
        if found is not None and _is_done_to_before(sentence, word, found):
            return arguments.subject(sentence, word)
        if found is not None and found == _right_before(sentence, word):
            return None  # "nine civilians shot dead (mayor)"
        if found is not None and arguments.lacks_object(sentence, word):
            return None if found == arguments.direct_object(sentence, word) else found
        return found
    if path == "ARG1" and (meant := _left_out(sentence, word)) is not None:
        return meant
    if path.startswith("ARG"):
        found, held = _semantic(sentence, word, path), sentence.child(word, "obj")
        if path == "ARG1" and found is not None and _is_fought_for(sentence, word, found):
            return None
        astray = path == "ARG1" and found is not None and held is not None and found < word < held
        return held if astray and not arguments.is_passive(sentence, word) else found
    if path == "nsubj":
        found = arguments.subject(sentence, word)
        if found is None:
            return _wanting(sentence, word)
        if _is_of_what_is_told(sentence, word, sentence.tokens[found].head):
            return None
        if _is_end(sentence, word) or _is_amid(sentence, word) or arguments.is_held_against(sentence, word):
            return None
        if _suffers(sentence, word, found) or _is_listed(sentence, word) or _is_seen(sentence, word):
            return None
        if _tells_an_end(sentence, word):
            return None
        return None if _is_outcome(sentence, word) else found
    if path == "nsubj:pass":
        return arguments.direct_object(sentence, word) if arguments.is_passive(sentence, word) else None
    if path == "obj":
        held = arguments.direct_object(sentence, word)
        return _right_before(sentence, word) if held is None else held
    tokens = sentence.tokens
    if path in ("compound", "amod"):
        before = [c for c in sentence.children[word] if tokens[c].deprel in ("amod", "compound") and c < word]
        people = next((c for c in before if c - 1 in before and _is_of_nation(sentence, c)), None)
        if people is not None:
            return people  # "a Norlandic army raid"
        doers = (c for c in before if tokens[c].deprel in (path, "compound"))
        return next((c for c in doers if _may_have_done(sentence, c, word, name=path == "amod")), None)
    if path == "nmod:poss":
        owners = (c for c in sentence.children[word] if tokens[c].deprel == path and not _is_ranked(sentence, word, c))
        owners = (c for c in owners if not _owns_what_was_hit(sentence, word, c))
        # A capital's own deed is its country's: "Moscow's offensive"; before a noun it is where ("the Moscow attack").
        return next((c for c in owners if not _is_where(sentence, c) or countries_in(tokens[c].text)), None)
    if path == "nmod:by":
        return next(_behind(sentence, word), None)
    relation, _, marker = path.partition(":")
    for child in sentence.children[word]:
        if tokens[child].relation != relation:
            continue
        subtype = tokens[child].deprel.partition(":")[2]
        if path == "nmod:from" and (_is_where(sentence, child) or _is_direction(sentence, word, child)):
            continue  # "an attack on a mine 30 kilometres from Orra"
        if marker in ("", subtype, preposition(sentence, child)) and not _is_when(sentence, child):
            if marker == "on" and tokens[child].low == "side":
                continue  # "fired by unknown men on the Norlandic side"
            return child
    return None


def _is_fought_for(sentence: Sentence, word: int, found: int) -> bool:
    """ "The gangs are fighting over gold mines": no more than what they fight for; not so "drove over a mine"."""
    token = sentence.tokens[found]
    over = preposition(sentence, found) == "over" and not _is_party(sentence, found)
    return over and token.xpos in ("NNS", "NNPS") and noun_of(sentence.tokens[word]) == "fight"


def _left_out(sentence: Sentence, word: int) -> int | None:
    """Whom "before being shot", "after being arrested" leaves out: who does or suffers what is told before it, and
    not those named last ("wounded a nurse before being shot")."""
    token = sentence.tokens[word]
    if token.deprel != "advcl" or "being" not in sentence.forms:
        return None
    own = [sentence.tokens[c] for c in sentence.children[word]]
    if not any(t.low == "being" and t.deprel == "aux:pass" for t in own) or any(t.relation == "nsubj" for t in own):
        return None
    if not any(t.low in _IN_TURN and t.relation in ("mark", "case") for t in own):
        return None
    if arguments.is_passive(sentence, token.head):
        suffered = _semantic(sentence, token.head, "ARG1")
        return arguments.direct_object(sentence, token.head) if suffered is None else suffered
    return arguments.subject(sentence, token.head)


_IN_TURN = frozenset({"before", "after", "without", "despite", "while"})


def _is_manner(sentence: Sentence, word: int) -> bool:
    """ "Taken by force", "hit by mistake", "strikes by district": how it was done or is counted, and nobody's part."""
    if sentence.tokens[word].low not in load_nouns().manner:
        return False
    return [sentence.tokens[c].low for c in sentence.children[word]] == ["by"]


def _is_when(sentence: Sentence, word: int) -> bool:
    """ "On Sunday", "at the weekend", "on 10 May": when it was, and nobody's part."""
    return is_time_word(sentence.tokens[word]) or (sentence.tokens[word].upos == "NUM" and _is_date(sentence, word))


def _is_outcome(sentence: Sentence, word: int) -> bool:
    """ "The town was shelled, killing six", "two went off, killing six": what led to it is no doer."""
    token = sentence.tokens[word]
    if token.deprel != "advcl" or token.xpos != "VBG" or sentence.child(word, "nsubj", "mark") is not None:
        return False
    if sentence.tokens[token.head].lemma in _GOING_OFF:
        return True
    return sentence.tokens[word - 1].text == "," and arguments.is_passive(sentence, token.head)


def _is_accuser(sentence: Sentence, word: int, found: int) -> bool:
    """ "The army accused the militia of shelling a clinic": whoever accuses did nothing, whatever the model says."""
    held = arguments.subject(sentence, word)
    if held is None or held == found or sentence.tokens[word].xpos != "VBG":
        return False
    return sentence.tokens[held].head == sentence.tokens[found].head and sentence.tokens[found].relation == "nsubj"


def _is_sayer(sentence: Sentence, word: int, found: int) -> bool:
    """ "They fled, he said, and took the herd": he is the one who says so."""
    token = sentence.tokens[found]
    if _is_of_what_is_told(sentence, word, token.head):
        return True
    if token.deprel != "nsubj" or sentence.tokens[word].deprel != "conj" or token.head == word:
        return False
    above = sentence.tokens[word].head
    return sentence.tokens[above].deprel == "ccomp" and sentence.tokens[above].head == token.head


def _is_of_what_is_told(sentence: Sentence, word: int, saying: int) -> bool:
    """ "A raid that a union says killed nine of its members": it was the raid, and not who says so."""
    token = sentence.tokens[word]
    if token.deprel != "ccomp" or token.xpos not in ("VBD", "VBN") or token.head != saying or saying > word:
        return False
    if sentence.child(word, "nsubj", "nsubj:pass", "expl", "aux") is not None:
        return False
    above = saying
    while sentence.tokens[above].deprel in ("conj", "ccomp"):
        above = sentence.tokens[above].head
    return sentence.tokens[above].deprel == "acl:relcl"


def _suffers(sentence: Sentence, word: int, subject: int) -> bool:
    """Whether a headline's participle has for its subject the one to whom it is done: "one demonstrator killed"."""
    frame = sentence.frame_of.get(word)
    if frame is None or sentence.block is not BlockKind.TITLE or any(a.role == "ARG0" for a in frame.arguments):
        return False
    if sentence.tokens[word].xpos not in ("VBN", "VBD") or sentence.child(word, "obj", "aux") is not None:
        return False
    return any(a.role == "ARG1" and a.first <= subject < a.past for a in frame.arguments)


def _right_before(sentence: Sentence, word: int) -> int | None:
    """Those right before a participle that needs somebody to whom it is done, and has nobody else, as entries of lists
    have them."""
    frame = sentence.frame_of.get(word)
    if frame is None or sentence.tokens[word].deprel != "parataxis" or not arguments.lacks_object(sentence, word):
        return None
    before = next((a for a in frame.arguments if a.role == "ARG0" and a.past == word), None)
    return nominal_head(sentence, before.first, before.past) if before is not None else None


def _is_listed(sentence: Sentence, word: int) -> bool:
    """ "Gave a toll of two guards and a driver killed and five people wounded": a participle right behind those to whom
    it is done, which a parse took for another deed of who tells it."""
    token, frame = sentence.tokens[word], sentence.frame_of.get(word)
    if frame is None or token.xpos not in ("VBN", "VBD") or token.deprel not in ("conj", "acl"):
        return False
    if sentence.child(word, "obj", "aux") is not None or any(a.role == "ARG0" for a in frame.arguments):
        return False
    return any(a.role == "ARG1" and a.past == word for a in frame.arguments)


def _tells_an_end(sentence: Sentence, word: int) -> bool:
    """ "The movement announces the martyrdom of its commander": who tells of a death has not brought it about."""
    verb = word if sentence.tokens[word].upos == "VERB" else sentence.tokens[word].head
    if verb < 0 or sentence.tokens[verb].low_lemma not in _ANNOUNCING:
        return False
    held = sentence.child(verb, "obj")
    return held is not None and sentence.tokens[held].low_lemma in _ENDS


_ANNOUNCING = frozenset(
    {"announce", "confirm", "report", "mourn", "admit", "acknowledge", "declare", "regret", "deplore"}
)
_ENDS = frozenset({"martyrdom", "death", "demise", "loss", "passing"})


def _is_seen(sentence: Sentence, word: int) -> bool:
    """ "She had seen burning shops", "heard shooting": who saw what went on did none of it."""
    token = sentence.tokens[word]
    if token.xpos != "VBG" or token.head < 0 or token.deprel not in ("xcomp", "advcl", "ccomp"):
        return False
    above = sentence.tokens[token.head]
    return above.low_lemma in _PERCEIVING and above.upos == "VERB" and sentence.child(word, "nsubj", "mark") is None


_PERCEIVING = frozenset({"see", "hear", "watch", "film", "witness", "notice", "observe", "photograph", "record"})


def _is_amid(sentence: Sentence, word: int) -> bool:
    """ "Five were injured in firing": who was hurt did not fire."""
    token = sentence.tokens[word]
    if token.deprel != "advcl" or token.xpos != "VBG" or token.low not in ("firing", "shelling", "bombing", "shooting"):
        return False
    return arguments.preposition(sentence, word) == "in"


def _is_end(sentence: Sentence, word: int) -> bool:
    """ "Left nine people dead and 14 injured": those who are told so did nothing."""
    token = sentence.tokens[word]
    if token.deprel != "conj" or token.xpos not in ("VBN", "VBD"):
        return False
    beside = sentence.tokens[token.head]
    return beside.deprel == "xcomp" and beside.upos == "ADJ" and sentence.child(beside.head, "obj") is not None


def _behind(sentence: Sentence, noun: int) -> Iterator[int]:
    """Who is behind a deed told by a noun; the parser may hang "by" on the victim: "the killing of two men by",
    "attacks on villages by"."""
    inner = [c for c in sentence.children[noun] if preposition(sentence, c) in ("of", "on", "against")]
    for holder in (noun, *inner):
        for child in sentence.children[holder]:
            if sentence.tokens[child].relation in ("nmod", "obl") and preposition(sentence, child) == "by":
                yield child
    above = sentence.tokens[noun].head
    told = doer_told(sentence, above, noun) if above >= 0 and sentence.tokens[noun].deprel == "nmod" else None
    if told is not None:
        yield told


def _wanting(sentence: Sentence, word: int) -> int | None:
    """Who is to do what an infinitive after a noun tells: "the army's attempt to seize", "a bid by rebels to"."""
    token = sentence.tokens[word]
    if token.deprel != "acl" or token.xpos != "VB" or sentence.tokens[token.head].upos != "NOUN":
        return None
    for child in sentence.children[token.head]:
        if sentence.tokens[child].deprel == "nmod:poss" or preposition(sentence, child) == "by":
            return child
    above = sentence.tokens[token.head].head
    if sentence.tokens[token.head].deprel == "obj" and above >= 0 and sentence.tokens[above].lemma in _OWN_DEEDS:
        return arguments.subject(sentence, above)
    return None


def _is_done_to_before(sentence: Sentence, word: int, found: int) -> bool:
    """ "Arrested 16 men who marched and released them": whom the first verb is done to does not do the second, which it
    shares its subject with."""
    token = sentence.tokens[word]
    if token.deprel != "conj" or token.head < 0 or sentence.child(word, "obj") is None:
        return False
    own, first = sentence.child(word, "nsubj", "nsubj:pass"), sentence.tokens[token.head]
    if own is not None or first.upos != "VERB" or (first.xpos != token.xpos and token.xpos not in ("VBN", "VBD")):
        return False
    return found == sentence.child(token.head, "obj") and sentence.child(token.head, "nsubj") is not None


def _semantic(sentence: Sentence, word: int, role: str) -> int | None:
    frame = sentence.frame_of.get(word)
    if frame is None:
        return None
    for argument in frame.arguments:
        if argument.role.removeprefix("R-").removeprefix("C-") == role and not argument.first <= word < argument.past:
            head = nominal_head(sentence, argument.first, argument.past)
            if _is_of_last(sentence, word, argument.first, argument.past):
                return sentence.tokens[word].head
            if head is not None and role == "ARG0" and _is_meanwhile(sentence, word, head):
                continue
            owned = _of_whose(sentence, word, argument.first, argument.past)
            if owned is not None:
                return owned
            if head is not None and (sentence.tokens[head].xpos != "JJ" or sentence.tokens[head].deprel != "xcomp"):
                return head  # "shot dead": no one who was shot
    return None


def _of_whose(sentence: Sentence, word: int, first: int, past: int) -> int | None:
    """The editor of "a paper whose editor was killed": it befell the one, and not the other."""
    if "whose" not in sentence.forms or sentence.tokens[word].deprel != "acl:relcl":
        return None
    own = sentence.child(word, "nsubj", "nsubj:pass", "obj")
    if own is None or not first <= sentence.tokens[word].head < past:
        return None
    owner = sentence.child(own, "nmod:poss")
    return own if owner is not None and sentence.tokens[owner].low == "whose" else None


def _is_of_last(sentence: Sentence, word: int, first: int, past: int) -> bool:
    """ "Jan Odra, leader of the wing, which is banned": whoever is told before it, "which" is the wing; and "who" of
    "letters of Odra, who was shot" is Odra."""
    token = sentence.tokens[word]
    own = sentence.child(word, "nsubj", "nsubj:pass", "obj")
    if token.deprel != "acl:relcl" or own is None:
        return False
    word_of = sentence.tokens[own].low
    if word_of != "which" and (word_of != "who" or entity_kind(sentence, token.head) != "PER"):
        return False
    return first < token.head < past <= own


def _is_meanwhile(sentence: Sentence, word: int, doer: int) -> bool:
    """ "A bomb went off as troops passed, killing two": the troops only passed."""
    token, verb = sentence.tokens[word], sentence.tokens[doer].head
    if token.xpos != "VBG" or token.deprel != "advcl" or not sentence.tokens[doer].deprel.startswith("nsubj"):
        return False
    beside = verb != word and sentence.tokens[verb].deprel == "advcl" and sentence.tokens[verb].head == token.head
    return beside and sentence.child(verb, "mark") is not None


def _antecedent(sentence: Sentence, head: int) -> int:
    """A relative pronoun's noun."""
    if sentence.tokens[head].low not in _RELATIVE or sentence.tokens[head].upos not in (
        "PRON",
        "DET",
        "SCONJ",
    ):
        return head
    for above in sentence.ancestors(head):
        if sentence.tokens[above].deprel == "acl:relcl":
            noun = sentence.tokens[above].head
            return _whose(sentence, _no_person(sentence, noun, head), head) if noun >= 0 else head
    return head


def _no_person(sentence: Sentence, noun: int, relative: int) -> int:
    """ "Jan Odra, leader of Reed, the Front's wing, which is banned": "which" is nobody, but the body told last."""
    if sentence.tokens[relative].low != "which" or entity_kind(sentence, noun) != "PER":
        return noun
    before = (i for i in range(relative - 1, noun, -1) if sentence.tokens[i].upos in ("NOUN", "PROPN"))
    heads = (i for i in before if sentence.tokens[i].relation not in ("compound", "flat"))
    told = (i for i in heads if sentence.tokens[i].deprel != "nmod:poss")
    return next((i for i in told if noun_of(sentence.tokens[i]) not in load_nouns().person), noun)


def _whose(sentence: Sentence, noun: int, relative: int) -> int:
    """ "The body of a driver, who had been taken", "letters of Odra, who was shot": the driver, and Odra."""
    if sentence.tokens[relative].low != "who":
        return noun
    lemma, nouns = noun_of(sentence.tokens[noun]), load_nouns()
    thing = lemma in nouns.thing or lemma in nouns.facility or not nouns.knows(lemma)
    if lemma not in _REMAINS:
        named = [c for c in sentence.children[noun] if preposition(sentence, c) == "of" and c < relative]
        people = (c for c in named if thing and entity_kind(sentence, c) == "PER")
        return next(people, noun) if sentence.tokens[noun].upos == "NOUN" else noun
    return next((c for c in sentence.children[noun] if preposition(sentence, c) == "of"), noun)


_REMAINS = frozenset({"body", "corpse", "remains"})


def _is_of_nation(sentence: Sentence, word: int) -> bool:
    """A body of people with its nation before it."""
    body = noun_of(sentence.tokens[word]) in load_nouns().group
    nation = sentence.tokens[word - 1].text
    return body and (entity_kind(sentence, word - 1) in ("NAT", "LOC") or bool(countries_in(nation)))


def _may_have_done(sentence: Sentence, word: int, blow: int, *, name: bool) -> bool:
    """Whether a word before a deed's noun tells who did it, and not where, when, on what or to whom.

    "A rebel attack" is by rebels, but "a convoy attack" is on one, and "the Orra bombings" were in Orra. `name` asks
    for the name of a people, a country or a body alone.
    """
    noun, kind, nouns = noun_of(sentence.tokens[word]), entity_kind(sentence, word), load_nouns()
    if noun in nouns.facility or noun in _HURT or _is_where(sentence, word) or sentence.tokens[word].low == "arms":
        return False  # nor is anybody the arms of "small arms fire"
    if sentence.tokens[word].low.startswith("anti-") or sentence.tokens[word].low in ("terrorist", "terror"):
        return False  # "anti-government marches" are not the government's; nor is "a terrorist attack" a name's
    if noun == "fighter" and noun_of(sentence.tokens[blow]) in _AIRCRAFT:
        return False  # "fighter jets"
    if noun in _CARRYING and noun_of(sentence.tokens[blow]) in _BLASTS:
        return False  # "the coach bombing"
    if noun_of(sentence.tokens[blow]) in ("coup", "putsch") and countries_in(sentence.tokens[word].text):
        return False  # "the Norland coup" befell Norland
    if noun_of(sentence.tokens[blow]) in ("conflict", "war") and is_adjective(sentence.tokens[word].text):
        return False  # "the Norlandic conflict" is fought in Norland
    if names_armed_group(sentence, word) and noun != "armed":
        return True
    if nouns.is_people(noun):
        return not name or kind in ("NAT", "ORG", "GROUP")
    if kind in ("NAT", "GROUP") or (countries_in(sentence.tokens[word].text) and kind != "LOC"):
        return True
    if kind == "LOC":
        return is_country(sentence.tokens[word].text)
    # An organisation before a blast is as often its target: "the bank bombing", "the Star Hotel blast".
    return kind == "ORG" and (
        noun_of(sentence.tokens[blow]) not in _BLASTS or side_of(sentence.tokens[word].text) is not None
    )


_CARRYING = frozenset({"coach", "carrier", "ferry"})  # that may be people's names, too
_AIRCRAFT = frozenset({"jet", "plane", "aircraft", "bomber", "airplane", "warplane"})


def _is_ranked(sentence: Sentence, blow: int, owner: int) -> bool:
    """ "Norland's worst massacre", "Norland's first suicide attack": the land where it was the first; and in "the
    Queen's Gate attack" a name that goes on behind its own genitive. "Norland's worst attack on Sudria" is Norland's.
    """
    tokens = sentence.tokens
    if tokens[owner].low in _CROWNED and owner + 2 < blow and tokens[owner + 2].text[:1].isupper():
        return True
    if not is_country(tokens[owner].text) or noun_of(tokens[blow]) not in (*_BLASTS, "attack", "insurgency", "war"):
        return False
    held = sentence.children[blow]
    if any(preposition(sentence, c) in ("on", "against", "of") for c in held if c > blow and not _is_when(sentence, c)):
        return False
    between = [t for c, t in enumerate(tokens) if owner < c < blow]
    unlike_states = noun_of(tokens[blow]) != "attack" or any(t.low in _OF_TERROR for t in between)
    return unlike_states and any(t.xpos == "JJS" or t.low in _FIRST for t in between)


def _owns_what_was_hit(sentence: Sentence, blow: int, owner: int) -> bool:
    """ "The Molloy's bar bombing", "Roe's shop attack": whose place it was, and nobody who did it. "The army's village
    raid" is the army's."""
    tokens = sentence.tokens
    if tokens[owner].deprel != "nmod:poss" or tokens[owner].upos != "PROPN" or tokens[blow].upos != "NOUN":
        return False
    if is_country(tokens[owner].text) or side_of(tokens[owner].text, acting=True) is not None:
        return False
    site = next((c for c in range(blow - 1, owner, -1) if tokens[c].deprel == "compound"), None)
    if site is None or tokens[site].low in load_nouns().ridden:
        return False
    return side_of(tokens[site].text) is Side.CIVIL_SITE and entity_kind(sentence, owner) in ("PER", "FAC", "LOC")


_CROWNED = frozenset({"king", "queen", "prince", "bishop", "abbot"})
_OF_TERROR = frozenset(
    {"suicide", "terror", "terrorist", "bomb", "gun", "jihadist", "islamist", "militant", "extremist"}
)
_FIRST = frozenset({"first", "second", "third", "latest", "most", "only", "biggest", "worst", "deadliest"})


def _is_where(sentence: Sentence, word: int) -> bool:
    """The name of a place that is no country."""
    return entity_kind(sentence, word) == "LOC" and not is_country(sentence.tokens[word].text)


def _is_direction(sentence: Sentence, word: int, origin: int) -> bool:
    """ "Rockets from Norland": who fired them there is not told."""
    fired = noun_of(sentence.tokens[word]) in load_nouns().weapon
    return fired and is_country(sentence.tokens[origin].text)


def _is_party(sentence: Sentence, word: int) -> bool:
    lemma = noun_of(sentence.tokens[word])
    return entity_kind(sentence, word) in ("NAT", "LOC", "ORG", "GROUP", "PER") or load_nouns().is_people(lemma)


def _is_asked(sentence: Sentence, word: int) -> bool:
    """The "who" of a question, open or reported: "it is not known who fired" names nobody."""
    token = sentence.tokens[word]
    if token.xpos != "WP" or token.low not in ("who", "whom", "whoever") or token.head < 0:
        return False
    return not sentence.tokens[token.head].deprel.startswith("acl")


_DIVINE = frozenset({"grace", "will", "leave", "permission", "mercy", "power", "favour", "favor", "help", "blessing"})
_GOD = frozenset({"god", "allah", "almighty"})


def _is_of_god(sentence: Sentence, head: int) -> bool:
    """ "By the grace of God": as movements tell of what they did."""
    return any(sentence.tokens[c].low in _GOD for c in sentence.children[head])


def can_act(sentence: Sentence, head: int) -> bool:
    """Whether the noun phrase can be who did it: people, a body, a country; never a weapon, a happening or a thing."""
    token, nouns = sentence.tokens[head], load_nouns()
    lemma = noun_of(token)
    whole = _whole(sentence, head)
    parts = noun_of(sentence.tokens[whole]) if whole is not None else ""
    if parts in nouns.weapon or parts in nouns.thing:
        return False
    if token.upos in ("PRON", "DET"):
        return token.low in nouns.pronoun and not _is_asked(sentence, head)
    if is_asked_of(sentence, head):
        return False
    if is_time_word(token) or _is_amount(token.text) or (lemma in _DIVINE and _is_of_god(sentence, head)):
        return False
    if lemma == "party" and any(sentence.tokens[c].low in _FESTIVE for c in sentence.children[head]):
        return False  # "an office Christmas party"
    if lemma == "fighter" and any(sentence.tokens[c].low == "jet" for c in sentence.children[head]):
        return False  # "a jet fighter"
    if lemma == "figure" and any(sentence.tokens[c].low in nouns.figure for c in sentence.children[head] if c < head):
        return True
    if nouns.is_people(lemma):
        return lemma not in _PARTS or not _has_of(sentence, head) or _has_people(sentence, head)
    if (
        token.relation in ("amod", "compound")
        and lemma not in ("armed", "unmanned")
        and names_armed_group(sentence, head)
    ):
        return True  # "a jihadist attack", whatever kind of name the model sees in it
    kind = entity_kind(sentence, head)
    if kind == "WEAPON":
        if token.upos == "PROPN" and names_armed_group(sentence, head):
            return True  # "JNIM", whatever kind of name the model sees in it
        return token.upos == "ADJ" and bool(countries_in(token.text))  # "Norlandic missiles"
    if lemma in nouns.thing or lemma in nouns.weapon or lemma in nouns.facility:
        return False
    if token.relation == "nsubj" and _is_only_where(sentence, head):
        return False
    if kind in ("PER", "ORG", "GROUP", "NAT", "LOC"):
        return True
    if token.upos == "PROPN":
        return True
    if token.upos == "NUM":
        return not _is_date(sentence, head)
    if token.low in _ORDINALS and sentence.child(head, "nmod") is None:
        return False  # "the first woke me, the third killed my brother": a blast
    if token.upos == "ADJ" and (sentence.children[head] or countries_in(token.text)):
        return not _is_label(sentence, head)
    return _has_people(sentence, head)


def is_asked_of(sentence: Sentence, noun: int) -> bool:
    """ "He did not say which side had fired": a question, and nobody."""
    if sentence.forms.isdisjoint(_ASKING):
        return False
    return any(
        sentence.tokens[c].low in _ASKING and sentence.tokens[c].deprel == "det" for c in sentence.children[noun]
    )


def _whole(sentence: Sentence, head: int) -> int | None:
    """ "Most of the rounds", "two of the projectiles": of what it is a part."""
    token = sentence.tokens[head]
    if token.upos != "NUM" and token.low not in _SHARES:
        return None
    return next((c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of"), None)


_ASKING = frozenset({"which", "what"})
_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "last", "next"})


def _is_only_where(sentence: Sentence, head: int) -> bool:
    """Whether it is a town or an area, which does nothing itself: "Orra has changed hands", "the Tolmin area"."""
    token = sentence.tokens[head]
    if token.upos == "NOUN":
        return noun_of(token) in _AREAS
    if not is_plain_place(sentence, head) or names_armed_group(sentence, head):
        return False
    first, past = sentence.extent(head)
    told = " ".join(t.text for t in sentence.tokens[first:past])
    return not countries_in(told) and sentence.tokens[first].low != "the"


_FESTIVE = frozenset(
    {
        "office",
        "christmas",
        "birthday",
        "wedding",
        "dinner",
        "holiday",
        "house",
        "garden",
        "graduation",
        "beach",
        "pool",
    }
    | {"street", "block", "farewell", "engagement", "staff", "halloween", "tea", "cocktail", "launch"}
)
_AREAS = frozenset({"area", "region", "district", "province", "vicinity", "suburb", "neighbourhood", "neighborhood"})


def _is_amount(word: str) -> bool:
    """ "N50m", "$2bn", "Sh300,000": money, and nobody."""
    return word[-1:].isalnum() and _AMOUNT.fullmatch(word) is not None


def _is_label(sentence: Sentence, word: int) -> bool:
    """ "Rejected it as baseless and unfounded": what something is called, and no people."""
    if sentence.tokens[word].deprel == "conj" and sentence.tokens[sentence.tokens[word].head].upos == "ADJ":
        word = sentence.tokens[word].head
    return any(sentence.tokens[c].low == "as" for c in sentence.children[word])


def _is_date(sentence: Sentence, number: int) -> bool:
    """A number that is a day or an hour: "on 10 May", "May 6, 2008", "at 3 a.m."; not so many people."""
    if any(e.kind == "TIME" and e.first <= number < e.past for e in sentence.entities):
        return True
    beside = (sentence.tokens[i] for i in (number - 1, number + 1) if 0 <= i < len(sentence.tokens))
    return any(t.low in load_times().month for t in beside)


def _has_of(sentence: Sentence, head: int) -> bool:
    """Whether it is one of something: "the side of the road"."""
    return any(preposition(sentence, c) == "of" for c in sentence.children[head])


def _has_people(sentence: Sentence, head: int) -> bool:
    """ "Dozens of fighters", "a group of men", "members of": the people stand in the complement; but "the withdrawal of
    all forces", "the departure of the council" is what is to happen to them."""
    if sentence.tokens[head].low_lemma.endswith(_OF_DEEDS):
        return False
    for child in sentence.children[head]:
        if sentence.tokens[child].deprel == "nmod" and preposition(sentence, child) == "of":
            return _is_party(sentence, child)
    return False


def can_suffer(sentence: Sentence, head: int, *, arms: bool = False) -> bool:
    """Whether the noun phrase can be whom it was done to: a party, or a thing that people hold; no place as such.

    Weapons and other things (`arms`) only where they are seized or destroyed.
    """
    token, nouns = sentence.tokens[head], load_nouns()
    lemma = noun_of(token)
    if lemma in nouns.facility or can_act(sentence, head):
        return not is_plain_place(sentence, head)
    # Of other things only what is seized or destroyed is told as a target: "died of a head wound" has none.
    return arms and token.upos == "NOUN" and lemma not in nouns.thing and not is_plain_place(sentence, head)


def is_plain_place(sentence: Sentence, head: int) -> bool:
    """A settlement or an area, by its noun or by its name; a country's name is left to the caller."""
    token, nouns = sentence.tokens[head], load_nouns()
    lemma = noun_of(token)
    if lemma in _SHARES:
        whole = (c for c in sentence.children[head] if preposition(sentence, c) == "of")
        return any(is_plain_place(sentence, c) for c in whole)
    if nouns.is_place(lemma) and not nouns.is_people(lemma) and lemma not in nouns.facility:
        return True
    return entity_kind(sentence, head) == "LOC" and token.upos == "PROPN"
