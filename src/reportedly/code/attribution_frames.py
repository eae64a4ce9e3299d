"""What a verb attributes: the frames in which its content stands."""

from __future__ import annotations

from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.changed import replace
from reportedly.code.attributed import Kind
from reportedly.code.attribution_astray import CLAUSE_KINDS, Framed
from reportedly.code.attribution_clauses import clause, says_that
from reportedly.code.attribution_source import case_of, is_passive
from reportedly.code.attribution_spans import Range, pieces
from reportedly.code.cues import Cue, load_cues
from reportedly.code.forms import lemma_of, written
from reportedly.code.nouns import load_nouns
from reportedly.model import Stance

_LABEL_WORDS = frozenset({"as"})
_LONGEST_REJOINDER = 4  # words of ", a much lower figure"


def framed(sentence: Sentence, verb: int, cue: Cue, *, quoted: frozenset[int]) -> Framed | None:
    """The content of a verb by the first of its frames that fits; `quoted` are words in quotation marks."""
    for frame in cue.takes:
        if frame == "clause":
            found = clause(sentence, verb, cue, quoted)
        elif frame == "that":
            found = clause(sentence, verb, cue, quoted) if says_that(sentence, verb) else None
        elif frame == "infinitive":
            found = _infinitive(sentence, verb, cue)
        elif frame == "label":
            found = None if _names_itself(sentence, verb) else _label(sentence, verb)
        elif frame == "object":
            found = _object(sentence, verb, cue)
            found = _without_aside(sentence, verb, found) if cue.kind is Kind.ACCUSATION else found
        elif frame == "figure":
            found = _figure(sentence, verb)
        elif frame == "count":
            found = _count(sentence, verb)
        elif frame == "quote":
            found = None  # quotations without any clause are joined to their cues afterwards
        else:
            found = _prepositional(sentence, verb, frame, cue)
        if found is not None and found.ranges:
            return _without_rejoinder(sentence, verb, found)
    return None


def _without_aside(sentence: Sentence, verb: int, found: Framed | None) -> Framed | None:
    """ "Accused the Front, a remnant of rebels who signed no truce": what the accused are, the publisher tells."""
    item = sentence.child(verb, "obj")
    if found is None or item is None or item < verb:
        return found
    tokens, end = sentence.tokens, sentence.extent(item)[1]
    told = {w for r in found.ranges for w in range(*r)}
    if any(w >= end for w in told):
        return found  # "accused the Front, a militia, of the raid"
    commas = (w for w in range(item, end) if tokens[w].text == ",")
    cut = next((c for c in commas if any(t.deprel == "appos" and t.head < c for t in tokens[c:end])), None)
    ranges = pieces(sentence, {w for w in told if w < cut}) if cut is not None else ()
    return replace(found, ranges=ranges) if ranges else found


def _without_rejoinder(sentence: Sentence, verb: int, found: Framed) -> Framed:
    """The content without another's word on it: of "at least 40 had died, a figure that the ministry disputed" the
    figure is the party's, and the dispute is not."""
    if sentence.forms.isdisjoint(_rejoining()):
        return found
    told = {w for r in found.ranges for w in range(*r)}
    for comma in (i for i in sorted(told) if sentence.tokens[i].text == ","):
        noun = _rejoined(sentence, comma)
        if noun is None or verb in (clause := sentence.subtree(noun)) or found.head in clause:
            continue
        ranges = pieces(sentence, told - set(range(comma, sentence.extent(noun)[1])))
        return replace(found, ranges=ranges) if ranges else found
    return found


@cache
def _rejoining() -> frozenset[str]:
    """All forms of the nouns by which another's word on something joins it."""
    return written(load_cues().classes["nouns.rejoined"])


def _rejoined(sentence: Sentence, comma: int) -> int | None:
    """The noun of ", a claim that the army rejected", ", a toll officials called false"."""
    tokens, words = sentence.tokens, load_cues().classes
    if comma + 1 >= len(tokens) or tokens[comma + 1].low not in ("a", "an"):
        return None
    noun = tokens[comma + 1].head
    if not comma < noun <= comma + _LONGEST_REJOINDER or lemma_of(tokens[noun]) not in words["nouns.rejoined"]:
        return None
    clauses = (c for c in sentence.children[noun] if c > noun and tokens[c].deprel == "acl:relcl")
    subjects = (sentence.child(c, "nsubj") for c in clauses)
    return noun if any(s is not None and tokens[s].xpos not in ("WDT", "WP") for s in subjects) else None


