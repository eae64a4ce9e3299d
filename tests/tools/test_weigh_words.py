"""How rare words are, by the reports that have them."""

from __future__ import annotations

import tomllib

from tools.weigh_words import FILE, weighed, written

from reportedly.resolve.knowledge import rarity


def test_a_word_of_all_reports_tells_nothing_and_one_of_few_is_not_listed() -> None:
    texts = [f"The soldiers of the {'mill' if n < 20 else 'ford'} fled; the soldiers' drum {n}x" for n in range(160)]
    number, found = weighed([*texts[:-1], "The soldiers found Arvo's drainpipe"])
    assert number == 160
    assert found[0.0] == ["drum", "fled", "ford", "soldiers", "the"]
    assert found[2.0] == ["mill"]
    assert not any("drainpipe" in listed for listed in found.values())
    told = tomllib.loads(written(number, found))
    assert told["unseen"] == 2.5
    assert told["rare"]["2.0"] == ["mill"]


def test_the_packages_file_is_as_the_tool_writes_it() -> None:
    text = FILE.read_text(encoding="utf-8")
    told = tomllib.loads(text)
    by_weight = {float(weight): listed for weight, listed in told["rare"].items()}
    assert written(1634, by_weight) == text
    assert rarity()["soldiers"] < rarity()["drainpipe" if "drainpipe" in rarity() else ""]
