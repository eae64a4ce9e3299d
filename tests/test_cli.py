"""The command's own work, with the stages behind it replaced: options, exit codes, streams, formats."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import reportedly
from reportedly import __version__
from reportedly.cli import main
from reportedly.errors import InputError
from reportedly.model import Claim, Document

Result = Document | InputError
Stages = Callable[..., list[Any]]


class Options:
    """Stands for ReadOptions, and keeps what it was given."""

    def __init__(self, **given: Any) -> None:
        self.given = given


class ModelError(Exception):
    """Stands for the encoder's."""


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, sample_claims: tuple[Claim, ...]) -> Stages:
    """Call it with what the inputs are to hold; the calls of the reader are put into the list that it gives."""

    def install(*results: Result | type[BaseException], broken: bool = False) -> list[Any]:
        calls: list[Any] = []

        def read_inputs(inputs: Sequence[str], options: Options) -> Iterator[Result]:
            calls.append((list(inputs), options.given))
            for result in results:
                if isinstance(result, type):
                    raise result
                yield result

        class Encoder:
            @staticmethod
            def load() -> None:
                calls.append("encoder")
                if broken:
                    raise ModelError("the model is incomplete; reinstall reportedly")

        fakes: dict[str, dict[str, Any]] = {
            "reportedly.read": {"ReadOptions": Options, "read_inputs": read_inputs},
            "reportedly.annotate": {
                "annotate": lambda document, _encoder: document.id,
                "__path__": [str(Path(reportedly.__file__).parent / "annotate")],  # what its words are, not the model
            },
            "reportedly.annotate.encoder": {"Encoder": Encoder, "ModelError": ModelError},
            "reportedly.annotate.conllu": {"conllu": lambda document, _: f"# newdoc id = {document.ref}\n\n"},
            "reportedly.annotate.render": {"annotation_json": lambda document, _: {"ref": document.ref}},
            "reportedly.link": {"link": lambda _document, _annotation, claims, **_: claims, "__path__": []},
            "reportedly.link.gazetteer": {"open_gazetteer": lambda _path: None},
            "reportedly.link.registry": {"load_registry": lambda **_: None},
            "reportedly.code": {
                "code": lambda _document, _annotation: sample_claims,
                "__path__": [str(Path(reportedly.__file__).parent / "code")],  # its lexicons are the real ones
            },
        }
        for name, values in fakes.items():
            module = ModuleType(name)
            module.__dict__.update(values)
            monkeypatch.setitem(sys.modules, name, module)
        return calls

    return install


def pdf(ref: str = "a.pdf") -> InputError:
    return InputError(ref=ref, problem="this is a PDF", remedy="save its text first")


