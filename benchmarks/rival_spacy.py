"""spaCy's small pipeline over sentences, in an environment of its own; `rivals.py` runs it. Prints one JSON object.

The packages of trained models are not on PyPI: the pipeline is built with the architecture of `en_core_web_sm` (one
tok2vec of 96 by 4 for the tagger and the parser, one for the entities) and weights at random, which cost as much. A few
rounds on trees of a fixed form teach the parser to make the moves of a tree.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path
from typing import Any

_ROUNDS = 20
_TAGS, _DEPS, _ENTITIES = 50, 45, 18
"""Labels of each kind, as many as `en_core_web_sm` has."""
_TOK2VEC = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
        "rows": [5000, 1000, 2500, 2500, 50, 50],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}


def main() -> None:
    begin = time.perf_counter()
    import spacy

    nlp = pipeline(spacy)
    list(nlp.pipe(["One sentence to warm up with ."]))
    started, started_cpu = time.perf_counter() - begin, time.process_time()
    teach(nlp, seed=1)
    told = json.loads(Path(sys.argv[1]).read_text())
    busy, cycles, sentences = 0.0, int(sys.argv[2]), 0
    for _ in range(cycles):
        before = time.process_time()
        for doc in nlp.pipe(told["texts"]):
            sentences += len(list(doc.sents))
        busy += time.process_time() - before
    print(
        json.dumps(
            {
                "what": f"spaCy {spacy.__version__}, its small pipeline's architecture, weights at random",
                "sentences_per_second": told["sentences"] * cycles / busy,
                "sentences_found": sentences // cycles,
                "start_seconds": started,
                "start_cpu_seconds": started_cpu,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
            }
        )
    )


def pipeline(spacy: Any) -> Any:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": _TOK2VEC})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", _SHARED)})
    nlp.add_pipe("ner", config={"model": _transitions("ner", _TOK2VEC)})
    for name, count, prefix in (("tagger", _TAGS, "T"), ("parser", _DEPS, "d"), ("ner", _ENTITIES, "E")):
        for number in range(count):
            nlp.get_pipe(name).add_label(f"{prefix}{number}")
    nlp.initialize()
    return nlp


def _transitions(kind: str, tok2vec: Any) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def teach(nlp: Any, *, seed: int) -> None:
    """Trees in which each word hangs on the next but one in three, which hangs on the last: moves of both kinds."""
    from spacy.training import Example

    chance = random.Random(seed)
    examples = []
    for _ in range(40):
        size = chance.randrange(12, 34)
        words = [f"w{chance.randrange(300)}" for _ in range(size)]
        heads = [min(i + 1 + i % 3, size - 1) for i in range(size)]
        heads = [size - 1 if i % 3 == 2 or h // 3 > i // 3 else h for i, h in enumerate(heads)]
        deps = ["ROOT" if i == size - 1 else f"d{i % _DEPS}" for i in range(size)]
        tags = [f"T{i % _TAGS}" for i in range(size)]
        entities = [f"U-E{i % _ENTITIES}" if i % 7 == 0 else "O" for i in range(size)]
        given = {"heads": heads, "deps": deps, "tags": tags, "entities": entities}
        examples.append(Example.from_dict(nlp.make_doc(" ".join(words)), given))
    optimizer = nlp.resume_training()
    for _ in range(_ROUNDS):
        nlp.update(examples, sgd=optimizer)


if __name__ == "__main__":
    main()
