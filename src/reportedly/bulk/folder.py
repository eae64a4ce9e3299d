"""The folder that a bulk run fills: tables in parts, what was done, and what the run was begun with.

    run.json                                 what it was begun with; another run over other inputs or rules is refused
    documents/NAME.parquet                   the documents of the unit NAME
    claims/country=ML/month=2026-04/NAME.parquet
    bad/NAME.jsonl                           its records that gave no document, each with the reason
    bounded/NAME.jsonl                       its documents that were not read in full or as a whole, with reasons
    done/NAME.json                           written last: what the unit gave; a unit without it is done again

Every file of a unit is written under its own name, so that doing a unit twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import fsspec

from reportedly.errors import InputError

NOWHERE = "none"


@dataclass(frozen=True, slots=True)
class Done:
    """What one unit gave; `lost` says that it gave nothing, for the process died on it each time, `bounded` how many of
    its documents were not read in full or as a whole."""

    documents: int
    claims: int
    bad: int
    lost: bool = False
    bounded: int = 0


class Folder:
    """A local folder, or one as fsspec names it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._files, self._root = fsspec.core.url_to_fs(url)

    def begin(self, told: Mapping[str, Any]) -> None:
        """Raises InputError where there is a run that was begun with something else, or no folder can be made."""
        try:
            if self._files.exists(self._path("run.json")):
                before = json.loads(self._files.cat_file(self._path("run.json")))
                differing = [key for key in told if before.get(key) != told[key]]
                if differing:
                    problem = f"a run that was begun with another {differing[0].replace('_', ' ')}"
                    raise InputError(ref=self.url, problem=problem, remedy="name another folder")
            else:
                self.write("run.json", json.dumps(told, indent=2).encode() + b"\n")
        except (OSError, ValueError) as error:
            words = getattr(error, "strerror", None) or str(error)
            raise InputError(ref=self.url, problem=words, remedy="name a place that can be written") from error

    def write(self, name: str, content: bytes) -> None:
        """A whole file, or none: under another name first, where that can be."""
        path = self._path(name)
        self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
        if self._is_local():
            self._files.pipe_file(f"{path}.part", content)
            self._files.mv(f"{path}.part", path)
        else:
            self._files.pipe_file(path, content)  # object stores show a file when it is whole

    def done(self, name: str) -> Done | None:
        """What the unit gave, if it is done."""
        try:
            told = json.loads(self._files.cat_file(self._path(f"done/{name}.json")))
            return Done(**told)
        except (OSError, ValueError, TypeError):
            return None

    def mark(self, name: str, done: Done) -> None:
        self.write(f"done/{name}.json", json.dumps(asdict(done)).encode())

    def names(self) -> frozenset[str]:
        """The units that are done."""
        if not self._files.exists(self._path("done")):
            return frozenset()
        found = self._files.ls(self._path("done"), detail=False)
        return frozenset(path.rpartition("/")[2].removesuffix(".json") for path in found if path.endswith(".json"))

    def tables(self, kind: str) -> Iterator[str]:
        """The tables of the units that are done, in a fixed order, as `open` takes them."""
        done = self.names()
        if not self._files.exists(self._path(kind)):
            return
        for path in sorted(self._files.find(self._path(kind))):
            if path.endswith(".parquet") and path.rpartition("/")[2].removesuffix(".parquet") in done:
                yield str(path)

    def find(self, name: str) -> list[str]:
        """All tables under a folder of it, in a fixed order, as `open` takes them."""
        if not self._files.exists(self._path(name)):
            return []
        return sorted(str(path) for path in self._files.find(self._path(name)) if path.endswith(".parquet"))

    def holds(self, name: str) -> bool:
        """Whether there is a file or a folder of that name in it."""
        return bool(self._files.exists(self._path(name)))

    def clear(self, name: str) -> None:
        """Take away what can be made again."""
        if self._files.exists(self._path(name)):
            self._files.rm(self._path(name), recursive=True)

    def path(self, name: str) -> str:
        """As `open` takes it."""
        return self._path(name)

    def open(self, path: str) -> Any:
        return self._files.open(path, "rb")

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _is_local(self) -> bool:
        protocol = self._files.protocol
        return "file" in ((protocol,) if isinstance(protocol, str) else protocol)
