"""Evidence packs: everything that events rest on, in a zip that a stranger can check (docs/evidence.md).

Events are written by the hundred, and after them the documents that they name, so that a pack takes little memory
however many events it has.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.evidence.bags import FORMAT, BagWriter, Spool
from reportedly.evidence.exchanges import exchange_files
from reportedly.evidence.keys import Signer
from reportedly.evidence.lots import DOCUMENTS_AT_ONCE, PROV, LotMaker
from reportedly.evidence.making import Maker, makers
from reportedly.evidence.pages import index_page, readme
from reportedly.evidence.records import stamp
from reportedly.export.export import Export
from reportedly.parallel import MOST, cores
from reportedly.store import Asked
from reportedly.store.evidence import AT_ONCE, DocumentRecord, Evidence, Recorded
from reportedly.store.plain import to_plain
from reportedly.store.rows import parts

_MOST_EVENTS = 20_000  # of a store in which it is worked out how every source fared
_ALONE = 1000  # events that are no work for several processes, which take a second to begin


def write(export: Export) -> None:
    """The pack. Options: `events`, ids in place of what is asked; `sign`, the file of a private key; `warc`, the folder
    of what was sent and came; `jobs`, processes that work on it: 1 if nothing is said, one a core if it is None.

    Raises InputError for an unknown event, or a key that cannot be used.
    """
    named: list[str] = export.options.get("events") or []
    key: Path | None = export.options.get("sign")
    if key is not None:
        from reportedly.evidence.keys import load_signer

        signer = load_signer(key)
    else:
        signer = None
    with ExitStack() as stack:
        view = stack.enter_context(export.store.evidence(export.as_of))
        pack = _Pack(export, view, _asked_words(export, named), signer)
        ids = _named(view, named) if named else None
        if ids is None and export.asked != Asked(limit=export.asked.limit):
            ids = view.asked(export.asked)
        # All of a store are counted sooner than they are found, which is done while the processes begin.
        count = min(view.count(), export.asked.limit or sys.maxsize) if ids is None else len(ids)
        jobs: int | None = export.options.get("jobs", 1)
        jobs = 1 if count < _ALONE else jobs or min(MOST, cores())
        maker = stack.enter_context(makers(pack.lots, view, export.store.url, jobs=jobs))
        out = stack.enter_context(export.out.open("wb"))
        if ids is None and jobs > 1:
            view.read_ahead()
        pack.write(BagWriter(out, pack.base), maker, view.asked(export.asked) if ids is None else ids)


class _Pack:
    """One pack under way."""

    def __init__(self, export: Export, view: Evidence, asked: str, signer: Signer | None) -> None:
        self._export = export
        self._view = view
        self._asked = asked
        self._signer = signer
        self._state = _state_words(view.recorded())
        self._documents: dict[str, None] = {}
        self.lots = LotMaker(tuple(view.sources(most_events=_MOST_EVENTS) or ()), self._state)
        self.base = f"evidence-{sha256(f'{asked} {self._state}'.encode()).hexdigest()[:12]}"

    def write(self, bag: BagWriter, maker: Maker, ids: Sequence[str]) -> None:
        index = Spool()
        for piece in index_page(self._rows(bag, maker, ids), self._asked, self._state):
            index.write(piece.encode())
        bag.add_spooled("index.html", index)
        lots = maker.documents(parts(self._documents, DOCUMENTS_AT_ONCE))
        for number, files in enumerate(lots, start=1):
            for file in files:
                name = f"prov-{number:05}.json" if file.name == PROV else file.name
                bag.add_file(f"documents/{name}", file.content, file.crc, file.sha256)
        if (archive := self._export.options.get("warc")) is not None:
            for name, content in exchange_files(self._each_document(), archive):
                bag.add(name, content)
        fingerprint = self._signer.fingerprint if self._signer else None
        counts = f"Events: {self._export.written:,}. Documents: {len(self._documents):,}."
        told = readme(asked=self._asked, state=self._state, counts=counts, fingerprint=fingerprint)
        bag.finish(self._info(fingerprint), told, self._signer)

    def _each_document(self) -> Iterator[DocumentRecord]:
        for part in parts(sorted(self._documents), DOCUMENTS_AT_ONCE):
            found = self._view.documents(part)
            yield from (found[ident] for ident in part)

    def _info(self, fingerprint: str | None) -> dict[str, str]:
        info = {
            "Bag-Software-Agent": f"reportedly {__version__}",
            "Pack-Format": str(FORMAT),
            "External-Description": f"Evidence pack. {self._asked}",
            "Internal-Sender-Description": self._state,
        }
        return info | ({"Signed-With": f"Ed25519 {fingerprint}"} if fingerprint else {})

    def _rows(self, bag: BagWriter, maker: Maker, ids: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
        """Writes the events; gives the row of the index of each."""
        folders = 0
        for lots in maker.events(parts(ids, AT_ONCE)):
            for lot in lots:
                folders += 1
                folder = f"{folders:05}"
                for file in lot.files:
                    bag.add_file(f"events/{folder}/{file.name}", file.content, file.crc, file.sha256)
                self._documents |= dict.fromkeys(lot.documents)
                for anchor, *row in lot.rows:
                    self._export.written += 1
                    self._export.progress(self._export.written)
                    what, where, standing = row
                    yield f"{folder}/report.html#{anchor}", what, where, standing


def _named(view: Evidence, names: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for name in names:
        event = view.named(name)
        if event is None:
            remedy = "give the ten characters that reportedly events prints"
            raise InputError(ref=name, problem="no event of that id, or too little of it", remedy=remedy)
        found[event.event_id] = None
    return list(found)


def _asked_words(export: Export, named: list[str]) -> str:
    """What the pack is of, in one line."""
    if named:
        return f"Asked for: {', '.join(named)}."
    told = {key: value for key, value in to_plain(export.asked).items() if value not in (None, [])}
    shown = [f"{key} {', '.join(map(str, value)) if isinstance(value, list) else value}" for key, value in told.items()]
    return f"Asked for: {'; '.join(shown) or 'all events'}."


def _state_words(recorded: Recorded | None) -> str:
    if recorded is None:
        return "The store was empty."
    return f"As the store was after its entry {recorded.entry}, recorded {stamp(recorded.at)}."
