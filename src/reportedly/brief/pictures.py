from reportedly.brief.gather import Gathered
from reportedly.brief.model import Picture


def pictures(_: Gathered) -> tuple[Picture, ...]:
    return ()
