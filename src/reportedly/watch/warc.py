"""What was sent and what came, as it came, in WARC 1.1 files (ISO 28500), for those who keep archives."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from reportedly import __version__
from reportedly.errors import InputError
from reportedly.read.addresses import target_of
from reportedly.read.fetch import Answer

_MOST_BYTES = 1_000_000_000  # of a file, as archives have them
_OF_TRANSFER = ("transfer-encoding", "connection", "keep-alive")  # of the line, not of the body that is kept


class WarcFolder:
    """Writes records into new files of a folder. A file is never written to again once the process has ended, so that
    one that was killed leaves at most one broken record, at the end of its file."""

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        """Raises InputError where warcio is missing, or the folder cannot be made."""
        try:
            from warcio.warcwriter import WARCWriter
        except ImportError as error:
            raise InputError(
                ref="--warc", problem="warcio is not installed", remedy="pip install 'reportedly[watch]'"
            ) from error
        self._folder, self._now, self._writer_of = folder, now, WARCWriter
        self._file: BinaryIO | None = None
        self._writer: Any = None
        self._count = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _trouble(folder, error) from error

    def write(self, answers: Sequence[tuple[Answer, datetime]]) -> None:
        """A request and a response record for each; on the disk when it returns. Raises InputError."""
        if not answers:
            return
        try:
            file = self._opened()
            for answer, at in answers:
                self._write(answer, at)
            file.flush()
            os.fsync(file.fileno())
            if file.tell() > _MOST_BYTES:
                self.close()
        except OSError as error:
            raise _trouble(self._folder, error) from error

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> BinaryIO:
        if self._file is None:
            self._count += 1
            name = f"reportedly-{self._now():%Y%m%d%H%M%S}-{os.getpid()}-{self._count:05}.warc.gz"
            self._file = (self._folder / name).open("xb")
            self._writer = self._writer_of(self._file, gzip=True, warc_version="WARC/1.1")
            told = {"software": f"reportedly/{__version__}", "format": "WARC File Format 1.1"}
            self._writer.write_record(self._writer.create_warcinfo_record(name, told))
        return self._file

    def _write(self, answer: Answer, at: datetime) -> None:
        from warcio.statusandheaders import StatusAndHeaders

        target = target_of(answer.url)
        date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        url = f"{target.origin}{target.path}"  # in ASCII
        asked = [("Host", urlsplit(target.origin).netloc), *answer.asked]
        sent = [(_line(name), _line(value)) for name, value in answer.headers if name.lower() not in _OF_TRANSFER]
        response = self._writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(answer.wire),
            http_headers=StatusAndHeaders(f"{answer.status} {_line(answer.reason)}", sent, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": date},
        )
        request = self._writer.create_warc_record(
            url,
            "request",
            payload=BytesIO(b""),
            http_headers=StatusAndHeaders(f"GET {target.path} HTTP/1.1", asked, is_http_request=True),
            warc_headers_dict={
                "WARC-Date": date,
                "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID"),
            },
        )
        self._writer.write_request_response_pair(request, response)


def _line(text: str) -> str:
    """A header's words in one line of ASCII, which is all that it may have; another letter becomes a question mark."""
    return " ".join(text.split()).encode("ascii", "replace").decode()


def _trouble(folder: Path, error: OSError) -> InputError:
    return InputError(
        ref=str(folder), problem=error.strerror or "cannot be written to", remedy="check the folder and the disk"
    )
