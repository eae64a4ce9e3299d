"""The clause that a verb attributes: behind it, before it, or around it."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Kind
from reportedly.code.attribution_astray import CLAUSE_KINDS, Framed, astray, holds_clause, through_relative, top_of
from reportedly.code.attribution_source import case_of, is_passive, is_uttered, turned
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
from reportedly.code.cues import Cue, load_cues
from reportedly.code.forms import lemma_of
from reportedly.code.time_words import load_times

_APART = frozenset({"according", "per", "when", "after", "before", "who", "whose", "which", "as", "while"})
_REASONS = frozenset({"because", "unless", "if"})
_LONGEST_SPAN = 6  # words of "just a few hours after"


def clause(sentence: Sentence, verb: int, cue: Cue, quoted: frozenset[int]) -> Framed | None:
    carried = through_relative(sentence, verb, cue)
    if carried is not None:
        return carried
    content = _content_clause(sentence, verb, cue)
    quoting = _quoting(sentence, verb) if content is None else None
    if quoting is not None:
        return _trailing(sentence, quoting, group(sentence, quoting), quoted)
    first, past = group(sentence, verb)
    before = _sets_off(sentence, first) and _finite(sentence, verb)
    if content is not None and content > verb and before and _is_afterthought(sentence, past, content):
        content = None
    if content is not None and content > verb:
        words = _late_content(sentence, verb, content, cue)
        leads = before and (_leads(sentence, first, past, quoted) or _goes_on_behind_semicolon(sentence, first, past))
        leading = set(range(opening(sentence), first)) if leads else set()
        rule = "clause around the cue" if leading else "clause"
        if leading and not is_clause(sentence, content) and sentence.child(content, "cop") is None:
            content = top_of(sentence, leading) or content  # "“He baked bread,” she said, “no bombs.”"
        return Framed(pieces(sentence, words | leading), content, rule)
    if before and not _has_late_object(sentence, verb, cue) and (cue.kind in CLAUSE_KINDS or first - 1 in quoted):
        found = _trailing(sentence, verb, (first, past), quoted)
        if found is not None:
            return found
    if content is not None:
        low, high = sentence.extent(content)
        return Framed(pieces(sentence, set(range(low, high)) - set(range(first, past))), content, "clause")
    return astray(sentence, verb, cue)


def _quoting(sentence: Sentence, verb: int) -> int | None:
    """The verb of "…, the agency quoted a general as saying on Monday": what the general said stands before it."""
    token = sentence.tokens[verb]
    if token.xpos != "VBG" or token.head < 0 or case_of(sentence, verb) != "as":
        return None
    above = sentence.tokens[token.head]
    if above.relation not in ("parataxis", "root") or lemma_of(above) not in load_cues().classes["passing_on.citing"]:
        return None
    return token.head if _sets_off(sentence, group(sentence, token.head)[0]) else None


def _goes_on_behind_semicolon(sentence: Sentence, first: int, past: int) -> bool:
    """ "Guards shot back, he said; the rest fled": whoever says the one says the other."""
    return (
        past < len(sentence.tokens)
        and sentence.tokens[past].text == ";"
        and holds_clause(sentence, range(opening(sentence), first))
    )


def _is_afterthought(sentence: Sentence, past: int, content: int) -> bool:
    """Whether what a parse hung on a cue is no clause and stands behind a semicolon, not behind the cue: "Six were
    taken, the union said; among them a girl"."""
    apart = any(sentence.tokens[i].text == ";" for i in range(past, content))
    return apart and not is_clause(sentence, content)


def _trailing(sentence: Sentence, verb: int, cue_group: Range, quoted: frozenset[int]) -> Framed | None:
    """ "…, she said": what stands before, and what goes on after a cue put in between."""
    tokens = sentence.tokens
    first, past = cue_group
    if tokens[verb].deprel == "acl:relcl" and not (_sets_off_after(sentence, verb + 1) or _is_torn_off(sentence, verb)):
        return None  # "…, where she also spoke": no cue of what stands before it
    words = set(range(_after_semicolon(sentence, first, quoted), first))
    above = tokens[verb].head
    if tokens[verb].relation in ("parataxis", "advcl", "dep") and above > verb:
        end = sentence.extent(above)[1]
        return Framed(pieces(sentence, words | set(range(past, end))), above, "clause around the cue")
    if not holds_clause(sentence, words) and first - 1 not in quoted:
        return None
    rest = _medial(sentence, verb, past) or _goes_on_behind(sentence, verb, cue_group, quoted)
    late = set(range(past, len(tokens))) if rest else _done_besides(sentence, first, past)
    words = words | _behind_colon(sentence, past)
    joined = _joined_after(sentence, past)
    if joined is not None:
        late = set(range(past, sentence.extent(joined)[1]))
        if tokens[first - 2].upos == "CCONJ":  # "fired and, witnesses said, struck": the first they do not say
            return Framed(pieces(sentence, late), joined, "trailing cue")
    return Framed(pieces(sentence, words | late), top_of(sentence, words), "trailing cue")


