"""The claims of a document while the story lends them places: looked up by sentence, kind and name.

Each look-up takes about the same time however long the document is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.code.told import Told
from reportedly.model import EventType


class Tellings:
    """Claims in the order of the text, changed one by one; `titles` are the numbers of the sentences of headlines."""

    def __init__(self, told: Sequence[Told], titles: frozenset[int]) -> None:
        self.titles = titles
        self._told = list(told)
        self._in: dict[int, list[int]] = defaultdict(list)
        self._by_name: dict[bool, dict[str, int]] = {False: {}, True: {}}
        self._passed = _Passed(self._told)
        for number, item in enumerate(self._told):
            self._in[item.index].append(number)
            self._named(number)

    @property
    def items(self) -> Sequence[Told]:
        return self._told

    def in_turn(self) -> Iterator[tuple[int, Told]]:
        """Each claim with its number: those of the text in its order, then those of the headlines."""
        for titles in (False, True):
            self._passed = _Passed(self._told)
            for number in range(len(self._told)):
                told = self._told[number]
                if (told.index in self.titles) is titles:
                    self._passed.up_to(told.claim.trigger.start)
                    yield number, told

    def change(self, number: int, told: Told) -> None:
        self._told[number] = told
        self._named(number)

    def of_sentence(self, index: int) -> list[Told]:
        return [self._told[n] for n in self._in.get(index, ())]

    def placed_in(self, index: int) -> list[Told]:
        """Those of a sentence that are in the story and have a name for their place."""
        return [t for t in self.of_sentence(index) if t.is_scene]

    def last_of_kind(self, told: Told) -> Told | None:
        """The last placed one of the type and mode of `told` before it, which is the one whose turn it is."""
        found = self._passed.of_kind(told)
        return None if found is None else self._told[found]

    def last_of_type(self, told: Told) -> list[Told]:
        """The last placed one of the type of `told` before it, if all these are at one place."""
        names = self._passed.names.get(told.claim.event_type, {})
        return [self._told[n] for n in names.values()] if len(names) == 1 else []

    def last_by_name(self) -> dict[str, Told]:
        """The last one in the story at each place that has a name: of the text, or of the headlines if it has none."""
        return {name: self._told[n] for name, n in (self._by_name[False] or self._by_name[True]).items()}

    def names(self) -> int:
        """How many places `last_by_name` has. They grow in number only: as many are the same ones."""
        return len(self._by_name[False] or self._by_name[True])

    def _named(self, number: int) -> None:
        told = self._told[number]
        if told.name is not None and told.is_scene:
            last = self._by_name[told.index in self.titles]
            last[told.name] = max(number, last.get(told.name, number))


class _Passed:
    """What was told before the claim whose turn it is, and is placed."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._told = told
        self._next = 0
        self._kinds: dict[tuple[EventType, str | None], int] = {}
        self._types: dict[EventType, int] = {}
        self.names: dict[EventType, dict[str, int]] = defaultdict(dict)
        """By type the last one at each place."""

    def up_to(self, start: int) -> None:
        """Takes in all whose trigger begins before `start`."""
        while self._next < len(self._told) and self._told[self._next].claim.trigger.start < start:
            told = self._told[self._next]
            if told.name is not None and told.is_scene:
                claim = told.claim
                self._kinds[claim.event_type, claim.mode] = self._types[claim.event_type] = self._next
                self.names[claim.event_type][told.name] = self._next
            self._next += 1

    def of_kind(self, told: Told) -> int | None:
        claim = told.claim
        if claim.mode is None:
            return self._types.get(claim.event_type)
        alike = ("suicide-attack",) if claim.mode == "explosives" else ()  # "the bombing" of whoever blew himself up
        found = (self._kinds.get((claim.event_type, mode)) for mode in (claim.mode, *alike, None))
        return max((n for n in found if n is not None), default=None)
