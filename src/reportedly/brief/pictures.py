"""The pictures of a brief: map, timeline and chart of tolls; what they say has passed the gate."""

from __future__ import annotations

from reportedly.brief.gather import Gathered
from reportedly.brief.model import Picture
from reportedly.brief.picture_map import event_map
from reportedly.brief.picture_timeline import timeline
from reportedly.brief.picture_tolls import toll_chart
from reportedly.moments import days_on

_BEFORE = 10
"""How many days before the first report the timeline begins: what is older is history."""


def pictures(gathered: Gathered) -> tuple[Picture, ...]:
    """Those that there is something to show in."""
    events, asked = gathered.told, gathered.asked
    reported = [c.published for e in events for c in e.claims if c.published is not None]
    first = asked.since or (days_on(min(reported), -_BEFORE) if reported else None)
    made = (
        event_map(events, gathered.ground),
        timeline(events, first, asked.until),
        toll_chart(events, gathered.ground),
    )
    return tuple(picture for picture in made if picture is not None)