def _is_torn_off(sentence: Sentence, verb: int) -> bool:
    """Whether a parse took for a relative clause what has no relative word and a subject of its own behind the comma:
    "Ten men held by bandits are free, a group of their wives said"."""
    tail = tail_subject(sentence, verb)
    return tail is not None and 0 <= sentence.tokens[verb].head < tail[0]


def behind_colon(sentence: Sentence, past: int) -> Framed | None:
    """ "That is what she told us: two men were shot"."""
    words = _behind_colon(sentence, past)
    return Framed(pieces(sentence, words), top_of(sentence, words), "behind a colon") if words else None


def _behind_colon(sentence: Sentence, past: int) -> set[int]:
    """ "It began at five, recalls Ada Brun, who lives there: soldiers shot at all who ran"."""
    colon = next((i for i in range(past, len(sentence.tokens)) if sentence.tokens[i].text == ":"), None)
    if colon is None or not holds_clause(sentence, range(colon + 1, len(sentence.tokens))):
        return set()
    return set(range(colon + 1, len(sentence.tokens)))


def _done_besides(sentence: Sentence, first: int, past: int) -> set[int]:
    """ "Raiders stormed the mill, the mayor told AFP, carrying off two men": a participle of what is told before."""
    tokens = sentence.tokens
    for i in range(past + 1, min(past + 3, len(tokens))):
        above = tokens[i].head
        if tokens[i].xpos == "VBG" and tokens[i].deprel == "advcl" and 0 <= above < first:
            told = load_cues().verbs.get(lemma_of(tokens[i]))
            comma = tokens[past].text == "," and tokens[above].upos == "VERB"
            return set(range(past + 1, sentence.extent(i)[1])) if told is None and comma else set()
        if tokens[i].upos != "ADV":
            break
    return set()


def _goes_on_behind(sentence: Sentence, verb: int, cue_group: Range, quoted: frozenset[int]) -> bool:
    """Whether what stands behind a cue between two commas is said too: "The pass was shut, he said, until dawn".

    Behind a whole quotation it is only where it opens another; and a participle goes on with the cue.
    """
    tokens = sentence.tokens
    first, past = cue_group
    if past != verb + 1 or not _sets_off_after(sentence, past) or past + 2 >= len(tokens):
        return False
    after = tokens[past + 1]
    if tells_how_long(sentence, past + 1):
        return False
    if first - 1 in quoted:
        opens = [i for i in range(past + 1, min(past + 4, len(tokens))) if i in quoted]
        return bool(opens) and all(tokens[i].upos in ("CCONJ", "ADV", "PUNCT") for i in range(past + 1, opens[0]))
    return after.xpos != "VBG" and after.low not in _APART


def tells_how_long(sentence: Sentence, first: int) -> bool:
    """ "…, police said, just hours after a bombing there": what it followed is the report's own reminder."""
    tokens = sentence.tokens
    for i in range(first, min(first + _LONGEST_SPAN, len(tokens))):
        if tokens[i].low in ("after", "before"):
            return i > first and tokens[i - 1].low_lemma in load_times().unit
        if tokens[i].upos not in ("ADV", "NUM", "DET", "NOUN", "ADJ", "ADP", "SCONJ"):
            return False
    return False


def _joined_after(sentence: Sentence, past: int) -> int | None:
    """The verb right behind a cue between commas that goes on with a verb before it: "…, he said, and fled"."""
    tokens = sentence.tokens
    if not _sets_off_after(sentence, past):
        return None
    for i in range(past + 1, min(past + 4, len(tokens))):
        base = tokens[i].relation
        if base == "conj" and tokens[i].head < past and tokens[i].xpos in ("VBD", "VBZ", "VBP"):
            return i if sentence.child(i, "nsubj") is None else None
        if tokens[i].upos not in ("CCONJ", "ADV"):
            return None
    return None


def says_that(sentence: Sentence, verb: int) -> bool:
    """Whether a verb has a clause with "that" behind it, or is itself put behind what is said ("…, she answered")."""
    tokens = sentence.tokens
    marked = any(c > verb and case_of(sentence, c) == "that" for c in sentence.children[verb])
    ends = all(t.upos == "PUNCT" for t in tokens[verb + 1 :]) or _sets_off_after(sentence, verb + 1)
    return marked or (ends and any(t.text == "," for t in tokens[:verb]))


def _after_semicolon(sentence: Sentence, first: int, quoted: frozenset[int]) -> int:
    """Where begins what a trailing cue covers: with the sentence, or behind the last semicolon outside quotations."""
    marks = (i for i in range(first - 2, 0, -1) if sentence.tokens[i].text == ";" and i not in quoted)
    return next(marks, opening(sentence) - 1) + 1


