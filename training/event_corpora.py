"""Corpora that tell what happened: MUC-4 and WikiEvents as tags of roles and triggers, UDS and MEANTIME as a scale."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reportedly.annotate.sentences import split_sentences
from reportedly.read.build import build
from reportedly.read.options import ReadOptions
from reportedly.read.text import read_text
from training.example import Example, bio

MUC = {"PerpInd": "PERPIND", "PerpOrg": "PERPORG", "Target": "TARGET", "Victim": "VICTIM", "Weapon": "WEAPON"}
WIKI = {
    "ATTACKER": {"Attacker", "Killer", "Injurer", "DamagerDestroyer", "Destroyer", "Perpetrator"},
    "TARGET": {"Target", "Conflict.Attack:Artifact", "ArtifactExistence.DamageDestroyDisableDismantle:Artifact"},
    "VICTIM": {"Victim"},
    "WEAPON": {"ExplosiveDevice", "Conflict.Attack:Instrument", "Life.Die:Instrument", "Life.Injure:Instrument"},
    "DETAINEE": {"Detainee", "Defendant"},
    "JAILER": {"Jailer"},
    "PLACE": {"Place"},
}
"""Roles of WikiEvents that are one to us; with the event's type where the bare name would say too little."""
TRIGGERS = {
    "ATTACK": ("Conflict.Attack",),
    "DIE": ("Life.Die",),
    "INJURE": ("Life.Injure",),
    "ARREST": ("Justice.ArrestJailDetain",),
    "DAMAGE": ("ArtifactExistence.DamageDestroyDisableDismantle",),
    "DEMONSTRATE": ("Conflict.Demonstrate",),
    "THREATEN": ("Contact.ThreatenCoerce", "Contact.RequestCommand"),
    "JUSTICE": ("Justice.",),
}
_ABBREVIATED = frozenset({"Lt", "Gen", "Mr", "Mrs", "Ms", "Dr", "Col", "Maj", "Sgt", "Capt", "St", "Sen", "Rep", "Gov"})
_SHORTEST = 3
"""Letters that a mention must have for its repetitions to be masked."""
_STOPS = frozenset(".!?")
_CLOSING = frozenset({"”", '"', "’"})
_LONGEST_TRIGGER = 4
"""Words of a trigger; a few of the corpus are of no word at all, or run on, by mistake."""

Tag = Callable[[Sequence[Sequence[str]]], Sequence[Sequence[str]]]


def muc4(path: Path, upos: Tag) -> Iterator[Example]:
    """MUC-4's reports, sentence by sentence; `upos` tags sentences.

    Mentions are tagged where the template found them; their other occurrences are masked, for whether a repetition
    tells of the incident is not said. The reports are in lower case: in every other one, names are given capitals
    where the tagger sees a proper noun, so that the roles are learned for both.
    """
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            found, masked = _muc_spans(row["doctext"], row["templates"])
            document = build(
                row["doctext"],
                read_text(row["doctext"], prose=True),
                ref=row["docid"],
                options=ReadOptions(language="en"),
                media_type="text/plain",
            )
            segments = split_sentences(document)
            sentences = [[document.text[a:b] for a, b in s.words] for s in segments]
            cased = upos(sentences) if number % 2 else None
            for i, (segment, words) in enumerate(zip(segments, sentences, strict=True)):
                tags = bio(len(words), _inside(segment.words, found))
                for first, past, _ in _inside(segment.words, masked):
                    tags[first:past] = [None if t == "O" else t for t in tags[first:past]]
                if cased is not None:
                    words = _capitals(words, cased[i])
                yield Example(words=words, source="muc", key=row["docid"], entities={"muc": tags})


