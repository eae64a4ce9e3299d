"""Reads the corpora into examples. Only the train and dev parts are named here; nothing else is opened."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from training.example import Example, Roles, bio
from training.segment import sentences_of

RE3D = {
    "Person": "PER",
    "Location": "LOC",
    "Organisation": "ORG",
    "Nationality": "NAT",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
    "Temporal": "TIME",
    "Quantity": "QUANTITY",
    "Money": "MONEY",
}
"""re3d's types as ours. Vehicle is left out: its offsets are off by a few characters throughout."""
GUM = {"person": "PER", "place": "LOC", "organization": "ORG", "time": "TIME"}
CROSSNER = {
    "person": "PER",
    "location": "LOC",
    "organisation": "ORG",
    "politicalparty": "PARTY",
}


def conllu(path: Path, *, source: str) -> Iterator[Example]:
    """Basic trees; multi-word ranges and empty nodes are skipped. GUM's `Entity=` becomes the head `gum`."""
    for block in path.read_text("utf-8").split("\n\n"):
        key, rows = "", []
        for line in block.split("\n"):
            if line.startswith("# sent_id = "):
                key = line[12:].strip()
            elif line and line[0] != "#":
                row = line.split("\t")
                if row[0].isdigit():
                    rows.append(row)
        if not rows:
            continue
        example = Example(
            words=[r[1] for r in rows],
            source=source,
            key=key,
            heads=[int(r[6]) for r in rows],
            deprels=[r[7] for r in rows],
            upos=[r[3] for r in rows],
            xpos=[r[4] for r in rows],
            lemmas=[r[2] for r in rows],
        )
        if source == "gum":
            example.entities["gum"] = bio(len(rows), _gum_names(rows))
        yield example


def _gum_names(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """Named people, places and organisations: the run of proper nouns at a mention's head; times as they stand."""
    found, open_ = [], []
    for i, row in enumerate(rows):
        entity = dict(p.split("=", 1) for p in row[9].split("|") if "=" in p).get("Entity", "")
        for part in entity.replace("(", "\x00(").replace(")", ")\x00").split("\x00"):
            if part.startswith("("):
                open_.append((i, part.strip("()").split("-")))
            if part.endswith(")") and part:
                number = part.strip("()").split("-")[0]
                at = next((k for k in range(len(open_) - 1, -1, -1) if open_[k][1][0] == number), None)
                if at is not None:
                    first, fields = open_.pop(at)
                    kind = GUM.get(fields[1] if len(fields) > 1 else "")
                    if kind:
                        found.append((first, i + 1, kind))
    return [s for f in found if (s := f if f[2] == "TIME" else _name(rows, *f))]


def _name(rows: list[list[str]], first: int, past: int, kind: str) -> tuple[int, int, str] | None:
    inside = range(first, past)
    head = next((i for i in inside if not first < int(rows[i][6]) <= past), first)
    if rows[head][3] != "PROPN":
        return None
    low = high = head
    while low > first and rows[low - 1][3] == "PROPN":
        low -= 1
    while high + 1 < past and rows[high + 1][3] == "PROPN":
        high += 1
    return low, high + 1, kind


def iob2(path: Path, *, word: int, tag: int) -> Iterator[tuple[list[str], list[str]]]:
    """Words and tags of each sentence; `word` and `tag` are the columns."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if line.strip() and not line.startswith("# ")]
        if rows:
            yield [r[word] for r in rows], [r[tag] for r in rows]


def crossner(path: Path) -> Iterator[Example]:
    for words, tags in iob2(path, word=0, tag=1):
        ours = [t if t == "O" else t[:2] + CROSSNER.get(t[2:], t[2:].upper()) for t in tags]
        yield Example(words=words, source="crossner", entities={"crossner": list(ours)})


def propbank(path: Path) -> Iterator[tuple[str, list[str], list[Roles]]]:
    """Sentence id, words and frames."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            frames = [Roles(f["i"], f["roleset"], [(a, b, r) for a, b, r in f["args"]]) for f in row["frames"]]
            yield row["id"], row["tokens"], frames


def re3d(folder: Path, part: str) -> Iterator[Example]:
    """Of overlapping spans the longest is kept (of equal ones the surest); nationalities inside them go to `nat`."""
    entities: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    with (folder / f"re3d-{part}-entities.jsonl").open(encoding="utf-8") as lines:
        rows = sorted((json.loads(line) for line in lines), key=lambda r: -r["confidence"])
    for row in rows:
        if row["type"] in RE3D:
            entities[row["documentId"]].append((row["begin"], row["end"], RE3D[row["type"]]))
    with (folder / f"re3d-{part}-documents.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            spans = entities[document["_id"]]
            for words in sentences_of(document["text"], [(a, b) for a, b, _ in spans]):
                inside = [s for s in (_words_in(words, *span) for span in spans) if s]
                yield Example(
                    words=[document["text"][a:b] for a, b in words],
                    source="re3d",
                    key=document["_id"],
                    entities={
                        "re3d": bio(len(words), inside),
                        "nat": bio(len(words), [s for s in inside if s[2] == "NAT"]),
                    },
                )


def _words_in(words: list[tuple[int, int]], start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    """Characters to words; a span that cuts a word takes the whole word."""
    inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
    return (inside[0], inside[-1] + 1, kind) if inside else None


MEANTIME_SENTENCES = 6
"""MEANTIME annotates the title, the date line and the first four sentences of an article."""


def meantime(folder: Path) -> Iterator[Example]:
    """Wikinews with entity mentions that are names, and TIMEX3 dates, times and durations."""
    for path in sorted(folder.glob("*.xml")):
        root = ElementTree.parse(path).getroot()
        sentences: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for token in root.iter("token"):
            if int(token.attrib["sentence"]) < MEANTIME_SENTENCES:
                sentences[token.attrib["sentence"]].append((token.attrib["t_id"], token.text or "-"))
        kinds = {e.attrib["m_id"]: e.attrib.get("ent_type", "") for e in root.iter("ENTITY")}
        refers: dict[str, str] = {}
        for link in root.iter("REFERS_TO"):
            target = link.find("target")
            for mention in link.findall("source"):
                if target is not None:
                    refers[mention.attrib["m_id"]] = kinds.get(target.attrib["m_id"], "")
        mentions = [(m, refers.get(m.attrib["m_id"], "")) for m in root.iter("ENTITY_MENTION")]
        mentions = [(m, kind) for m, kind in mentions if m.attrib.get("syntactic_type") == "NAM"]
        mentions += [(m, "TIME") for m in root.iter("TIMEX3")]
        for tokens in sentences.values():
            at = {t: i for i, (t, _) in enumerate(tokens)}
            spans = []
            for mention, kind in mentions:
                words = [at[a.attrib["t_id"]] for a in mention.iter("token_anchor") if a.attrib["t_id"] in at]
                if words and kind in ("PER", "LOC", "ORG", "FIN", "PRO", "TIME"):
                    spans.append((min(words), max(words) + 1, kind))
            yield Example(
                words=[w for _, w in tokens],
                source="meantime",
                key=path.stem,
                entities={"meantime": bio(len(tokens), spans)},
            )
