"""What a verb attributes: the frames in which its content stands."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Kind
from reportedly.code.attribution_source import case_of, is_passive
from reportedly.code.attribution_spans import (
    QUOTE_MARKS,
    Range,
    group,
    has_subject,
    is_clause,
    opening,
    pieces,
    tail_subject,
)
from reportedly.code.cues import Cue
from reportedly.code.forms import lemma_of
from reportedly.model import Stance

_LABEL_WORDS = frozenset({"as"})
_CLAUSE_KINDS = frozenset({Kind.SPEECH, Kind.THOUGHT, Kind.EVIDENCE})


@dataclass(frozen=True, slots=True)
class Framed:
    """Content: its ranges, its head predicate, what it takes as given, the rule, the preposition that joins it."""

    ranges: tuple[Range, ...]
    head: int | None
    rule: str
    topic: Range | None = None
    preposition: int | None = None


def framed(sentence: Sentence, verb: int, cue: Cue, *, quoted: frozenset[int]) -> Framed | None:
    """The content of a verb by the first of its frames that fits; `quoted` are words in quotation marks."""
    for frame in cue.takes:
        if frame == "clause":
            found = _clause(sentence, verb, cue, quoted)
        elif frame == "infinitive":
            found = _infinitive(sentence, verb, cue)
        elif frame == "label":
            found = _label(sentence, verb)
        elif frame == "object":
            found = _object(sentence, verb, cue)
        elif frame == "quote":
            found = None  # quotations without any clause are joined to their cues afterwards
        else:
            found = _prepositional(sentence, verb, frame, cue)
        if found is not None and found.ranges:
            return found
    return None


def _clause(sentence: Sentence, verb: int, cue: Cue, quoted: frozenset[int]) -> Framed | None:
    content = _content_clause(sentence, verb, cue)
    first, past = group(sentence, verb)
    before = _sets_off(sentence, first) and _finite(sentence, verb)
    if content is not None and content > verb:
        words = _late_content(sentence, verb, content, cue)
        leading = set(range(opening(sentence), first)) if before and _leads(sentence, first, past, quoted) else set()
        rule = "clause around the cue" if leading else "clause"
        return Framed(pieces(sentence, words | leading), content, rule)
    if before and not _has_late_object(sentence, verb, cue) and (cue.kind in _CLAUSE_KINDS or first - 1 in quoted):
        found = _trailing(sentence, verb, (first, past), quoted)
        if found is not None:
            return found
    if content is not None:
        low, high = sentence.extent(content)
        return Framed(pieces(sentence, set(range(low, high)) - set(range(first, past))), content, "clause")
    return None


def _trailing(sentence: Sentence, verb: int, cue_group: Range, quoted: frozenset[int]) -> Framed | None:
    """ "…, she said": what stands before, and what goes on after a cue put in between."""
    tokens = sentence.tokens
    first, past = cue_group
    words = set(range(opening(sentence), first))
    above = tokens[verb].head
    if tokens[verb].deprel.split(":")[0] in ("parataxis", "advcl", "dep") and above > verb:
        end = sentence.extent(above)[1]
        return Framed(pieces(sentence, words | set(range(past, end))), above, "clause around the cue")
    if not _holds_clause(sentence, words) and first - 1 not in quoted:
        return None
    late = set(range(past, len(tokens))) if _medial(sentence, verb, past) else set()
    return Framed(pieces(sentence, words | late), _top(sentence, words), "trailing cue")


def _late_content(sentence: Sentence, verb: int, content: int, cue: Cue) -> set[int]:
    """The clause after a verb, with what a parse hung on the verb though it belongs to the clause."""
    tokens = sentence.tokens
    low, high = sentence.extent(content)
    low = max(low, verb + 1)
    for child in sentence.children[verb]:
        base = tokens[child].deprel.split(":")[0]
        start, end = sentence.extent(child)
        if (
            verb < child < content
            and base in ("obj", "nsubj", "dislocated")
            and not cue.audience
            and tokens[child].upos != "PRON"
        ):
            low = min(low, start)
        elif child > content and start <= high + 1 and _belongs(sentence, child, base, high, start):
            high = max(high, end)
    return set(range(low, high))


def _belongs(sentence: Sentence, child: int, base: str, high: int, start: int) -> bool:
    """Whether a late dependent of a verb of saying is part of what is said."""
    tokens = sentence.tokens
    comma = any(
        tokens[i].text in {",", ";", "—", "–", "--"} for i in range(max(high - 1, 0), start + 1) if i < len(tokens)
    )
    if base == "ccomp":
        return tokens[child].xpos != "VBG"
    if base == "conj":
        if case_of(sentence, child) == "that":
            return True
        opens = any(tokens[i].text in QUOTE_MARKS for i in range(start, min(start + 3, len(tokens))))
        return (opens or not comma) and sentence.child(child, "nsubj", "aux") is not None
    if base in ("obl", "nmod", "advcl", "acl", "advmod", "xcomp"):
        return not comma and not any(
            tokens[c].text.lower() in ("according", "citing") for c in sentence.children[child]
        )
    return False


def _finite(sentence: Sentence, verb: int) -> bool:
    """A subject or a finite form: ", adding that" is no cue that trails what stands before it."""
    if sentence.tokens[verb].xpos == "VBG" and sentence.child(verb, "aux") is None:
        return False
    if sentence.child(verb, "mark") is not None:
        return False
    if sentence.child(verb, "nsubj") is not None or tail_subject(sentence, verb) is not None:
        return True
    follows = verb + 1 < len(sentence.tokens) and sentence.tokens[verb + 1].upos in (
        "PROPN",
        "NOUN",
        "DET",
        "PRON",
        "ADJ",
    )
    return sentence.tokens[verb].xpos in ("VBD", "VBZ", "VBP") and follows


def _leads(sentence: Sentence, first: int, past: int, quoted: frozenset[int]) -> bool:
    """Whether the words before a cue are the first part of what follows it too."""
    if not _clean(sentence, set(range(opening(sentence), first))):
        return False
    if _sets_off_after(sentence, past) and _holds_clause(sentence, range(opening(sentence), first)):
        return True
    return first - 1 in quoted or _starts_quoted(quoted, first)


def _content_clause(sentence: Sentence, verb: int, cue: Cue) -> int | None:
    tokens = sentence.tokens
    best: int | None = None
    for child in sentence.children[verb]:
        relation = tokens[child].deprel
        if (
            relation.startswith("ccomp")
            or (relation == "csubj" and is_passive(sentence, verb))
            or relation == "csubj:pass"
        ):
            if tokens[child].xpos == "VBG" and tokens[child - 1].text == "," and not has_subject(sentence, child):
                continue
            if best is None or child > verb >= best:
                best = child
    if best is not None:
        return best
    for child in sentence.children[verb]:
        if child < verb or tokens[child].deprel not in ("parataxis", "dep", "advcl", "acl", "obj", "xcomp"):
            continue
        if tokens[child].deprel == "parataxis" and is_clause(sentence, child) and not sentence.child(verb, "obj"):
            return child
        if tokens[child].deprel != "parataxis" and case_of(sentence, child) == "that" and is_clause(sentence, child):
            return child
    # A relative clause's content has its pronoun above: "the men who, he said, fled".
    if cue.audience:  # "told reporters that": parsers may hang the clause on the audience
        hearer = sentence.child(verb, "obj", "iobj")
        if hearer is not None:
            for child in sentence.children[hearer]:
                hangs = child > verb and tokens[child].deprel.startswith("acl")
                if hangs and case_of(sentence, child) == "that" and sentence.child(child, "nsubj") is not None:
                    return child
    return None


def _sets_off(sentence: Sentence, first: int) -> bool:
    """Whether a comma or a quotation mark stands right before the cue's words."""
    return first > 0 and (
        sentence.tokens[first - 1].text in {",", "—", "–", "-", "--", "?", "!", "…"}
        or sentence.tokens[first - 1].text in QUOTE_MARKS
    )