def _muc_spans(
    text: str, templates: list[dict[str, list[list[tuple[str, int]]]]]
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    """Mentions in characters where the templates found them, and their other occurrences."""
    found: dict[tuple[int, int], str] = {}
    for template in templates:
        for role, kind in MUC.items():
            for mention, offset in (m for entity in template[role] for m in entity):
                found.setdefault((offset, offset + len(mention)), kind)
    masked = []
    for mention in {text[a:b] for a, b in found if b - a >= _SHORTEST}:
        at = text.find(mention)
        while at >= 0:
            if (at, at + len(mention)) not in found:
                masked.append((at, at + len(mention), ""))
            at = text.find(mention, at + 1)
    return [(a, b, k) for (a, b), k in found.items()], masked


def _inside(words: Sequence[tuple[int, int]], spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans of characters that lie in the sentence, as spans of its words."""
    found = []
    for start, end, kind in spans:
        if words[0][0] <= start and end <= words[-1][1]:
            touched = [i for i, (a, b) in enumerate(words) if a < end and start < b]
            if touched:
                found.append((touched[0], touched[-1] + 1, kind))
    return found


def _capitals(words: list[str], upos: Sequence[str]) -> list[str]:
    cased = [w.capitalize() if tag == "PROPN" and w.isalpha() else w for w, tag in zip(words, upos, strict=True)]
    return [cased[0][:1].upper() + cased[0][1:], *cased[1:]]


def wikievents(path: Path) -> Iterator[Example]:
    """WikiEvents with the heads `wiki` (arguments) and `trigger`; cut to sentences at full stops."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            words, place = _joined(row["tokens"])
            arguments: list[tuple[int, int, str]] = []
            triggers: list[tuple[int, int, str]] = []
            for event in row["event_mentions"]:
                at, past = event["trigger"]["start_idx"], event["trigger"]["end_idx"]
                kind = _trigger(event["event_type"])
                if kind and 0 < past - at <= _LONGEST_TRIGGER:
                    triggers.append((place[at], place[past - 1] + 1, kind))
                for argument in event["arguments"]:
                    role = _role(event["event_type"], argument["role"])
                    span = _nearest(words, argument["text"], place[at])
                    if role and span:
                        arguments.append((*span, role))
            roles, kinds = bio(len(words), arguments), bio(len(words), triggers)
            for first, past in _cut(words):
                yield Example(
                    words=words[first:past],
                    source="wiki",
                    key=row["docid"],
                    entities={"wiki": roles[first:past], "trigger": kinds[first:past]},
                )


def _joined(tokens: list[str]) -> tuple[list[str], list[int]]:
    """The tokens as the treebanks have words ("Lt.", "’s"), and the word of each token."""
    words: list[str] = []
    place = []
    for token in tokens:
        token = token.strip() or "-"
        if words and ((token == "." and words[-1] in _ABBREVIATED) or (token in ("s", "S") and words[-1] in "’'")):
            words[-1] += token
        else:
            words.append(token)
        place.append(len(words) - 1)
    return words, place


def _nearest(words: list[str], text: str, at: int) -> tuple[int, int] | None:
    """The words that make up `text`, where they stand nearest to word `at`: the corpus names arguments, not places."""
    wanted = "".join(text.split())
    found = []
    for first, word in enumerate(words):
        if wanted.startswith(word):
            past, so_far = first + 1, word
            while len(so_far) < len(wanted) and past < len(words):
                so_far += words[past]
                past += 1
            if so_far == wanted:
                found.append((abs(first - at), first, past))
    return min(found)[1:] if found else None


def _trigger(event: str) -> str | None:
    return next((kind for kind, types in TRIGGERS.items() if event.startswith(types)), None)


def _role(event: str, role: str) -> str | None:
    return next((kind for kind, names in WIKI.items() if role in names or f"{event}:{role}" in names), None)


def _cut(words: list[str]) -> Iterator[tuple[int, int]]:
    first = 0
    for i, word in enumerate(words):
        past = i + 1
        after = words[past][:1] if past < len(words) else ""
        stops = word in _STOPS and not after.islower() and after not in _CLOSING
        if stops or (word in _CLOSING and i > first and words[i - 1] in _STOPS and after.isupper()):
            yield first, past
            first = past
    if first < len(words):
        yield first, len(words)


def facts(path: Path) -> Iterator[tuple[list[str], list[float | None]]]:
    """Words of a sentence, and how surely the event at each of them happened: -3 to 3, None where nobody said."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            words = row["text"].split()
            scale: list[float | None] = [None] * len(words)
            for target in row["targets"]:
                scale[target["span1"][1] - 1] = target["label"]
            yield words, scale
