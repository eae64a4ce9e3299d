"""A chart of tolls by claimant: for each event a row for each who gives a number, from the lowest to the highest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.brief.differences import figures_told
from reportedly.brief.gate import refusal
from reportedly.brief.ground import Ground
from reportedly.brief.headings import where_and_when
from reportedly.brief.labels import width_of
from reportedly.brief.model import Picture, Run, Sentence, Style
from reportedly.brief.shapes import Area, Circle, Drawing, Label, Line, Shape
from reportedly.brief.voices import opening
from reportedly.brief.wording import wording
from reportedly.output.text import cut
from reportedly.resolve.model import Event

WIDTH = 520.0
_NAMES = 230.0  # the width of the claimants' names at most
_ROW, _HEAD = 13.0, 17.0
_TOP, _BOTTOM = 4.0, 20.0
_ARROW = 24.0
_EVENTS = 6


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the axis begins, and how many points one person takes."""

    left: float
    scale: float


def toll_chart(events: Sequence[Event], ground: Ground) -> Picture | None:
    """Of the events of which two or more give a number, those whose numbers differ first; None where there is none."""
    told = [(event, figures_told(event, "killed")) for event in events]
    several = [(event, rows) for event, rows in told if len({who for who, *_ in rows}) > 1]
    several = [(event, rows) for event, rows in several if _is_licensed(event, ground)]
    several.sort(key=lambda pair: len({(low, high) for _, _, low, high, _ in pair[1]}) < 2)
    several = several[:_EVENTS]
    if not several:
        return None
    most = max((high or low or 0) for _, rows in several for _, _, low, high, _ in rows)
    height = _TOP + sum(_HEAD + _ROW * len(rows) for _, rows in several) + _BOTTOM
    widths = [width_of(who, 8) for _, rows in several for who, *_ in rows]
    widths += [width_of(where_and_when(event), 8.5, bold=True) for event, _ in several]
    names = min(_NAMES, 8 + max(widths))
    words_after = max(width_of(text, 8) for _, rows in several for _, text, *_ in rows)
    frame = _Frame(names, (WIDTH - names - words_after - _ARROW) / max(1, most))
    shapes: list[Shape] = [*_axis(most, frame, height)]
    y = _TOP
    for event, rows in several:
        y += _HEAD
        shapes.append(Label(0, y - 4, opening(where_and_when(event)), 8.5, bold=True, halo=True))
        for who, text, low, high, _ in rows:
            shapes += _row(who, text, low, high, y, frame)
            y += _ROW
    words = wording()["picture"]
    alt = "; ".join(
        f"{where_and_when(event)}: " + ", ".join(f"{who}: {text}" for who, text, *_ in rows) for event, rows in several
    )
    return Picture("tolls", words["tolls"], Drawing(WIDTH, height, tuple(shapes)), alt, words["tolls_note"])


def _is_licensed(event: Event, ground: Ground) -> bool:
    """Whether the gate lets through what the chart says of it."""
    rows = figures_told(event, "killed")
    form = wording()["difference"]["part"]
    cited = tuple(dict.fromkeys(claim for *_, claims in rows for claim in claims))
    told = [
        Run(form.format(number=text, harm="killed", who=who) + ". ", claims=claims) for who, text, _, _, claims in rows
    ]
    runs = (Run(f"{where_and_when(event)}: ", Style.STRONG), *told)
    beside = tuple(claim.claim_id for claim in event.claims)
    return refusal(Sentence(runs, cited, beside), ground) is None


def _axis(most: int, frame: _Frame, height: float) -> Iterator[Shape]:
    step = next(n for n in _steps() if most / n <= 6)
    base = height - _BOTTOM + 3
    for value in range(0, most + 1, step):
        x = frame.left + value * frame.scale
        yield Line(((x, _TOP), (x, base)), width=0.4, gray=0.8)
        yield Label(x, base + 10, f"{value:,}", 7.5, "middle", gray=0.25)
    yield Line(((frame.left, _TOP), (frame.left, base)), width=0.8, gray=0.2)


def _steps() -> Iterator[int]:
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


def _row(who: str, text: str, low: int | None, high: int | None, y: float, frame: _Frame) -> Iterator[Shape]:
    """A bar to the figure; from low to high it is open, and an arrow where no highest is told."""
    middle, name = y + _ROW / 2, who
    while width_of(name, 8) > frame.left - 8 and len(name) > 8:
        name = cut(name, len(name) - 2)
    yield Label(frame.left - 5, middle + 3, name, 8, "end")
    begin, end = low if low is not None else 0, high if high is not None else (low or 0)
    left, right = frame.left + begin * frame.scale, frame.left + end * frame.scale
    zero = frame.left
    bar = ((zero, middle - 3.5), (left, middle - 3.5), (left, middle + 3.5), (zero, middle + 3.5))
    if begin:
        yield Area((bar,), gray=0.72, edge=0.2, width=0.5)
    if right > left:
        rest = ((left, middle - 3.5), (right, middle - 3.5), (right, middle + 3.5), (left, middle + 3.5))
        yield Area((rest,), gray=1.0, edge=0.2, width=0.5, dashed=True)
    after = right + 4
    if high is None:
        tip = right + 15
        yield Line(((right, middle), (tip, middle)), width=1.0)
        yield Line(((tip - 4, middle - 3), (tip, middle), (tip - 4, middle + 3)), width=1.0)
        after = tip + 4
    else:
        yield Circle(right, middle, 1.8, gray=0.0, edge=None)
    yield Label(after, middle + 3, text, 8, halo=True)
