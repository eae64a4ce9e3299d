"""What goes to stderr: inputs that cannot be used, progress on a terminal, and the count at the end."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

from reportedly.errors import InputError
from reportedly.output.text import clean

if TYPE_CHECKING:
    from reportedly.store import Added

_EVERY = 0.1  # seconds between two updates of the progress line
_CLEAR = "\r\x1b[K"


class Report:
    """Counts documents, claims and failures, and says so; the progress line is for terminals only."""

    def __init__(self, stream: TextIO, *, verb: str) -> None:
        """`verb` is what the command did to the documents: coded, annotated."""
        self.documents = 0
        self.claims: int | None = None
        self.failed = 0
        self.known = 0
        self.bounded = 0  # documents that were not read in full
        self._verb = verb
        self._stream = stream
        self._terminal = stream.isatty()
        self._first = 0.0
        self._last = 0.0
        self._shown = False

    def begin(self) -> None:
        """Loading the model takes a moment; a person should not wonder."""
        if self._terminal:
            self._progress("reading …")

    def done(self, *, claims: int | None = None, known: bool = False) -> None:
        """One more document is finished; `known`: there was nothing to do, as it was there already."""
        self.documents += 1
        self.known += known
        if claims is not None:
            self.claims = (self.claims or 0) + claims
        now = time.monotonic()
        if self.documents == 1:
            self._first = now  # loading the model is no part of the rate
        if self._terminal and now - self._last >= _EVERY:
            self._last = now
            self._progress(self._done_words() + self._rate_words(now))

    def fail(self, error: InputError) -> None:
        """One line: which input, what is wrong with it, what to do."""
        self.failed += 1
        self.clear()
        self._stream.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")

    def warn(self, ref: str, problem: str, remedy: str) -> None:
        """One line on an input that is used all the same."""
        self.clear()
        self._stream.write(f"reportedly: {clean(ref)}: {clean(problem)}; {clean(remedy)}\n")

    def end(self) -> None:
        """The summary, unless there was one input and all went well."""
        self.clear()
        if self.failed or self.documents > 1:
            failed = f"; {_number(self.failed, 'input')} failed" if self.failed else ""
            bounded = f"; {self.bounded:,} not read in full" if self.bounded else ""
            self._stream.write(f"reportedly: {self._done_words()}{bounded}{failed}\n")

    def clear(self) -> None:
        """Take the progress line away, so that something else can be printed."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False

    def _done_words(self) -> str:
        claims = "" if self.claims is None else f", {_number(self.claims, 'claim')}"
        known = f"; {self.known:,} known already" if self.known else ""
        return f"{self._verb} {_number(self.documents - self.known, 'document')}{claims}{known}"

    def _rate_words(self, now: float) -> str:
        seconds = now - self._first
        return f", {(self.documents - 1) / seconds:.1f} documents a second" if seconds > 0 else ""

    def _progress(self, words: str) -> None:
        self._stream.write(f"{_CLEAR}{words}")
        self._stream.flush()
        self._shown = True


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def added_words(added: Added) -> str:
    """What adding a document did."""
    if added.known and not (added.withdrawn or added.restored or added.events):
        return "known already"
    words = [] if added.known else [_number(added.claims, "claim")]
    words.append(f"{_number(len(added.events), 'event')} new or changed")
    if added.withdrawn:
        words.append(f"{_number(len(added.withdrawn), 'claim')} withdrawn")
    if added.restored:
        words.append(f"{_number(len(added.restored), 'claim')} made again")
    return ", ".join(words)
