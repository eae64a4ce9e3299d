"""Every measure of accuracy in one table: `python -m evaluation [MEASURE …]`; docs/accuracy.md explains the figures."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation.failures import MOST, write_pages
from evaluation.measure import GOLD, SCENARIO, Measure, NotMeasuredError, Result, Tools
from evaluation.measures import measures
from evaluation.run import take
from evaluation.table import Row, lines_of, rows_of
from reportedly.annotate.encoder import ModelError

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


def main(arguments: Sequence[str] | None = None) -> int:
    known = measures()
    options = _parser(known).parse_args(arguments)
    unknown = [name for name in options.measures if name not in known]
    if unknown:
        print(f"evaluation: no measure is called {unknown[0]}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    if options.failures is not None and _is_kept(options.failures):
        print("evaluation: --failures quotes the corpora; name a folder outside the project", file=sys.stderr)
        return 2
    tools = Tools(
        corpora=options.corpora,
        acceptance=options.acceptance,
        gold=options.gold,
        scenario=options.scenario,
        model=options.model,
        every=options.every,
        threads=1 if options.jobs > 1 else None,
    )
    wanted = [known[name] for name in options.measures or known]
    measured: dict[str, Sequence[Result]] = {}
    rows: list[Row] = []
    try:
        for measure, results in take(wanted, tools, jobs=options.jobs):
            if isinstance(results, NotMeasuredError):
                print(f"{measure.name}: not measured: {results}", file=sys.stderr)
            elif not results:
                print(f"{measure.name}: not measured: {tools.path(measure.needs[0])} holds nothing", file=sys.stderr)
            else:
                measured[measure.name] = results
                rows += rows_of(measure.name, results)
    except ModelError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps([row.as_json() for row in rows], indent=1))
    else:
        print("\n".join(lines_of(rows)))
    if options.failures is not None:
        print(f"failures: {write_pages(options.failures, measured, most=options.most)[-1]}", file=sys.stderr)
    return 0


def _parser(known: dict[str, Measure]) -> argparse.ArgumentParser:
    told = "\n".join(f"  {m.name:14} {m.about}" for m in known.values())
    parser = argparse.ArgumentParser(
        prog="python -m evaluation",
        description=__doc__,
        epilog=f"measures:\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("measures", nargs="*", metavar="MEASURE", help="which to take; all unless told")
    add("--corpora", type=Path, default=SHARED / "corpora", metavar="DIR", help="the corpora (default: %(default)s)")
    add("--acceptance", type=Path, default=SHARED / "acceptance", metavar="DIR", help="the labelled seed article")
    add("--gold", type=Path, default=GOLD, metavar="DIR", help="the project's own labelled dispatches")
    add("--scenario", type=Path, default=SCENARIO, metavar="DIR", help="another folder of dispatches/ and truth.toml")
    add("--model", type=Path, metavar="DIR", help="folder with encoder.onnx; by default the packaged one")
    add("--every", type=_positive, default=1, metavar="N", help="take each N-th document of the large corpora only")
    add("--failures", type=Path, metavar="DIR", help="write pages of the worst failures; they quote the corpora")
    add(
        "--most",
        type=_positive,
        default=MOST,
        metavar="N",
        help="failures of one figure on a page (default: %(default)s)",
    )
    add("--json", action="store_true", help="one JSON array of rows instead of the table")
    add("--jobs", type=_positive, default=1, metavar="N", help="measures taken at once, each on one core")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 on")
    return int(text)


def _is_kept(folder: Path) -> bool:
    """Whether a folder is within the project, its `build` folder excepted, which is not kept."""
    folder = folder.resolve()
    return folder.is_relative_to(ROOT) and not folder.is_relative_to(ROOT / "build")


if __name__ == "__main__":
    sys.exit(main())
