"""How the states of what is due are marked, in its list and in its month."""

from app.core.report_terms import DueState
from app.ui.theme import Mark

MARKS = {
    DueState.LATE: Mark.LATE,
    DueState.TODAY: Mark.SOON,
    DueState.COMING: Mark.NEUTRAL,
    DueState.DONE: Mark.DONE,
    DueState.PAST: Mark.SOON,
    DueState.UNJUDGED: Mark.GONE,
}