def test_table_is_what_one_gets(stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]) -> None:
    stages(sample_document)
    assert main(["code", "ordun.txt"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Town falls in the east\n")
    assert err == ""


def test_json_of_one_document_is_an_object(
    stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(sample_document)
    assert main(["code", "ordun.txt", "--format", "json", "--explain"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [claim["id"] for claim in result["claims"]] == ["c1", "c2", "c3"]
    assert result["claims"][0]["reasons"]


def test_json_of_several_is_an_array(
    stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(pdf(), sample_document)
    assert main(["code", "a.pdf", "ordun.txt", "--format", "json"]) == 2
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_jsonl_in_gives_jsonl_out_in_order(
    stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(*(replace(sample_document, ref=f"r{i}") for i in range(5)))
    assert main(["code", "many.jsonl"]) == 0
    out, err = capsys.readouterr()
    assert [json.loads(line)["document"]["ref"] for line in out.splitlines()] == ["r0", "r1", "r2", "r3", "r4"]
    assert err == "reportedly: coded 5 documents, 15 claims\n"


def test_csv(stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]) -> None:
    stages(sample_document, replace(sample_document, ref="second"))
    assert main(["code", "a", "b", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["ref"] for row in rows] == ["ordun.txt"] * 3 + ["second"] * 3


def test_a_bad_input_does_not_stop_the_others(
    stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(sample_document, pdf(), sample_document)
    assert main(["code", "ordun.txt", "a.pdf", "ordun.txt", "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert err.splitlines() == [
        "reportedly: a.pdf: this is a PDF; save its text first",
        "reportedly: coded 2 documents, 6 claims; 1 input failed",
    ]


def test_nothing_is_loaded_for_bad_inputs(stages: Stages, capsys: pytest.CaptureFixture[str]) -> None:
    calls = stages(pdf())
    assert main(["code", "a.pdf", "--format", "json"]) == 2
    assert "encoder" not in calls
    assert capsys.readouterr().out == ""


def test_a_broken_installation_is_one_line(
    stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(sample_document, broken=True)
    assert main(["code", "ordun.txt"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == "reportedly: the model is incomplete; reinstall reportedly\n"


def test_documents_are_printed_as_they_come(
    stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(*[sample_document] * 3, KeyboardInterrupt)
    assert main(["code", "-", "--format", "jsonl"]) == 130
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 3
    assert err == ""


def test_options_reach_the_reader(stages: Stages, sample_document: Document) -> None:
    calls = stages(sample_document)
    given = ["--published", "2026-04-28", "--publisher", "P", "--title", "T", "--language", "en"]
    assert main(["code", "x", *given, "--allow-host", "a.example", "--allow-host", "b.example"]) == 0
    inputs, options = calls[0]
    assert inputs == ["x"]
    assert options == {
        "published": date(2026, 4, 28),
        "publisher": "P",
        "title": "T",
        "language": "en",
        "allowed_hosts": ("a.example", "b.example"),
    }


def test_annotate_conllu(stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]) -> None:
    stages(sample_document, replace(sample_document, ref="second"))
    assert main(["annotate", "a", "b"]) == 0
    out, err = capsys.readouterr()
    assert out == "# newdoc id = ordun.txt\n\n# newdoc id = second\n\n"
    assert err == "reportedly: annotated 2 documents\n"


def test_annotate_json(stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]) -> None:
    stages(sample_document, replace(sample_document, ref="second"))
    assert main(["annotate", "a", "b", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"ref": "ordun.txt"}, {"ref": "second"}]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["code", "x", "--published", "2026-02-30"], "'2026-02-30' is no date; write it as YYYY-MM-DD"),
        (["code", "x", "--format", "xml"], "invalid choice: 'xml'"),
        (["code"], "required: INPUT"),
        (["decode", "x"], "invalid choice: 'decode'"),
        ([], "required: COMMAND"),
    ],
)
def test_a_bad_option_is_one_line(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1
    assert "--help" in err


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)


def test_version() -> None:
    done = run("-m", "reportedly", "--version")
    assert (done.returncode, done.stdout) == (0, f"reportedly {__version__}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["code", "--help"], ["annotate", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from reportedly.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "heavy = {'numpy', 'onnxruntime', 'tokenizers', 'trafilatura', 'lxml', 'py3langid', 'reportedly.model'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = run("-c", program, *arguments)
    assert done.stdout
    assert done.stderr == "[]\n"


def test_help_speaks_where_the_locale_does_not() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", "--help"], capture_output=True, check=False, env=environment
    )
    assert done.returncode == 0
    assert "“reportedly”" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("before", ["", "sleep 0.2; "])  # the reader leaves while it is written, or before
def test_a_closed_pipe_is_no_error(tmp_path: Path, before: str) -> None:
    program = tmp_path / "closed.py"
    program.write_text("import sys\nfrom reportedly.cli import main\nsys.exit(main(['--help']))\n")
    command = f"(: | {{ {before}'{sys.executable}' '{program}'; }}) | true; exit ${{PIPESTATUS[0]}}"
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False, env=buffered)
    assert done.stderr == ""
    assert done.returncode in (0, 141)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_no_room_for_the_help_is_told_in_one_line() -> None:
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "reportedly", "--help"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=buffered)
    assert done.stderr.startswith("reportedly: the output: ")
    assert len(done.stderr.splitlines()) == 1
    assert done.returncode == 2


def test_a_date_in_the_future_is_told(
    stages: Stages, sample_document: Document, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(replace(sample_document, published=date(9998, 1, 1)))
    assert main(["code", "a.txt"]) == 0
    assert "published on 9998-01-01, in the future; check the date" in capsys.readouterr().err


def test_a_fault_in_one_document_costs_no_other(
    stages: Stages, sample_document: Document, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stages(replace(sample_document, ref="one"), replace(sample_document, ref="two"))

    def link(document: Document, _annotation: Any, claims: tuple[Claim, ...], **_: Any) -> tuple[Claim, ...]:
        if document.ref == "one":
            raise ValueError("no such thing")
        return claims

    monkeypatch.setattr(sys.modules["reportedly.link"], "link", link)
    assert main(["code", "a.txt", "b.txt", "--format", "jsonl"]) == 2
    out, err = capsys.readouterr()
    assert [json.loads(line)["document"]["ref"] for line in out.splitlines()] == ["two"]
    assert "one: reportedly failed on it (ValueError: no such thing); please report this with the text" in err


def test_jobs_must_be_a_number(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["code", "a.txt", "--jobs", "0"])
    assert stopped.value.code == 2
    assert "'0' is no number of processes; write 1 or more" in capsys.readouterr().err
