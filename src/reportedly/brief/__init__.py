"""A situation report in which no sentence says more than its sources: `brief` makes it, `markdown`, `html` and `pdf`
write it out."""

from reportedly.brief.build import EVENTS, brief
from reportedly.brief.model import Brief
from reportedly.brief.state import Earlier, read_earlier
from reportedly.brief.to_html import html
from reportedly.brief.to_markdown import markdown
from reportedly.brief.to_pdf import pdf

__all__ = ["EVENTS", "Brief", "Earlier", "brief", "html", "markdown", "pdf", "read_earlier"]
