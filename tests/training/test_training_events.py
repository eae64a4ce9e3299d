"""Corpora that tell what happened, on small ones made for the test."""

from __future__ import annotations

import json
from pathlib import Path

from training.event_corpora import facts, muc4, wikievents
from training.example import spans_of


def spans(tags: list[str | None]) -> set[tuple[int, int, str]]:
    return spans_of([t or "O" for t in tags])


def test_mentions_are_tagged_where_they_were_found_and_masked_elsewhere(tmp_path: Path) -> None:
    text = "masked men shot the mayor of ordun.  the mayor died today."
    template: dict[str, object] = {
        **{key: [] for key in ("PerpOrg", "Target", "Weapon")},
        "incident_type": "attack",
        "PerpInd": [[["masked men", 0]]],
        "Victim": [[["mayor", text.index("mayor")]]],
    }
    rows = [{"docid": str(i), "doctext": text, "templates": [template]} for i in range(2)]
    path = tmp_path / "muc.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    found = list(muc4(path, lambda of: [["PROPN" if w == "ordun" else "X" for w in words] for words in of]))
    assert len(found) == 4
    assert spans(found[0].entities["muc"]) == {(0, 2, "PERPIND"), (4, 5, "VICTIM")}
    assert found[1].entities["muc"][:2] == ["O", None]
    assert "ordun" in found[0].words
    assert found[2].words[0] == "Masked"
    assert "Ordun" in found[2].words


def test_arguments_are_sought_near_their_trigger(tmp_path: Path) -> None:
    tokens = ["Rebels", "left", ".", "Gunmen", "killed", "Lt", ".", "Hall", ".", "Hall", "was", "30", "."]
    trigger = {"start_idx": 4, "end_idx": 5, "text": "killed"}
    nothing = {"start_idx": 0, "end_idx": 0, "text": "kil"}
    arguments = [{"role": "Killer", "text": "Gunmen"}, {"role": "Victim", "text": "Lt . Hall"}]
    row = {
        "docid": "d",
        "tokens": tokens,
        "event_mentions": [
            {"event_type": "Life.Die", "trigger": trigger, "arguments": arguments},
            {"event_type": "Life.Die", "trigger": nothing, "arguments": []},
        ],
    }
    path = tmp_path / "wiki.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    first, second, third = wikievents(path)
    assert second.words == ["Gunmen", "killed", "Lt.", "Hall", "."]
    assert spans(second.entities["wiki"]) == {(0, 1, "ATTACKER"), (2, 4, "VICTIM")}
    assert spans(second.entities["trigger"]) == {(1, 2, "DIE")}
    assert not spans(first.entities["trigger"]) | spans(third.entities["trigger"])


def test_facts_stand_at_the_last_word_of_their_event(tmp_path: Path) -> None:
    row = {"text": "They broke off talks .", "targets": [{"span1": [1, 3], "label": 2.5}]}
    path = tmp_path / "facts.jsonl"
    path.write_text(json.dumps(row), "utf-8")
    assert list(facts(path)) == [(["They", "broke", "off", "talks", "."], [None, None, 2.5, None, None])]
