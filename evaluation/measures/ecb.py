"""Event coreference across documents on ECB+ dev, with gold mentions, within topics.

Most of its mentions are of no event type of ours (to say, to win, to open), so a mention is compared by its lemma, its
arguments and its sentence; where the coder made a claim of both mentions, the package's own comparison decides with
them: what it bars stays apart. Documents of a topic are first told apart by their words, for each topic has two
happenings of one kind.
"""

from __future__ import annotations

import json
from collections import Counter as Tally
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import fsum, log, sqrt
from typing import TypeVar

from evaluation.coreference import Cluster, conll
from evaluation.counters import Counter
from evaluation.measure import Failure, Measure, Result, Tools
from reportedly.annotate.annotation import Sentence
from reportedly.contract import result_json
from reportedly.resolve.compare import compare
from reportedly.resolve.linked import linked_all
from reportedly.resolve.model import LinkedClaim

T = TypeVar("T", str, int)
WORDS, MENTIONS = "corpora/coref/ECB_Dev_corpus.txt", "corpora/coref/ECB_Dev_Event_gold_mentions.json"
_STORY = 0.05  # cosine of two groups of documents that tell one story
_JOIN = 0.45
_ROLES = ("ARG0", "ARG1", "ARG2")
_SETTING = ("ARGM-LOC", "ARGM-TMP")


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention; `parts` are the words of its arguments by role, `claim` what the coder made of it."""

    key: Hashable
    document: str
    lemma: str
    words: frozenset[str]
    parts: Mapping[str, frozenset[str]]
    claim: LinkedClaim | None


def results(tools: Tools) -> Iterator[Result]:
    documents = _documents(tools.path(WORDS).read_text(encoding="utf-8"))
    gold: dict[str, list[dict[str, object]]] = {}
    for told in json.loads(tools.path(MENTIONS).read_text(encoding="utf-8")):
        gold.setdefault(told["doc_id"], []).append(told)
    topics: dict[str, list[str]] = {}
    for ref in documents:
        topics.setdefault(ref.partition("_")[0], []).append(ref)
    for topic in tools.chosen(sorted(topics)):
        refs = [ref for ref in topics[topic] if ref in gold]
        yield _result(topic, {ref: _mentions(tools, ref, documents[ref], gold[ref]) for ref in refs}, gold)


def _documents(text: str) -> dict[str, dict[int, dict[int, str]]]:
    """Document -> sentence -> token -> word."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        ref, sentence, token, word = line.split("\t")[:4]
        found.setdefault(ref, {}).setdefault(int(sentence), {})[int(token)] = word
    return found


def _mentions(
    tools: Tools, ref: str, sentences: Mapping[int, Mapping[int, str]], gold: Sequence[Mapping[str, object]]
) -> list[Mention]:
    text, starts = "", {}
    for number, words in sorted(sentences.items()):
        for token, word in sorted(words.items()):
            starts[number, token] = len(text)
            text += word + " "
        text = text.rstrip() + "\n\n"
    document = tools.document(text, ref=ref, prose=True)
    seen = tools.annotate(document)
    made = result_json(document, tools.claims(document, seen))
    claims = linked_all(made["document"], made["claims"])
    shift = document.text.find(text.split()[0])
    found = []
    for told in gold:
        tokens = told["tokens_number"]
        assert isinstance(tokens, list)
        at = [starts[int(str(told["sent_id"])), int(n)] + shift for n in tokens]
        key = (ref, told["sent_id"], tuple(tokens))
        sentence = next((s for s in seen.sentences if s.start <= at[0] < s.end), None)
        found.append(_mention(key, ref, at, sentence, claims, str(told["tokens_str"])))
    return found


def _mention(
    key: Hashable, ref: str, at: Sequence[int], sentence: Sentence | None, claims: Sequence[LinkedClaim], wording: str
) -> Mention:
    claim = next((c for c in claims if any(_covers(c.claim["trigger"], start) for start in at)), None)
    if sentence is None:
        return Mention(key, ref, wording.lower(), frozenset(), {}, claim)
    inside = [i for i, t in enumerate(sentence.tokens) if t.start in at]
    head = next((i for i in inside if sentence.tokens[i].head not in inside), inside[0] if inside else None)
    if head is None:
        return Mention(key, ref, wording.lower(), _content(sentence, range(len(sentence.tokens))), {}, claim)
    frame = sentence.frame_of.get(head)
    parts = {a.role: _content(sentence, range(a.first, a.past)) for a in frame.arguments} if frame else {}
    words = _content(sentence, range(len(sentence.tokens)))
    return Mention(key, ref, sentence.tokens[head].lemma.lower(), words, parts, claim)


def _covers(trigger: Mapping[str, int], start: int) -> bool:
    return trigger["start"] <= start < trigger["end"]


def _content(sentence: Sentence, at: range) -> frozenset[str]:
    kept = ("NOUN", "PROPN", "NUM", "VERB", "ADJ")
    return frozenset(sentence.tokens[i].lemma.lower() for i in at if sentence.tokens[i].upos in kept)


