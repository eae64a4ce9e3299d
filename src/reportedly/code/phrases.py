"""Noun phrases: from a head word to the exact words that name a party, a place or a thing."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.annotate.annotation import Sentence
from reportedly.code.attribution_spans import opening
from reportedly.code.nouns import load_nouns, noun_of
from reportedly.frozen import dataclass
from reportedly.model import Span

# What may stand to the right of a head and still belong to its name: "soldiers from Chad", "the mayor of Nara".
_NAMING_PREPOSITIONS = frozenset({"of", "from", "for"})
_LEFT = frozenset({"det", "amod", "compound", "nmod", "nummod", "advmod", "flat", "appos"})
_WHOSE = frozenset({"NAT", "LOC", "ORG", "GROUP"})
_ASIDES = frozenset({",", ";", ":", "(", ")", "--", "–", "—"})  # marks that open or close an aside
_LONGEST_MODIFIER = 12  # words; a longer one is a slip of the parser
_AMOUNTS = frozenset({"TIME", "QUANTITY", "MONEY"})  # entities that are no things
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `past` of sentence number `sentence`, headed by `head`."""

    sentence: int
    head: int
    first: int
    past: int

    def span(self, sentence: Sentence) -> Span:
        return Span(sentence.tokens[self.first].start, sentence.tokens[self.past - 1].end)


def conjuncts(sentence: Sentence, head: int) -> list[int]:
    """`head` and the nominal heads that are coordinated with it, left to right.

    A conjunct that the parser hung on a modifier before the head, across it, is the head's own.
    """
    found = [head]
    name = named_after(sentence, head)
    if name is not None:
        found.extend(c for c in conjuncts(sentence, name) if c != name)
    for child in sentence.children[head]:
        relation = sentence.tokens[child].deprel
        joined = relation == "conj" and _is_conjunct(sentence, child) and not _is_about(sentence, head, child)
        joined = joined and not _is_named_of_them(sentence, head, child)
        if joined or (relation == "appos" and _is_listed(sentence, head, child)):
            found.extend(conjuncts(sentence, child))
        elif child > head and sentence.tokens[child].low in _BETWEEN:
            found.extend(c for c in sentence.children[child] if _is_conjunct(sentence, c))
        elif child > head and sentence.tokens[head].upos == "NUM":
            found.extend(c for c in sentence.children[child] if _is_counted_apart(sentence, c))
        elif child < head and sentence.extent(child)[1] > head + 1:
            for word in sentence.subtree(child):
                if word > head and _is_conjunct(sentence, word):
                    found.extend(conjuncts(sentence, word))
    return found if len(found) == 1 else sorted(set(found))


def has_who(sentence: Sentence, noun: int) -> bool:
    """Whether "who" opens a clause on a noun, wherever the parse hung that."""
    tokens, end = sentence.tokens, sentence.extent(noun)[1]
    if end < len(tokens) and tokens[end].low in ("who", "whom"):
        return True
    return any(tokens[c].deprel == "acl:relcl" and c > noun for c in sentence.children[noun])


def is_of_one(sentence: Sentence, verb: int) -> bool:
    """Whether the relative clause of a verb is about one only, and not about those named behind it: "Roe (who was
    killed in a raid), Brok and Odra"."""
    tokens, opened = sentence.tokens, sentence.extent(verb)[0]
    bracketed = tokens[opened].text == "(" or (opened > 0 and tokens[opened - 1].text == "(")
    return bracketed or any(
        tokens[c].low in _OF_ONE for c in sentence.children[verb] if tokens[c].relation in ("aux", "cop")
    )


_OF_ONE = frozenset({"was", "is", "has"})


# "the mayor himself and a clerk", "the army on one side and rebels on the other"
_BETWEEN = frozenset({"himself", "herself", "itself", "themselves", "side"})


ALONG = frozenset({"along", "together"})
"""Words for those beside others: "an agent, along with two guards"."""


def companions(sentence: Sentence, verb: int, head: int) -> list[int]:
    """Who shares what a verb does to `head`: "killing a woman along with her three children", "the mayor was kidnapped
    with his driver"."""
    if "with" not in sentence.forms:
        return []
    found: list[int] = []
    near = {*sentence.children[verb], *sentence.children[head]}
    near |= {c for word in near if sentence.tokens[word].low in ALONG for c in sentence.children[word]}
    for word in sorted(near):
        if (
            word > min(verb, head)
            and sentence.tokens[word].relation in ("obl", "nmod")
            and _is_beside(sentence, word, verb, head)
        ):
            found += conjuncts(sentence, word)
    return found