def _figure(sentence: Sentence, verb: int) -> Framed | None:
    """ "put [the toll at 14]", "gave [the number of the dead as five]"."""
    item = sentence.child(verb, "obj")
    number = next((c for c in sentence.children[verb] if c > verb and _is_at(sentence, c)), None)
    if item is not None and number is None:  # "put [the number of rebels killed at 30]", in a parse that hangs it so
        below = (c for c in sentence.subtree(item) if c > item and sentence.tokens[c].upos == "NUM")
        number = next((c for c in below if case_of(sentence, c) == "at"), None)
    if item is None or number is None:
        return None
    lemma = lemma_of(sentence.tokens[item])
    counted = lemma in load_cues().classes["cues.casualties"] or load_nouns().is_people(lemma)  # "puts the dead at six"
    counted = counted and sentence.tokens[number].upos == "NUM"
    if lemma not in load_cues().classes["cues.figures"] and not counted:
        return None
    ends = [end for word in (item, number) for end in sentence.extent(word)]  # or "put [at 30 the number of dead]"
    words = set(range(min(ends), _with_casualties(sentence, max(ends)))) - {verb}
    return Framed(pieces(sentence, words), item, "figure")


def _is_at(sentence: Sentence, word: int) -> bool:
    """ "At 14", "to several hundred", "as five"."""
    case = case_of(sentence, word)
    return case in ("at", "to") or (case == "as" and sentence.tokens[word].upos == "NUM")


def _with_casualties(sentence: Sentence, past: int) -> int:
    """Where a number ends with those whom it counts, whom a parse hangs beside it: "[nine] dead", "[nine] dead and
    four injured"."""
    tokens, casualties = sentence.tokens, load_cues().classes["cues.casualties"]
    if past < len(tokens) and tokens[past].low in casualties:
        past += 1
    while past + 2 < len(tokens) and tokens[past].low in ("and", ",") and tokens[past + 1].upos == "NUM":
        if tokens[past + 2].low not in casualties:
            break
        past += 3
    return past


def _count(sentence: Sentence, verb: int) -> Framed | None:
    """ "The nurse counted [14 bodies]", "the mayor counts [seventeen dead]": who counts the victims tells how many."""
    item, subject = sentence.child(verb, "obj"), sentence.child(verb, "nsubj")
    if item is None or item < verb or subject is None or is_passive(sentence, verb):
        return None
    words = set(range(*sentence.extent(item)))
    counted = [item, *(c for c in sentence.children[item] if c > item)]
    counted += [c for c in sentence.children[verb] if c == item + 1]  # "dead" is hung beside its number
    numbers = [item, *sentence.children[item]]
    victims = [c for c in counted if lemma_of(sentence.tokens[c]) in load_cues().classes["cues.counted"]]
    if not victims or not any(sentence.tokens[c].upos == "NUM" for c in numbers):
        return None
    return Framed(pieces(sentence, words | {victims[0]}), verb, "count")


