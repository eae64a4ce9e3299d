"""What the splitter of words keeps in memory."""

from __future__ import annotations

from reportedly.annotate.wordpieces import WordPieces


def test_words_are_remembered_but_not_without_bound() -> None:
    pieces = WordPieces(WordPieces.packaged()._tokenizer, remember=10)
    few = {f"word{n}" for n in range(9)}
    pieces.learn(few)
    assert few <= pieces._seen.keys()
    pieces.learn({"x" * 150 + str(n) for n in range(2)})
    assert few <= pieces._seen.keys(), "all of one call are kept"
    pieces.learn({"another"})
    assert pieces._seen.keys() == {"another"}
    assert pieces.sizes(["another"]) == [1]
