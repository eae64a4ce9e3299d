"""reportedly's whole pipeline over the same texts, for `rivals.py`, which runs it. Prints one JSON object."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportedly.model import Document


def main() -> None:
    begin = time.perf_counter()
    from reportedly import __version__
    from reportedly.contract import result_json
    from reportedly.read import ReadOptions
    from reportedly.read.build import build
    from reportedly.read.text import read_text
    from reportedly.work import Coding

    do = Coding().load()
    options = ReadOptions(language="en")

    def read(text: str) -> Document:
        return build(text, read_text(text), ref="text", options=options, media_type="text/plain")

    do(read("Gunmen killed two guards in the town on Monday."))
    started, started_cpu = time.perf_counter() - begin, time.process_time()
    told = json.loads(Path(sys.argv[1]).read_text())
    busy, cycles, claims = 0.0, int(sys.argv[2]), 0
    for _ in range(cycles):
        before = time.process_time()
        for text in told["texts"]:
            document = read(text)
            found = do(document)
            json.dumps(result_json(document, found), ensure_ascii=False)
            claims += len(found)
        busy += time.process_time() - before
    print(
        json.dumps(
            {
                "what": f"reportedly {__version__}, text to claims as JSON",
                "sentences_per_second": told["sentences"] * cycles / busy,
                "claims": claims // cycles,
                "start_seconds": started,
                "start_cpu_seconds": started_cpu,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
            }
        )
    )


if __name__ == "__main__":
    main()
