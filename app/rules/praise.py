"""Which agencies a report names as doing well (practice §3.3)."""

from collections.abc import Mapping

from app.briefings.figures import TaskFigures
from app.rules.regulation import Regulation


def praised(by_agency: Mapping[str, TaskFigures], regulation: Regulation) -> tuple[str, ...]:
    """Return the agencies with enough tasks of which enough are done, in the given order."""
    return tuple(name for name, figures in by_agency.items() if _does_well(figures, regulation))


def _does_well(figures: TaskFigures, regulation: Regulation) -> bool:
    enough = figures.total >= max(regulation.praise_minimum, 1)
    return enough and figures.done * 100 >= regulation.praise_rate * figures.total