def _sets_off_after(sentence: Sentence, past: int) -> bool:
    return past < len(sentence.tokens) and sentence.tokens[past].text in {",", "—", "–", "--", ":"}


def _medial(sentence: Sentence, verb: int, past: int) -> bool:
    """The sentence goes on after the cue with what the clause before it began ("The men, he said, were shot")."""
    tokens = sentence.tokens
    if not _sets_off_after(sentence, past) or past + 2 >= len(tokens):
        return False
    after = tokens[past + 1]
    top = after
    for i in range(past + 1, len(tokens)):
        if tokens[i].head == verb and tokens[i].upos != "PUNCT":
            return tokens[i].deprel in ("parataxis", "ccomp")
        top = tokens[i]
    return after.head < verb and top is not None and not (after.xpos == "VBG" or after.upos in ("CCONJ", "SCONJ"))


def _holds_clause(sentence: Sentence, words: range | set[int]) -> bool:
    tokens = sentence.tokens
    return any(
        (tokens[i].upos == "VERB" and tokens[i].xpos in ("VBD", "VBZ", "VBP", "VBN", "VB")) or tokens[i].upos == "AUX"
        for i in words
    )


def _starts_quoted(quoted: frozenset[int], first: int) -> bool:
    """Whether a quotation reaches right up to the cue."""
    return any(i in quoted for i in range(max(0, first - 2), first))


