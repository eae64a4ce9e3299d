"""From bytes to documents: the first stage. Offsets of `Document.text` are fixed here and never move."""

from reportedly.read.days import parse_day
from reportedly.read.inputs import read_content, read_inputs
from reportedly.read.options import ReadOptions

__all__ = ["ReadOptions", "parse_day", "read_content", "read_inputs"]
