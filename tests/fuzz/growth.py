"""python -m tests.fuzz.growth [TARGET…]: how time grows with one input, for texts that are a piece again and again.

Prints what takes more than six times as long for a text four times as long, and longer than a tenth of a second.
"""

from __future__ import annotations

import sys
import time
from contextlib import suppress

from tests.fuzz.odd import ODD
from tests.fuzz.targets import TARGETS

from reportedly.errors import InputError

_SIZES = (4_096, 16_384, 65_536)
_PIECES = (
    *(
        b"a",
        b"1",
        b" ",
        b"\n",
        b"\t",
        b".",
        b",",
        b"-",
        b"'",
        b'"',
        b"(",
        b"[",
        b"<",
        b"*",
        b"_",
        b"`",
        b"~",
        b"!",
        b"|",
        b"#",
        b":",
    ),
    *(
        b"a ",
        b"1 ",
        b"a\n",
        b"a\n\n",
        b"a. ",
        b"A. ",
        b"a,",
        b"1,",
        b"1.",
        b"1-",
        b"a-",
        b"a:",
        b"a=",
        b'"a',
        b'"a" ',
        b"a'b",
        b"[a",
        b"[a](",
    ),
    *(
        b"[a](b",
        b"![",
        b"![a",
        b"**a",
        b"*a ",
        b"_a",
        b"<a",
        b"<a ",
        b"<!--",
        b"<p>",
        b"<div>",
        b"</p>",
        b"<![CDATA[",
        b"&a",
        b"&a;",
    ),
    *(
        b"> ",
        b">> a\n",
        b"- a\n",
        b"1. a\n",
        b"| a ",
        b"|a|\n",
        b"a  b",
        b"a\r\n",
        b"\xe2\x80\x9ca",
        b"\xe2\x80\x9d",
        b"---\n",
        b"a: b\n",
    ),
    *(
        b"May ",
        b"May 5 ",
        b"5 May ",
        b"the first ",
        b"first week ",
        b"last ",
        b"a monday ",
        b"2020-",
        b"2020 ",
        b"and ",
        b"one and ",
    ),
    *(
        b"5 days ",
        b"hundred ",
        b"Disallow: *a*\n",
        b"Disallow: /a\n",
        b"http://a/",
        b"a@b.c ",
        b'{"a":',
        b"[",
        b"\\",
        b"\\u0000",
        b"%41",
        b"a=b&",
    ),
)


def _seconds(name: str, data: bytes) -> float:
    begun = time.process_time()
    with suppress(InputError):
        TARGETS[name].run(data)
    return time.process_time() - begun


def main() -> None:
    for name in sys.argv[1:] or [name for name in TARGETS if name != "code"]:
        heads = (b"", b"a ", *((b"<rss><channel><item><title>",) if name == "feed" else ()))
        heads = heads if name != "jsonl" else (b'{"text": "',)
        for data in TARGETS[name].seeds():
            _seconds(name, data)
        for piece in dict.fromkeys((*_PIECES, *(word for word in ODD if len(word) < 20))):
            for head in heads:
                times = [_seconds(name, head + piece * (size // len(piece))) for size in _SIZES]
                if times[-1] > 0.1 and times[-1] > 6 * times[-2]:
                    print(f"{name}: {head + piece!r}: " + ", ".join(f"{s:.3f} s" for s in times), flush=True)
        print(f"{name}: looked at", flush=True)


if __name__ == "__main__":
    main()