def _infinitive(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    item = next((c for c in sentence.children[verb] if c > verb and sentence.tokens[c].relation == "xcomp"), None)
    if item is None:
        if cue.kind is not Kind.DIRECTIVE:
            return None
        item = next(
            (
                c
                for c in sentence.children[verb]
                if c > verb and sentence.tokens[c].deprel == "advcl" and case_of(sentence, c) == "to"
            ),
            None,
        )
        if item is None:
            return None
    low, high = sentence.extent(item)
    words = set(range(max(low, verb + 1), high))
    subject = sentence.child(verb, "nsubj:pass") if is_passive(sentence, verb) else None
    if subject is not None:  # "X is said to have fled": the whole of it is what is said
        words |= set(sentence.subtree(subject))
    elif cue.kind is Kind.DIRECTIVE:
        hearer = sentence.child(verb, "obj", "iobj")
        if hearer is not None and verb < hearer < item:
            words |= set(range(sentence.extent(hearer)[0], low))
    content = item if cue.kind in CLAUSE_KINDS else verb
    return Framed(pieces(sentence, words), content, "infinitive")


def _names_itself(sentence: Sentence, verb: int) -> bool:
    """ "Who calls himself General Bora": a name, and nothing said."""
    item = sentence.child(verb, "obj", "iobj", "nsubj:outer")
    around = (item,) if item is not None else tuple(sentence.children[verb])
    return any(sentence.tokens[c].low in _ONESELF for c in around)


_ONESELF = frozenset({"himself", "herself", "itself", "themselves"})


def _label(sentence: Sentence, verb: int) -> Framed | None:
    """ "described X as Y", "called X Y": X is the topic, Y what is said of it."""
    tokens = sentence.tokens
    topic = sentence.child(verb, "nsubj:pass") if is_passive(sentence, verb) else sentence.child(verb, "obj")
    if topic is None and tokens[verb].deprel == "acl":
        topic = tokens[verb].head
    said: int | None = None
    for child in sentence.children[verb]:
        base = tokens[child].relation
        if child < verb or child == topic:
            continue
        if base in ("xcomp", "ccomp") or (
            base in ("obl", "advcl", "nmod") and case_of(sentence, child) in _LABEL_WORDS
        ):
            said = child
            break
    if said is None and topic is not None and topic > verb:
        for child in sentence.children[topic]:
            if child > topic and case_of(sentence, child) in _LABEL_WORDS:
                said = child
                break
    if said is None or (topic is None and case_of(sentence, said) not in _LABEL_WORDS):
        return None
    low, high = sentence.extent(said)
    high = _aside(sentence, said, high)
    words = set(range(max(low, verb + 1), high))
    topic_range: Range | None = None
    if topic is not None and topic > verb:
        start = sentence.extent(topic)[0]
        topic_range = (max(start, verb + 1), low)
    head = said if tokens[said].upos in ("NOUN", "PROPN", "VERB") else verb
    return Framed(pieces(sentence, words), head, "label", topic=topic_range)


def _aside(sentence: Sentence, said: int, high: int) -> int:
    """Where a label ends: a clause after ", when" or ", which" is the publisher's ("…, when French troops left")."""
    tokens = sentence.tokens
    for i in range(said + 1, high - 1):
        if tokens[i].text == "," and tokens[i + 1].low in ("when", "which", "who", "where", "after", "while"):
            return i
    return high


def _object(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    tokens = sentence.tokens
    item = sentence.child(verb, "nsubj:pass") if is_passive(sentence, verb) else sentence.child(verb, "obj")
    if (
        item is None
        or lemma_of(tokens[item]) in cue.excluded
        or tokens[item].low in ("it", "that", "this", "which", "so")
    ):
        return None
    low, high = sentence.extent(item)
    words = set(range(low, high))
    if low <= verb < high:
        words = set(range(low, verb)) if item < verb else set(range(verb + 1, high))
    if cue.kind in (Kind.ACCUSATION, Kind.DIRECTIVE, Kind.REACTION):
        late = [c for c in sentence.children[verb] if c > item and tokens[c].relation in ("obl", "advcl", "xcomp")]
        late = [c for c in late if case_of(sentence, c) in ("of", "for", "to", "with", "over")]
        if late:
            words |= set(range(low, sentence.extent(late[-1])[1])) - set(range(verb, verb + 1))
    taken = pieces(sentence, words)
    given = cue.kind is Kind.REACTION and cue.stance is Stance.ASSERTS and bool(taken)
    return Framed(taken, verb, "object", topic=(taken[0][0], taken[-1][1]) if given else None)


def _behind_aside(sentence: Sentence, verb: int) -> list[int]:
    """ "Accused the rebels, working with agents abroad, of shelling": what the parse hangs on the clause between."""
    asides = (c for c in sentence.children[verb] if sentence.tokens[c].xpos == "VBG" and c > verb)
    asides = (c for c in asides if sentence.tokens[c].relation == "advcl" and sentence.child(c, "mark", "case") is None)
    return [c for aside in asides for c in sentence.children[aside] if sentence.tokens[c].xpos == "VBG"]


def _prepositional(sentence: Sentence, verb: int, preposition: str, cue: Cue) -> Framed | None:
    tokens = sentence.tokens
    for child in (*sentence.children[verb], *(_behind_aside(sentence, verb) if cue.kind is Kind.ACCUSATION else ())):
        if (
            child < verb
            or tokens[child].relation not in ("obl", "nmod", "advcl")
            or case_of(sentence, child) != preposition
        ):
            continue
        if lemma_of(tokens[child]) in cue.excluded:
            continue
        low, high = sentence.extent(child)
        marker = next(c for c in sentence.children[child] if tokens[c].relation in ("case", "mark"))
        if tokens[child].upos == "NUM":
            high = _with_casualties(sentence, high)
        words = set(range(max(low, marker + 1), high))
        blamed = sentence.child(verb, "obj", "nsubj:pass", "iobj")
        if blamed is not None and blamed > verb and cue.kind is Kind.ACCUSATION:
            words |= set(range(sentence.extent(blamed)[0], high))
        if cue.kind is Kind.DIRECTIVE:  # "called on both sides to lay down arms"
            for late in sentence.children[verb]:
                if late > child and tokens[late].relation in ("xcomp", "advcl") and case_of(sentence, late) == "to":
                    words |= set(range(low, sentence.extent(late)[1])) - {marker}
        topic = (low, high) if cue.kind is Kind.REACTION else None
        return Framed(pieces(sentence, words), verb, f"with {preposition}", topic=topic, preposition=marker)
    return None
