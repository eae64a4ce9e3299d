"""The command: parse, call, print. Nothing heavy is imported before it is needed."""

from __future__ import annotations

import argparse
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO, TypeVar

from reportedly import __version__
from reportedly.account_cli import add_account_commands
from reportedly.again_cli import add_refresh_command
from reportedly.brief_cli import add_brief_command
from reportedly.bulk_cli import add_bulk_command
from reportedly.errors import InputError
from reportedly.events_cli import add_events_commands
from reportedly.evidence_cli import add_evidence_commands
from reportedly.export_cli import add_export_command
from reportedly.import_cli import add_import_command
from reportedly.places_cli import add_places_commands
from reportedly.watch_cli import add_watch_commands
from reportedly.web_cli import add_web_commands

if TYPE_CHECKING:
    from reportedly.annotate.annotation import Annotation
    from reportedly.bounds import Bound
    from reportedly.code.attribution_list import Listed
    from reportedly.link.timex import Timex
    from reportedly.model import Claim, Document
    from reportedly.output.report import Report
    from reportedly.parallel import Fault, Work

T = TypeVar("T")

BAD_INPUT = 2  # also argparse's code for a bad option
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
PIPE_CLOSED = 141  # 128 + SIGPIPE
PIPE_WIDTH = 100
_CLOCK = timedelta(minutes=2)  # by which the clocks of two machines may differ
_LISTS = ("inputs", "events", "subjects")  # what a command may be given several of
_INPUTS = "a file, a folder, a URL, a .jsonl file with one document a line, or - for standard input"


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        from reportedly.output.text import clean

        self.exit(BAD_INPUT, f"{self.prog}: {clean(message)}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """All commands and options; docs/commands.md lists the same."""
    top = _Parser(
        prog="reportedly",
        allow_abbrev=False,
        description="Conflict event data that keeps the “reportedly”: who did what to whom, and who says so.",
        epilog="reportedly COMMAND --help tells more.",
    )
    top.add_argument("--version", action="version", version=f"reportedly {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    code = commands.add_parser(
        "code",
        allow_abbrev=False,
        help="the claims of each document",
        description="Print the claims of each document: what happened, who says so, and how surely.",
        epilog="example: reportedly code article.html --published 2026-04-28 --explain",
    )
    code.add_argument(
        "--format",
        choices=("table", "json", "jsonl", "csv"),
        help="table unless told otherwise; jsonl where all inputs are .jsonl files",
    )
    code.add_argument("--explain", action="store_true", help="show for each value the words and the rule that gave it")
    code.set_defaults(run=_code)

    attributions = commands.add_parser(
        "attributions",
        allow_abbrev=False,
        help="who is cited, with which words, with what",
        description="Print every attribution of each document: its source, its cue and its content.",
        epilog="example: reportedly attributions article.txt --format table",
    )
    attributions.add_argument(
        "--format", choices=("jsonl", "table"), default="jsonl", help="jsonl, an object a line, unless told otherwise"
    )
    attributions.set_defaults(run=_attributions)

    annotate = commands.add_parser(
        "annotate",
        allow_abbrev=False,
        help="what the model saw: words, syntax, entities, roles",
        description="Print what the model saw in each document: words, syntax, entities and semantic roles.",
        epilog="example: reportedly annotate article.txt --format conllu",
    )
    annotate.add_argument("--format", choices=("conllu", "json"), default="conllu", help="conllu unless told otherwise")
    annotate.set_defaults(run=_annotate)

    times = commands.add_parser(
        "times",
        allow_abbrev=False,
        help="every time expression with its TIMEX3 value and its days",
        description="Print the time expressions of each document, one JSON object a line.",
        epilog="example: reportedly times article.txt --published 2026-04-28",
    )
    times.set_defaults(run=_times)
    add_places_commands(commands)
    add = add_events_commands(commands, lambda: _width(sys.stdout))
    add_export_command(commands)
    add_bulk_command(commands)
    add_evidence_commands(commands)
    add_import_command(commands)
    add_refresh_command(commands)
    add_brief_command(commands)
    add.set_defaults(run=_add)
    watch = add_watch_commands(commands, lambda: _width(sys.stdout))
    add_web_commands(commands)
    add_account_commands(commands)
    for command in (code, add, watch):
        command.add_argument("--actors", type=Path, metavar="FILE", help="your own actors, beside those of the package")
        command.add_argument(
            "--gazetteer", type=Path, metavar="FILE", help="your own places, if not in their usual file"
        )

    for command in (code, add, attributions, annotate, times):
        command.add_argument(
            "--jobs",
            type=_number,
            metavar="N",
            help="processes that work side by side; one a core unless told otherwise, once there are many documents",
        )
        command.add_argument("inputs", nargs="+", metavar="INPUT", help=_INPUTS)
        command.add_argument("--published", type=_day, metavar="DATE", help="the publication date, as YYYY-MM-DD")
        command.add_argument("--publisher", metavar="NAME", help="who published it")
        command.add_argument("--title", metavar="TEXT", help="its title")
        command.add_argument("--language", metavar="CODE", help="take the text for this language (en) without a check")
        command.add_argument(
            "--allow-host",
            action="append",
            default=[],
            metavar="HOST",
            help="fetch from this host although its address is private; may be given more than once",
        )
    return top


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as YYYY-MM-DD") from None


def _number(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes; write 1 or more")
    return int(value)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit code: 0, 2 if an input could not be used, 130 on Ctrl-C."""
    try:
        _speak_utf8(sys.stdout, sys.stderr)
        options = _parsed(arguments)
        status: int = options.run(options)
        sys.stdout.flush()
    except SystemExit as ended:
        if not isinstance(ended.code, str):
            raise
        sys.stderr.write(f"{ended.code}\n")  # nothing can be done: the model is damaged
        return BAD_INPUT
    except InputError as error:  # what no command looked for: a data file of the package is damaged
        from reportedly.output.text import clean

        sys.stderr.write(f"reportedly: {clean(error.ref)}: {clean(error.problem)}; {clean(error.remedy)}\n")
        return BAD_INPUT
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            print(file=sys.stderr)  # the shell's prompt gets a line of its own
        return INTERRUPTED
    except BrokenPipeError:
        _let_go()
        return PIPE_CLOSED
    except OSError as error:
        if not _is_output(error):
            raise
        _let_go()
        sys.stderr.write(f"reportedly: the output: {error.strerror}; write it where there is room\n")
        return BAD_INPUT
    return status


def _let_go() -> None:
    """What is left of the output goes nowhere: Python would complain once more when it closes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options. What stands after an option joins the list that the command takes: `export --as evidence OUT
    --store S EVENT`, which argparse alone refuses."""
    made = parser()
    try:
        options, rest = made.parse_known_args(arguments)
    except SystemExit:
        sys.stdout.flush()  # the help, which its reader may not wait for
        raise
    listed = next((told for name in _LISTS if isinstance(told := getattr(options, name, None), list)), None)
    if rest and (listed is None or any(word.startswith("-") and word != "-" for word in rest)):
        made.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest and listed is not None:
        listed += rest
    return options


def _is_output(error: OSError) -> bool:
    """Whether it is the output that could not be written: to a file on a full disk, or to a terminal that is gone. An
    error that names a file is of another one."""
    return error.filename is None and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


def _code(options: argparse.Namespace) -> int:
    from reportedly.output import writer_for
    from reportedly.output.report import Report
    from reportedly.work import Coding

    report = Report(sys.stderr, verb="coded")
    results, many = _results(options, report)
    name = options.format or ("jsonl" if all(map(_is_jsonl, options.inputs)) else "table")
    writer = writer_for(name, many=many, explain=options.explain, width=_width(sys.stdout))

    work = Coding(options.actors, options.gazetteer)

    def text(document: Document, claims: Sequence[Claim], _: object) -> str:
        report.done(claims=len(claims))
        return writer.document(document, claims)

    return _run(results, work, text, report, jobs=options.jobs, begin=writer.begin, end=writer.end)


def _add(options: argparse.Namespace) -> int:
    from reportedly.output.report import Report, added_words
    from reportedly.output.text import clean
    from reportedly.remarks import of_finding
    from reportedly.store_cli import opened
    from reportedly.work import Coding

    report = Report(sys.stderr, verb="added")
    try:
        store = opened(options.store)
    except InputError as error:
        report.fail(error)
        return BAD_INPUT
    with store:
        _warn_of_clock(options.store, store.last_recorded(), report)
        results, _ = _results(options, report)

        def text(document: Document, claims: Sequence[Claim], bounds: Sequence[Bound]) -> str:
            added = store.add(document, claims, tool=f"reportedly {__version__}", bounds=bounds)
            for remark in () if added.known else of_finding(document.text):
                report.warn(document.ref, remark.problem, remark.remedy)
            report.done(claims=added.claims, known=added.known)
            return f"{clean(document.ref)}: {added_words(added)}\n"

        try:
            return _run(results, Coding(options.actors, options.gazetteer), text, report, jobs=options.jobs)
        except InputError as error:  # the store itself: a full disk, a server that went away, another writer
            report.fail(error)
            report.end()
            return BAD_INPUT


def _warn_of_clock(name: str, last: datetime | None, report: Report) -> None:
    """A clock that went back does no harm to the store, but its times are not then what a reader takes them for."""
    now = datetime.now(UTC)
    if last is not None and last > now + _CLOCK:
        told = f"its last entry is of {last:%Y-%m-%d %H:%M} UTC, and this machine's clock says {now:%Y-%m-%d %H:%M} UTC"
        report.warn(name, told, "set the clock; until it is past that time, entries bear that time")


def _attributions(options: argparse.Namespace) -> int:
    from reportedly.output.attributions import AttributionTable, attributions_line
    from reportedly.output.report import Report
    from reportedly.work import Attributing

    report = Report(sys.stderr, verb="read")
    results, _ = _results(options, report)
    table = AttributionTable(width=_width(sys.stdout))

    def text(document: Document, found: Sequence[Listed], _: object) -> str:
        report.done()
        return table.document(document, found) if options.format == "table" else attributions_line(document, found)

    return _run(results, Attributing(), text, report, jobs=options.jobs)


def _times(options: argparse.Namespace) -> int:
    from reportedly.output.jsons import times_line
    from reportedly.output.report import Report
    from reportedly.work import Timing

    report = Report(sys.stderr, verb="read")
    results, _ = _results(options, report)

    def text(document: Document, found: Sequence[Timex], _: object) -> str:
        report.done()
        return times_line(document, found)

    return _run(results, Timing(), text, report, jobs=options.jobs)


def _annotate(options: argparse.Namespace) -> int:
    from reportedly.annotate.conllu import conllu
    from reportedly.annotate.render import annotation_json
    from reportedly.output.jsons import JsonArray
    from reportedly.output.report import Report
    from reportedly.output.text import harmless
    from reportedly.work import Annotating

    report = Report(sys.stderr, verb="annotated")
    results, many = _results(options, report)
    array = JsonArray(many=many)

    def text(document: Document, annotation: Annotation, _: object) -> str:
        report.done()
        if options.format == "json":
            return array.item(annotation_json(document, annotation))
        made = conllu(document, annotation)
        return harmless(made) if sys.stdout.isatty() else made  # a program gets the text as it is

    begin, end = (array.begin, array.end) if options.format == "json" else (str, str)
    return _run(results, Annotating(), text, report, jobs=options.jobs, begin=begin, end=end)


def _results(options: argparse.Namespace, report: Report) -> tuple[Iterator[Document | InputError], bool]:
    """What the inputs hold, one at a time, and whether that is more than one; two at most are read ahead."""
    from reportedly.read import ReadOptions, read_inputs

    report.begin()
    results = read_inputs(
        options.inputs,
        ReadOptions(
            published=options.published,
            publisher=options.publisher,
            title=options.title,
            language=options.language,
            allowed_hosts=tuple(options.allow_host),
        ),
    )
    first = list(islice(results, 2))
    return chain(first, results), len(first) > 1


def _run(
    results: Iterator[Document | InputError],
    work: Work[T],
    text: Callable[[Document, T, Sequence[Bound]], str],
    report: Report,
    *,
    jobs: int | None,
    begin: Callable[[], str] = str,
    end: Callable[[], str] = str,
) -> int:
    """Print what the work made of each document as soon as it is there, and each input that failed on stderr."""
    from reportedly.parallel import Fault, attempt, worked
    from reportedly.remarks import is_in_full, of_reading

    try:
        do = work.load()
    except InputError as error:
        report.fail(error)
        return BAD_INPUT
    out = sys.stdout
    out.write(begin())
    for outcome in worked(results, work, do, jobs=jobs):
        if isinstance(outcome, InputError):
            report.fail(outcome)
            continue
        document, made = outcome.document, outcome.made
        if document.published is not None and document.published > date.today() + timedelta(days=1):
            day = document.published
            report.warn(document.ref, f"published on {day}, in the future", "check the date, or --published")
        for remark in of_reading(document, outcome.bounds):
            report.warn(document.ref, remark.problem, remark.remedy)
        report.bounded += not is_in_full(document, outcome.bounds)
        shown = made if isinstance(made, Fault) else attempt(text, document, made, outcome.bounds)
        if isinstance(shown, Fault):
            report.fail(_fault(document, shown))
            continue
        if out.isatty():
            report.clear()
        out.write(shown)
        out.flush()
    out.write(end())
    out.flush()
    report.end()
    return BAD_INPUT if report.failed else 0


def _fault(document: Document, fault: Fault) -> InputError:
    return InputError(
        ref=document.ref,
        problem=f"reportedly failed on it ({fault.name}: {fault.words})",
        remedy="please report this with the text",
    )


def _is_jsonl(name: str) -> bool:
    return name.lower().endswith((".jsonl", ".ndjson", ".jsonl.gz"))


def _width(stream: TextIO) -> int:
    """Columns of the terminal, from 60 to 140; in a pipe 100."""
    if not stream.isatty():
        return PIPE_WIDTH
    return min(140, max(60, shutil.get_terminal_size((PIPE_WIDTH, 24)).columns))


def _speak_utf8(*streams: TextIO) -> None:
    """UTF-8 whatever the locale says; what UTF-8 cannot hold (a lone surrogate) is written as an escape."""
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