def _result(topic: str, mentions: Mapping[str, list[Mention]], gold: Mapping[str, list[dict[str, object]]]) -> Result:
    ours: list[Cluster] = []
    for story in stories({ref: Tally(w for m in said for w in m.words) for ref, said in mentions.items()}):
        ours.extend(clusters([m for ref in story for m in mentions[ref]]))
    chains: dict[object, set[Hashable]] = {}
    for ref in mentions:
        for told in gold[ref]:
            tokens = told["tokens_number"]
            assert isinstance(tokens, list)
            chains.setdefault(told["coref_chain"], set()).add((ref, told["sent_id"], tuple(tokens)))
    wanted = [frozenset(c) for c in chains.values()]
    scored = conll(ours, wanted)
    counts: dict[str, Counter] = {
        "CoNLL F1": scored, "MUC F1": scored.muc, "B-cubed F1": scored.b_cubed, "CEAF-e F1": scored.ceaf_e
    }  # fmt: skip
    return Result(topic, counts, tuple(_failures(mentions, ours, wanted)))


def stories(words: Mapping[str, Tally[str]]) -> list[list[str]]:
    """Documents of one topic that tell one story: joined by the mean cosine of their words, weighted by rarity."""
    held = Tally(w for told in words.values() for w in told)
    vectors = {
        ref: {w: (1 + log(n)) * log(len(words) / held[w]) for w, n in told.items()} for ref, told in words.items()
    }
    alike = {(a, b): _cosine(vectors[a], vectors[b]) for a, b in combinations(sorted(words), 2)}
    return _joined([[ref] for ref in sorted(words)], alike, _STORY)


def clusters(mentions: Sequence[Mention]) -> list[Cluster]:
    """The mentions of one story that speak of one happening."""
    held = Tally(w for words in {m.key: m.words for m in mentions}.values() for w in words)
    weight = {w: log(1 + len(mentions) / n) for w, n in held.items()}
    alike = {(a, b): likeness(mentions[a], mentions[b], weight) for a, b in combinations(range(len(mentions)), 2)}
    groups = _joined([[n] for n in range(len(mentions))], alike, _JOIN)
    return [frozenset(mentions[n].key for n in group) for group in groups]


def likeness(one: Mention, two: Mention, weight: Mapping[str, float]) -> float:
    """0..1: whether two mentions are of one event."""
    pair = compare(one.claim, two.claim) if one.claim is not None and two.claim is not None else None
    same = one.lemma == two.lemma or _stem(one.lemma) == _stem(two.lemma)
    if one.key == two.key or (pair is not None and pair.barred and not same):
        return 0.0
    score = 0.45 if same else 0.0
    if pair is not None and not pair.barred:
        score += 0.3 * pair.score
    score += 0.35 * _overlap(one.words, two.words, weight)
    score += sum(0.1 * _part(one, two, role) for role in _ROLES) + sum(0.1 * _part(one, two, r) for r in _SETTING)
    return score


def _part(one: Mention, two: Mention, role: str) -> float:
    """1 where the arguments share a word, -1 where both have one and share none."""
    first, second = one.parts.get(role), two.parts.get(role)
    if not first or not second:
        return 0.0
    return 1.0 if first & second else -1.0


def _overlap(one: frozenset[str], two: frozenset[str], weight: Mapping[str, float]) -> float:
    # Exact sums: a set has its words in another order each time, and likenesses that are equal must stay so.
    both = fsum(weight.get(w, 0.0) for w in one & two)
    return 2 * both / (fsum(weight.get(w, 0.0) for side in (one, two) for w in side) or 1.0)


def _stem(lemma: str) -> str:
    """A crude stem, by which "murder" and "murderer", "acquire" and "acquisition" are one."""
    return lemma[: max(5, len(lemma) - 4)]


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    lengths = sqrt(fsum(v * v for v in one.values())) * sqrt(fsum(v * v for v in two.values()))
    return fsum(v * two.get(w, 0.0) for w, v in one.items()) / lengths if lengths else 0.0


def _joined(groups: list[list[T]], alike: Mapping[tuple[T, T], float], least: float) -> list[list[T]]:
    """Average-link clustering: the two closest groups are joined while their mean likeness is `least` or more."""
    sums = {(a, b): alike[groups[a][0], groups[b][0]] for a, b in combinations(range(len(groups)), 2)}
    left = set(range(len(groups)))
    while sums:
        (a, b), mean = max(
            (((a, b), total / (len(groups[a]) * len(groups[b]))) for (a, b), total in sums.items()),
            key=lambda item: (item[1], -item[0][0], -item[0][1]),
        )
        if mean < least:
            break
        groups[a] = groups[a] + groups[b]
        left.discard(b)
        sums.pop((a, b))
        for other in left - {a}:
            sums[min(a, other), max(a, other)] += sums.pop((min(b, other), max(b, other)))
    return [groups[n] for n in sorted(left)]


def _failures(
    mentions: Mapping[str, list[Mention]], ours: Sequence[Cluster], wanted: Sequence[Cluster]
) -> Iterator[Failure]:
    lemma = {m.key: m.lemma for said in mentions.values() for m in said}
    found = {key: n for n, cluster in enumerate(ours) for key in cluster}
    for chain in wanted:
        parts = Tally(found[key] for key in chain)
        if len(parts) > 1:
            told = ", ".join(sorted({lemma[key] for key in chain}))
            yield Failure("MUC F1", told, "one event", f"{len(parts)} events", weight=len(parts) / len(chain))


MEASURES = (Measure("ecb", "event coreference across documents, ECB+", (WORDS, MENTIONS), results),)