def _is_beside(sentence: Sentence, word: int, verb: int, head: int) -> bool:
    tokens = sentence.tokens
    case = next((c for c in sentence.children[word] if tokens[c].low == "with" and c < word), None)
    if case is None or not _are_people(sentence, word):
        return False
    if tokens[case - 1].low in ALONG:
        return True
    bare = [c for c in sentence.children[word] if c < word and tokens[c].deprel in ("nmod:poss", "nummod")]
    return bool(bare) and case in (verb + 1, verb + 2, head + 1)


def _are_people(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    if token.upos == "NUM":
        whose = (c for c in sentence.children[word] if c > word and sentence.tokens[c].deprel == "nmod")
        return all(_are_people(sentence, c) for c in whose)
    return noun_of(token) in load_nouns().person or token.low == "others" or entity_kind(sentence, word) == "PER"


def _is_indefinite(sentence: Sentence, word: int) -> bool:
    return any(sentence.tokens[c].low in ("a", "an") for c in sentence.children[word])


def _is_listed(sentence: Sentence, head: int, child: int) -> bool:
    """ "The mayor, his wife and two sons", "an officer, a sergeant and two privates": the second is one more of the
    list, whatever the parser took them for; not "Ana Orr, a teacher, and two pupils"."""
    token = sentence.tokens[child]
    if token.upos != "NOUN" or sentence.tokens[head].upos != "NOUN" or child < head:
        return False
    owner = sentence.child(child, "nmod:poss")
    if owner is None or sentence.tokens[owner].upos != "PRON":
        past = sentence.extent(child)[1]
        closed = past < len(sentence.tokens) and sentence.tokens[past].low == "and"
        if not (closed and _is_indefinite(sentence, head) and _is_indefinite(sentence, child)):
            return False
    return any(sentence.tokens[c].deprel == "conj" and c > child for at in (head, child) for c in sentence.children[at])


def _is_about(sentence: Sentence, head: int, child: int) -> bool:
    """What is told of a person between commas is no other person: "Dan Roe, 42, party leader and former envoy,"."""
    token = sentence.tokens[child]
    if token.upos == "NUM" and sentence.tokens[head].upos == "PROPN":
        return sentence.child(child, "cc") is None
    if any(sentence.tokens[c].low == "fellow" and c < child for c in sentence.children[child]):
        return token.xpos in ("NN", "NNP")  # "his brother and fellow suspect"
    if token.upos != "NOUN" or token.xpos != "NN" or sentence.tokens[head].upos != "PROPN":
        return False
    if sentence.child(child, "det", "nummod", "nmod:poss") is not None:
        return False
    return any(head < c < child and sentence.tokens[c].deprel == "appos" for c in sentence.children[head])


def _is_named_of_them(sentence: Sentence, head: int, child: int) -> bool:
    """ "Two brothers, Dan and Ron Roe": names of those who are counted, and nobody beside them."""
    tokens = sentence.tokens
    if tokens[child].upos != "PROPN" or tokens[head].upos != "NOUN" or sentence.child(head, "nummod") is None:
        return False
    others = [c for c in sentence.children[head] if c > head and tokens[c].deprel in ("conj", "appos")]
    named = bool(others) and all(tokens[c].upos == "PROPN" and sentence.child(c, "det") is None for c in others)
    behind = tokens[head + 1 : head + 3]
    listed = len(behind) == 2 and behind[0].text in (",", ":") and behind[1].upos == "PROPN"
    return named and (listed or any(tokens[c].deprel == "appos" and c < child for c in others))


def named_after(sentence: Sentence, head: int) -> int | None:
    """The name right after a title that the parser made a second subject: "police captain" + "dan roe" + "was shot"."""
    tokens, at = sentence.tokens, head + 1
    if at >= len(tokens) or tokens[at].upos != "PROPN" or tokens[head].upos not in ("NOUN", "PROPN"):
        return None
    relation = tokens[head].deprel
    if not relation.startswith(("nsubj", "obj")) or entity_kind(sentence, at) != "PER":
        return None
    same = tokens[at].head == tokens[head].head and tokens[at].deprel == relation
    return at if same and entity_kind(sentence, head) != "PER" else None


def _is_ruled_out(sentence: Sentence, word: int) -> bool:
    """ "Nine people, not six, were detained": the second of two is what it was not; but "not only six"."""
    below = [c for c in sentence.children[word] if c < word and sentence.tokens[c].low == "not"]
    return any(sentence.tokens[c + 1].low not in ("only", "just", "merely", "even") for c in below)


def _is_conjunct(sentence: Sentence, word: int) -> bool:
    if _is_ruled_out(sentence, word):
        return False
    if sentence.tokens[word].deprel != "conj" or sentence.tokens[word].upos not in NOMINAL:
        return False
    return not any(_sets_apart(sentence, word, c) for c in sentence.children[word])


def _sets_apart(sentence: Sentence, word: int, child: int) -> bool:
    """ "Two villagers rather than the raiders", "killed four men and the rebels nine": the second is of no such deed,
    or has one of its own."""
    token = sentence.tokens[child]
    if token.deprel == "cc":
        return token.low in ("rather", "instead")
    told = token.deprel == "nummod" and child == word + 1
    return told and any(sentence.tokens[c].low == "the" for c in sentence.children[word])


def _is_counted_apart(sentence: Sentence, word: int) -> bool:
    """The soldier of "seven of the raiders and one soldier", which the parser hangs on the raiders."""
    if not _is_conjunct(sentence, word) or preposition(sentence, sentence.tokens[word].head) != "of":
        return False
    whole = sentence.tokens[sentence.tokens[word].head].head
    return sentence.tokens[whole].upos == "NUM" and sentence.child(word, "nummod") is not None


def phrase(sentence: Sentence, index: int, head: int, *, owner: bool = False) -> Phrase:
    """The noun phrase of `head` without conjuncts, relative clauses and loose appositions.

    `owner` keeps a participle that tells whose a thing is ("positions held by the army").
    """
    key = (phrase, head, owner)
    if key not in sentence.noted:
        sentence.noted[key] = _bounds(sentence, head, owner=owner)
    first, past = sentence.noted[key]
    return Phrase(index, head, first, past)


def _bounds(sentence: Sentence, head: int, *, owner: bool) -> tuple[int, int]:
    first, past = head, head + 1
    tokens = sentence.tokens
    for child in sentence.children[head]:
        low, high = sentence.extent(child)
        base = tokens[child].relation
        if child < head:
            apart = tokens[child].deprel == "nmod" and _stands_apart(sentence, child)
            if base in _LEFT and not child < tokens[head].head < head and not apart:
                first = min(first, low if child - low < _LONGEST_MODIFIER else child)
        elif _belongs_right(sentence, head, child, owner=owner):
            past = max(past, _right_edge(sentence, child, high, owner=owner))
    if tokens[head].deprel in ("compound", "amod"):
        first = _with_people(sentence, head, first)
    if sentence.has_hyphen:
        first = min(first, _with_age(sentence, head))
    name = named_after(sentence, head) if past == head + 1 else None
    if name is not None:
        past = phrase(sentence, -1, name).past
    begins = opening(sentence)  # no name goes on from the dateline
    first = max(first, begins) if head >= begins else first
    return (_trim(sentence, first, head) if first < head else first), past


def age_of(sentence: Sentence, head: int) -> int | None:
    """Where an age that stands for a person begins: the number of "a 19-year-old", "two 15-year-olds"."""
    if not sentence.has_hyphen:
        return None
    words = [t.low for t in sentence.tokens[max(0, head - 4) : head + 1]]
    is_age = len(words) == 5 and words[1:4] == ["-", "year", "-"] and words[4] in ("old", "olds")
    return head - 4 if is_age and sentence.tokens[head].relation not in ("amod", "compound") else None


def _with_age(sentence: Sentence, head: int) -> int:
    """An age for a person, with the article or the number before it."""
    age = age_of(sentence, head)
    if age is None:
        return head
    return age - 1 if age and sentence.tokens[age - 1].upos in ("DET", "NUM") else age


def _with_people(sentence: Sentence, head: int, first: int) -> int:
    """ "A Norlandic army raid": whose army stands before it, though the parser hangs both on the raid."""
    token = sentence.tokens[head]
    if token.head <= head:
        return first
    before = first - 1
    while before >= 0 and sentence.tokens[before].head == token.head and entity_kind(sentence, before) in _WHOSE:
        if sentence.tokens[before].deprel not in ("compound", "amod"):
            break
        before -= 1
    return before + 1


def _stands_apart(sentence: Sentence, child: int) -> bool:
    """A time or a place told before a noun phrase that the parser hung on it: "on 18 October rebel units"."""
    return any(sentence.tokens[c].deprel == "case" and c < child for c in sentence.children[child])


def _belongs_right(sentence: Sentence, head: int, child: int, *, owner: bool) -> bool:
    tokens = sentence.tokens
    base = tokens[child].relation
    if base in ("flat", "compound", "fixed", "goeswith", "nummod"):
        return True
    if base == "case" and tokens[child].text in ("'s", "’s", "'", "’"):
        return False
    if base == "appos":  # "spokesman Dan Roe" but not "the capital, Nara"
        between = (tokens[i] for i in range(head + 1, child))
        return all(t.upos != "PUNCT" or t.text in "-–" for t in between)
    if base == "nmod":
        case = preposition(sentence, child)
        return case in _NAMING_PREPOSITIONS if case else True
    if base == "amod":  # "forces loyal to"
        return owner
    if not owner or tokens[child].deprel != "acl" or tokens[child].xpos != "VBN":
        return False
    return all(tokens[i].text not in _ASIDES for i in range(head + 1, child))


def _right_edge(sentence: Sentence, child: int, high: int, *, owner: bool) -> int:
    if sentence.tokens[child].relation in ("nmod", "appos"):
        inner = phrase(sentence, -1, child, owner=owner)
        return max([inner.past, *(phrase(sentence, -1, c, owner=owner).past for c in _tied(sentence, child))])
    if sentence.tokens[child].deprel == "acl":
        return _owned_edge(sentence, child)
    return high


def _owned_edge(sentence: Sentence, participle: int) -> int:
    """Past what a participle needs to tell whose a thing is ("held by the army"), without clauses and asides."""
    past = participle + 1
    for child in sentence.children[participle]:
        own = sentence.tokens[child]
        if child < past or own.relation not in ("obl", "compound", "xcomp", "obj", "advmod"):
            continue
        if any(sentence.tokens[i].text in _ASIDES for i in range(past, child)):
            break
        past = max(past, phrase(sentence, -1, child).past if own.upos in NOMINAL else child + 1)
    return past


def _tied(sentence: Sentence, head: int) -> list[int]:
    """Conjuncts without a comma: "the ministry of health and education"."""
    tokens = sentence.tokens
    return [
        c
        for c in sentence.children[head]
        if tokens[c].deprel == "conj"
        and not _is_counted_apart(sentence, c)
        and all(tokens[i].upos != "PUNCT" for i in range(head + 1, c))
    ]


def _trim(sentence: Sentence, first: int, head: int) -> int:
    """Without a leading quotation mark or comma, and without the head's own preposition and what stands before it
    ("apparently by rebels")."""
    tokens = sentence.tokens
    for child in sentence.children[head]:
        if first <= child < head and tokens[child].deprel == "case":
            first = child + 1
    while first < head:
        own = tokens[first].head == head and tokens[first].relation in ("case", "cc", "mark")
        relative = tokens[first].low in ("which", "who", "whom", "whose")
        if tokens[first].upos != "PUNCT" and not own and not relative:
            return first
        first += 1
    return first


def preposition(sentence: Sentence, word: int) -> str | None:
    """The preposition of a nominal, lower case ("because of" is "because", "out of" is "from"), or None."""
    case = sentence.child(word, "case")
    if case is None or (case > word and any(word < c < case for c in sentence.children[word])):
        return None
    lemma = sentence.tokens[case].low_lemma
    return "from" if lemma == "out" and [t.low for t in sentence.tokens[case + 1 : case + 2]] == ["of"] else lemma


def head_of(sentence: Sentence, first: int, past: int) -> int:
    """The word of the range on which the others of the range depend."""
    for i in range(first, past):
        if not first <= sentence.tokens[i].head < past and sentence.tokens[i].upos != "PUNCT":
            return i
    return first


def nominal_head(sentence: Sentence, first: int, past: int) -> int | None:
    """The head of the range if it is a noun phrase (or a preposition's), else None."""
    head = head_of(sentence, first, past)
    return head if sentence.tokens[head].upos in NOMINAL else None


def entity_kind(sentence: Sentence, head: int) -> str | None:
    """The kind of the shortest entity that holds `head`, or None."""
    kinds: dict[int, str] | None = sentence.noted.get(entity_kind)
    if kinds is None:
        kinds = sentence.noted[entity_kind] = {}
        for entity in sorted(sentence.entities, key=lambda e: e.past - e.first):
            if entity.kind not in _AMOUNTS:
                for word in range(entity.first, entity.past):
                    kinds.setdefault(word, entity.kind)
    return kinds.get(head)


def lemmas(sentence: Sentence, words: Iterable[int]) -> set[str]:
    return {sentence.tokens[i].low_lemma for i in words}


_OCCUR = frozenset({"occur", "happen", "unfold"})


def is_occurring(sentence: Sentence, verb: int) -> bool:
    """Whether a relative clause says that its noun took place: "the attack, which took place in Orra on Monday"."""
    token = sentence.tokens[verb]
    if not token.deprel.startswith("acl"):
        return False
    took = token.low_lemma == "take" and any(sentence.tokens[c].low == "place" for c in sentence.children[verb])
    return took or token.low_lemma in _OCCUR


def doer_told(sentence: Sentence, report: int, deed: int) -> int | None:
    """Who did what is reported, where the parse hangs it on the report: "reports of looting by soldiers"."""
    if sentence.tokens[report].low_lemma not in _REPORTS or preposition(sentence, deed) != "of":
        return None
    behind = (c for c in sentence.children[report] if c > deed and preposition(sentence, c) == "by")
    return next(behind, None)


_REPORTS = frozenset({"report", "allegation", "accusation", "rumour", "rumor", "suspicion", "complaint", "account"})