def _late_content(sentence: Sentence, verb: int, content: int, cue: Cue) -> set[int]:
    """The clause after a verb, with what a parse hung on the verb though it belongs to the clause."""
    tokens = sentence.tokens
    low, high = sentence.extent(content)
    low = max(low, verb + 1)
    low = max(low, _past_hearer(sentence, verb, low) if cue.audience else low)
    that = next((c for c in sentence.children[content] if verb < c < content and tokens[c].low == "that"), None)
    if that is not None and tokens[that].deprel == "mark":
        return set(range(that, _late_end(sentence, verb, content, high)))
    for child in sentence.children[verb]:
        base = tokens[child].relation
        start = sentence.extent(child)[0]
        if (
            verb < child < content
            and base in ("obj", "nsubj", "dislocated")
            and not cue.audience
            and tokens[child].upos != "PRON"
        ):
            low = min(low, start)
    return set(range(low, _late_end(sentence, verb, content, high)))


def _past_hearer(sentence: Sentence, verb: int, low: int) -> int:
    """Behind a hearer that a parse took for the beginning of the clause: "told Radio Sarn the road was shut"."""
    tokens = sentence.tokens
    for entity in sentence.entities:
        after = entity.past
        if entity.first == verb + 1 == low and after < len(tokens) and entity.kind in ("ORG", "PER", "GROUP"):
            return after if tokens[after].upos in ("DET", "PRON", "NUM") else low
    return low


def _late_end(sentence: Sentence, verb: int, content: int, high: int) -> int:
    """Where the clause ends, with what a parse hung on the verb behind it."""
    for child in sentence.children[verb]:
        start, end = sentence.extent(child)
        base = sentence.tokens[child].relation
        if child > content and start <= high + 1 and _belongs(sentence, child, base, high, start):
            high = max(high, end)
    return high


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
    if base == "advcl" and case_of(sentence, child) in _REASONS:
        return True
    if base in ("obl", "nmod", "advcl", "acl", "advmod", "xcomp"):
        return not comma and not any(tokens[c].low in ("according", "citing") for c in sentence.children[child])
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
    if _sets_off_after(sentence, past) and holds_clause(sentence, range(opening(sentence), first)):
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
            seen = tokens[child].xpos == "VBG" and sentence.child(child, "aux", "mark") is None
            if seen and cue.kind is Kind.SPEECH and has_subject(sentence, child):
                continue  # "observed him kneeling" is no speech
            if best is None or child > verb >= best:
                best = child
    if best is not None:
        return best
    for child in sentence.children[verb]:
        if child < verb or tokens[child].deprel not in ("parataxis", "dep", "advcl", "acl", "obj", "xcomp"):
            continue
        apart = tokens[max(0, sentence.extent(child)[0] - 1)].text == ","
        beside = tokens[child].deprel == "parataxis" and not apart
        if beside and is_clause(sentence, child) and not sentence.child(verb, "obj"):
            return child
        if tokens[child].deprel != "parataxis" and case_of(sentence, child) == "that" and is_clause(sentence, child):
            return child
    for child in sentence.children[verb]:  # "insists it is working", hung as an adverbial clause without any mark
        bare = tokens[child].deprel == "advcl" and sentence.child(child, "mark") is None
        if child > verb and bare and sentence.extent(child)[0] == verb + 1 and has_subject(sentence, child):
            return child
    # A relative clause's content has its pronoun above: "the men who, he said, fled".
    # "told reporters that", "said in a note that": parsers may hang the clause on the audience or on the paper.
    hearer = sentence.child(verb, "obj", "iobj") if cue.audience else None
    papers = (c for c in sentence.children[verb] if c > verb and tokens[c].deprel == "obl")
    holders = [hearer] if hearer is not None else []
    holders += [c for c in papers if case_of(sentence, c) in ("in", "on") and cue.kind is Kind.SPEECH]
    for holder in holders:
        for child in sentence.children[holder]:
            hangs = child > verb and tokens[child].relation in ("acl", "ccomp")
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


def _starts_quoted(quoted: frozenset[int], first: int) -> bool:
    """Whether a quotation reaches right up to the cue."""
    return any(i in quoted for i in range(max(0, first - 2), first))


def _clean(sentence: Sentence, words: set[int]) -> bool:
    """No subordinate opening ("When he was asked, …") stands before the cue."""
    first = min(words, default=-1)
    if first < 0:
        return False
    token = sentence.tokens[first]
    return token.upos not in ("SCONJ", "ADP") and token.low not in {
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
    if item is not None and item == turned(sentence, verb, load_cues()):
        return False
    if item is None or item < verb:
        return False
    return sentence.child(verb, "nsubj") is not None or is_uttered(sentence, verb, item)
