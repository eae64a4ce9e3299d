"""Joins the corpora to training and dev examples, and derives the label sets from the training part."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

from reportedly.annotate.lemmas import script_of
from training import corpora, event_corpora
from training.example import ENTITY_HEADS, EVENT_HEADS, Example, bio

RAREST_ROLE = 8
"""Role labels seen less often than this (R-ARG4, C-ARGM-GOL, …) are not predicted."""
RAREST_SCRIPT = 2
RAREST_SENSE = 10


def load(folder: Path, part: str, upos: event_corpora.Tag | None = None) -> list[Example]:
    """All examples of a part ('train' or 'dev'); MUC-4's and WikiEvents' only if a tagger is given."""
    ewt = list(corpora.conllu(folder / f"parse/ewt-{part}.conllu", source="ewt"))
    for example, (words, tags) in zip(ewt, _uner(folder, part, ewt), strict=True):
        if words == example.words:
            _add_uner(example, tags)
    extra = _add_roles(folder, part, ewt)
    examples = ewt + extra + list(corpora.conllu(folder / f"parse/gum-{part}.conllu", source="gum"))
    examples += corpora.re3d(folder / "ner", part)
    examples += corpora.crossner(folder / f"ner/crossner-politics-{part}.iob2")
    examples += corpora.meantime(folder / "newsreader" / part)
    examples += _add_facts(folder, part, ewt)
    if upos is not None:
        examples += event_corpora.muc4(folder / f"roles/muc4-{part}.jsonl", upos)
        if part == "train":
            examples += event_corpora.wikievents(folder / f"roles/wikievents-{part}.jsonl")
    return examples


def _add_facts(folder: Path, part: str, ewt: list[Example]) -> list[Example]:
    by_words = {tuple(e.words): e for e in ewt}
    extra = []
    for source in ("uds", "meantime"):
        for words, scale in event_corpora.facts(folder / f"factuality/{source}-{part}.jsonl"):
            known = by_words.get(tuple(words)) if source == "uds" else None
            if known is not None:
                known.facts = scale
            else:
                extra.append(Example(words=words, source=source, facts=scale))
    return extra


def _uner(folder: Path, part: str, ewt: list[Example]) -> list[tuple[list[str], list[str]]]:
    """UNER's sentences in the order of EWT, an empty one where EWT's is missing there."""
    found = {tuple(w): (w, t) for w, t in corpora.iob2(folder / f"ner/uner-ewt-{part}.iob2", word=1, tag=2)}
    return [found.get(tuple(e.words), ([], [])) for e in ewt]


def _add_uner(example: Example, tags: list[str]) -> None:
    """UNER's train part has OTH, mostly nationalities, and its dev part none: masked, and told to the head `nat`."""
    example.entities["uner"] = [None if t.endswith("OTH") else t for t in tags]
    if example.upos is None:
        return
    known = [t == "B-OTH" and w[:1].isupper() for t, w in zip(tags, example.words, strict=True)]
    nat: list[str | None] = list(bio(len(tags), []))
    for i, tag in enumerate(tags):
        if tag.endswith("OTH"):
            alone = known[i] and not (i + 1 < len(tags) and tags[i + 1] == "I-OTH")
            nat[i] = "B-NAT" if alone and example.upos[i] in ("ADJ", "PROPN", "NOUN") else None
        elif example.upos[i] == "ADJ" and example.words[i][:1].isupper():
            nat[i] = None  # an adjective in capitals that the early draft may have missed
    example.entities["nat"] = nat


def _add_roles(folder: Path, part: str, ewt: list[Example]) -> list[Example]:
    by_key = {e.key: e for e in ewt}
    extra = []
    for key, words, frames in corpora.propbank(folder / f"srl/propbank-ewt-{part}.jsonl"):
        if key in by_key and by_key[key].words == words:
            by_key[key].frames = frames
        else:
            extra.append(Example(words=words, source="propbank", key=key, frames=frames))
    return extra


@dataclass(frozen=True)
class Labels:
    """Label sets in the order of the model's outputs; what the package reads as labels.json."""

    deprels: list[str]
    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    entities: dict[str, list[str]]
    roles: list[str]
    senses: list[str]
    rolesets: dict[str, list[str]]
    forms: dict[str, dict[str, str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return asdict(self)


def labels_of(examples: list[Example]) -> Labels:
    """Label sets of the training part. 'root' is the first relation and O the first tag, which decoding relies on."""
    count: dict[str, Counter[str]] = {n: Counter() for n in ("deprel", "upos", "xpos", "script", "role", "sense")}
    rolesets: dict[str, Counter[str]] = {}
    for e in examples:
        if e.heads is not None and e.deprels and e.upos and e.xpos and e.lemmas:
            count["deprel"].update(e.deprels)
            count["upos"].update(e.upos)
            count["xpos"].update(e.xpos)
            count["script"].update(script_of(w, m) for w, m in zip(e.words, e.lemmas, strict=True))
        for f in e.frames or ():
            count["role"].update(r for _, _, r in f.arguments)
            count["sense"].update([f.roleset.rpartition(".")[2]])
            if e.lemmas:
                rolesets.setdefault(e.lemmas[f.word].lower(), Counter())[f.roleset] += 1
    roles = [r for r, n in count["role"].most_common() if n >= RAREST_ROLE]
    return Labels(
        deprels=["root", *sorted(set(count["deprel"]) - {"root"})],
        upos=sorted(count["upos"]),
        xpos=sorted(count["xpos"]),
        scripts=[s for s, n in count["script"].most_common() if n >= RAREST_SCRIPT and "@" not in s],
        entities={h: bio_tags(kinds) for h, kinds in (ENTITY_HEADS | EVENT_HEADS).items()},
        roles=bio_tags(roles),
        senses=[s for s, n in count["sense"].most_common() if n >= RAREST_SENSE],
        forms=forms_of(examples),
        rolesets={k: [r for r, _ in c.most_common()] for k, c in sorted(rolesets.items())},
    )


LISTED = ("ADJ", "ADV", "AUX", "NOUN", "VERB")


def forms_of(examples: list[Example]) -> dict[str, dict[str, str]]:
    """The usual lemma of each form in lower case, by part of speech: where a form was seen, nothing need be guessed."""
    count: dict[tuple[str, str], Counter[str]] = {}
    for e in examples:
        for word, tag, lemma in zip(e.words, e.upos or (), e.lemmas or (), strict=False):
            if tag in LISTED and word.isalpha():
                count.setdefault((tag, word.lower()), Counter())[lemma] += 1
    found: dict[str, dict[str, str]] = {tag: {} for tag in LISTED}
    for (tag, form), lemmas in sorted(count.items()):
        [(lemma, times)] = lemmas.most_common(1)
        if lemma.islower() and times > 0.6 * lemmas.total():
            found[tag][form] = lemma
    return found


def bio_tags(kinds: list[str] | tuple[str, ...]) -> list[str]:
    """O, then B-x and I-x of each kind: tag 2k+1 begins kind k and tag 2k+2 continues it."""
    return ["O", *(f"{p}-{k}" for k in kinds for p in "BI")]
