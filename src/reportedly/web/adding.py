"""Texts on their way into the store: read and coded by one worker thread, shown, and stored when somebody says so.

The model is loaded once, by the worker, with the first text; the server answers meanwhile. Nothing here outlives the
process: what was not stored is gone with it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import chain
from typing import Any

from reportedly import __version__
from reportedly.bounds import noting
from reportedly.errors import InputError
from reportedly.model import Claim, Document
from reportedly.parallel import Fault, attempt
from reportedly.read import ReadOptions, read_content, read_inputs
from reportedly.store import Store
from reportedly.web.addition import Addition, Given, Item, State
from reportedly.web.settings import Settings
from reportedly.work import Coding

MOST_DOCUMENTS = 500  # of one addition
MOST_BYTES = 5_000_000  # of one document
_KEPT, _WAITING = 30, 10  # additions
_LONGEST = timedelta(hours=2)


class Additions:
    """Those that are under way or wait to be looked at; one is worked on at a time."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._coding = Coding(settings.actors, settings.gazetteer)
        self._code: Callable[[Document], tuple[Claim, ...]] | None = None
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="coding")
        self._known: dict[str, Addition] = {}
        self._lock = threading.Lock()

    def begin(self, given: Sequence[Given], options: ReadOptions, *, owner: str, store: bool = False) -> Addition:
        """Raises InputError where nothing is given, or too much waits already."""
        if not given:
            raise InputError(
                ref="add", problem="nothing is given", remedy="paste a text, name an address, or drop files"
            )
        made = Addition(secrets.token_hex(8), owner, datetime.now(UTC), tuple(given), options, store)
        with self._lock:
            if sum(one.busy for one in self._known.values()) >= _WAITING:
                raise InputError(ref="add", problem="too much waits to be read", remedy="try again in a minute")
            self._forget(made.begun)
            self._known[made.id] = made
        self._submit(self._read, made)
        return made

    def get(self, id: str, owner: str) -> Addition | None:
        """An addition, for the one who began it alone."""
        found = self._known.get(id)
        return found if found is not None and found.owner == owner else None

    def store(self, addition: Addition) -> None:
        """Store what was read. Raises InputError where there is nothing to store, or it is being done."""
        with self._lock:
            if not addition.storable:
                raise InputError(
                    ref=addition.id, problem="nothing is left to store", remedy="look at what became of it"
                )
            addition.state = State.STORING
        self._submit(self._keep, addition)

    def stop(self, addition: Addition) -> None:
        """Read no further document; what was read so far can be stored. Raises InputError where nothing is read."""
        with self._lock:
            if addition.state not in (State.WAITING, State.READING):
                raise InputError(ref=addition.id, problem="it is not being read", remedy="look at what became of it")
            addition.stopped = True

    def _submit(self, work: Callable[[Addition], None], addition: Addition) -> None:
        def done(future: Future[None]) -> None:
            error = None if future.cancelled() else future.exception()
            if error is not None:  # a fault of ours: told, and the worker goes on with what others gave
                addition.items.append(Item("add", error=_fault("add", Fault(type(error).__name__, str(error)))))

        self._worker.submit(work, addition).add_done_callback(done)

    def close(self) -> None:
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _forget(self, now: datetime) -> None:
        idle = [one for one in self._known.values() if not one.busy]
        old = [one for one in idle if now - one.begun > _LONGEST]
        for one in {id(one): one for one in chain(old, idle[: max(0, len(idle) - _KEPT)])}.values():
            del self._known[one.id]

    def _read(self, addition: Addition) -> None:
        addition.state = State.READING
        if addition.stopped:
            addition.given = ()
        try:
            for item in self._items(addition):
                addition.items.append(item)
                if addition.stopped:
                    break
        except InputError as error:  # the user's own actors or places cannot be used
            addition.items.append(Item(error.ref, error=error))
        finally:
            addition.given = ()  # the bytes are in the documents
            addition.state = State.READ
        if addition.store and addition.storable and not addition.stopped:
            addition.state = State.STORING
            self._keep(addition)

    def _items(self, addition: Addition) -> Iterator[Item]:
        code = self._loaded()
        for number, read in enumerate(chain.from_iterable(_read_one(one, addition.options) for one in addition.given)):
            if number >= MOST_DOCUMENTS:
                problem = f"more than {MOST_DOCUMENTS} documents at once"
                yield Item("add", error=InputError(ref="add", problem=problem, remedy="use reportedly add"))
                return
            yield Item(read.ref, error=_on_the_desk(read)) if isinstance(read, InputError) else _coded(read, code)

    def _loaded(self) -> Callable[[Document], tuple[Claim, ...]]:
        if self._code is None:
            self._code = self._coding.load()
        return self._code

    def _keep(self, addition: Addition) -> None:
        try:
            for item in addition.items:
                if item.document is not None and not item.stored:
                    self._keep_one(item, item.document)
        finally:
            addition.state = State.STORED

    def _keep_one(self, item: Item, document: Document) -> None:
        try:
            added = attempt(self._add, document, item)
        except InputError as error:  # the store itself: a full disk, another writer
            item.error = error
            return
        if isinstance(added, Fault):
            item.error = _fault(document.ref, added)
            return
        item.stored, item.known, item.events = True, added.known, added.events

    def _add(self, document: Document, item: Item) -> Any:
        return self._store.add(document, item.claims, tool=f"reportedly {__version__}", bounds=item.bounds)


def _read_one(given: Given, options: ReadOptions) -> Iterator[Document | InputError]:
    if given.content is None:
        return read_inputs([given.ref], options)
    return read_content(given.content, ref=given.ref, name=given.name, options=options)


def _on_the_desk(error: InputError) -> InputError:
    """The desk has no options: an address that an option would let through is fetched on the command line."""
    if "--allow-host" not in error.remedy:
        return error
    return InputError(ref=error.ref, problem=error.problem, remedy=f"in reportedly add, {error.remedy}")


def _coded(document: Document, code: Callable[[Document], tuple[Claim, ...]]) -> Item:
    try:
        with noting() as bounds:
            made = attempt(code, document)
    except SystemExit as error:  # the model is missing or broken
        return Item(document.ref, error=InputError(ref="model", problem=str(error), remedy="install reportedly again"))
    if isinstance(made, Fault):
        return Item(document.ref, error=_fault(document.ref, made))
    return Item(document.ref, document, made, tuple(bounds))


def _fault(ref: str, fault: Fault) -> InputError:
    problem = f"reportedly failed on it ({fault.name}: {fault.words})"
    return InputError(ref=ref, problem=problem, remedy="please report this with the text")