def _clean(sentence: Sentence, words: set[int]) -> bool:
    """No subordinate opening ("When he was asked, …") stands before the cue."""
    first = min(words, default=-1)
    if first < 0:
        return False
    token = sentence.tokens[first]
    return token.upos not in ("SCONJ", "ADP") and token.text.lower() not in {
        "when",
        "asked",
        "while",
        "after",
        "before",
        "in",
        "on",
    }


def _has_late_object(sentence: Sentence, verb: int, cue: Cue) -> bool:
    """An object after the verb that is no hearer: then what stands before is no content ("…, he announced a truce")."""
    if cue.audience:
        return False
    item = sentence.child(verb, "obj")
    return item is not None and item > verb and sentence.child(verb, "nsubj") is not None


def _top(sentence: Sentence, words: set[int]) -> int | None:
    """The word among these whose head lies outside, verbs first."""
    tops = [w for w in sorted(words) if sentence.tokens[w].head not in words and sentence.tokens[w].upos != "PUNCT"]
    for word in tops:
        if sentence.tokens[word].upos in ("VERB", "AUX", "ADJ"):
            return word
    return tops[0] if tops else None


def _infinitive(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    item = next(
        (c for c in sentence.children[verb] if c > verb and sentence.tokens[c].deprel.split(":")[0] in ("xcomp",)), None
    )
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
    content = item if cue.kind in _CLAUSE_KINDS else verb
    return Framed(pieces(sentence, words), content, "infinitive")


def _label(sentence: Sentence, verb: int) -> Framed | None:
    """ "described X as Y", "called X Y": X is the topic, Y what is said of it."""
    tokens = sentence.tokens
    topic = sentence.child(verb, "nsubj:pass") if is_passive(sentence, verb) else sentence.child(verb, "obj")
    if topic is None and tokens[verb].deprel == "acl":
        topic = tokens[verb].head
    said: int | None = None
    for child in sentence.children[verb]:
        base = tokens[child].deprel.split(":")[0]
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
        if tokens[i].text == "," and tokens[i + 1].text.lower() in ("when", "which", "who", "where", "after", "while"):
            return i
    return high


def _object(sentence: Sentence, verb: int, cue: Cue) -> Framed | None:
    tokens = sentence.tokens
    item = sentence.child(verb, "nsubj:pass") if is_passive(sentence, verb) else sentence.child(verb, "obj")
    if (
        item is None
        or lemma_of(tokens[item]) in cue.excluded
        or tokens[item].text.lower() in ("it", "that", "this", "which", "so")
    ):
        return None
    low, high = sentence.extent(item)
    words = set(range(low, high))
    if low <= verb < high:
        words = set(range(low, verb)) if item < verb else set(range(verb + 1, high))
    if cue.kind in (Kind.ACCUSATION, Kind.DIRECTIVE, Kind.REACTION):
        late = [
            c
            for c in sentence.children[verb]
            if c > item and tokens[c].deprel.split(":")[0] in ("obl", "advcl", "xcomp")
        ]
        late = [c for c in late if case_of(sentence, c) in ("of", "for", "to", "with", "over")]
        if late:
            words |= set(range(low, sentence.extent(late[-1])[1])) - set(range(verb, verb + 1))
    taken = pieces(sentence, words)
    given = cue.kind is Kind.REACTION and cue.stance is Stance.ASSERTS and bool(taken)
    return Framed(taken, verb, "object", topic=(taken[0][0], taken[-1][1]) if given else None)


def _prepositional(sentence: Sentence, verb: int, preposition: str, cue: Cue) -> Framed | None:
    tokens = sentence.tokens
    for child in sentence.children[verb]:
        if (
            child < verb
            or tokens[child].deprel.split(":")[0] not in ("obl", "nmod", "advcl")
            or case_of(sentence, child) != preposition
        ):
            continue
        if lemma_of(tokens[child]) in cue.excluded:
            continue
        low, high = sentence.extent(child)
        marker = next(c for c in sentence.children[child] if tokens[c].deprel.split(":")[0] in ("case", "mark"))
        words = set(range(max(low, marker + 1), high))
        blamed = sentence.child(verb, "obj", "nsubj:pass", "iobj")
        if blamed is not None and blamed > verb and cue.kind is Kind.ACCUSATION:
            words |= set(range(sentence.extent(blamed)[0], high))
        if cue.kind is Kind.DIRECTIVE:  # "called on both sides to lay down arms"
            for late in sentence.children[verb]:
                if (
                    late > child
                    and tokens[late].deprel.split(":")[0] in ("xcomp", "advcl")
                    and case_of(sentence, late) == "to"
                ):
                    words |= set(range(low, sentence.extent(late)[1])) - {marker}
        topic = (low, high) if cue.kind is Kind.REACTION else None
        return Framed(pieces(sentence, words), verb, f"with {preposition}", topic=topic, preposition=marker)
    return None
