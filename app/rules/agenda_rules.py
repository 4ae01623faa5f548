"""Which contents come on the agenda of a kind of meeting by rule (feature 24)."""

from datetime import date

from app.core.meeting_terms import AgendaRule
from app.core.terms import DecisionLevel, MeetingKind
from app.core.text import fold
from app.core.words import short_date
from app.rules.meeting_kinds import rule_of

DECIDED_IN_SESSION = tuple(
    level for level in DecisionLevel if level not in (DecisionLevel.CHAIRMAN, DecisionLevel.OTHER)
)
"""The levels of what the committee discusses: what it decides, and what it submits to those above it."""

_APPROVAL = "Thông qua biên bản"
_RESULT = "Công bố kết quả lấy phiếu ý kiến thành viên UBND tỉnh"

NO_PAPERS = (fold(_APPROVAL), fold(_RESULT))
"""How contents begin, in folded letters, for which no agency sends papers unless somebody marks otherwise."""

_OF_ALL = (AgendaRule.POSTPONED, AgendaRule.PROPOSALS)


def approval_of(title: str, held_on: date) -> str:
    """The content by which a session approves the minutes of the one before it (duty 63)."""
    return f"{_APPROVAL} {title} (ngày {short_date(held_on)})"


def is_approval(content: str) -> bool:
    """Whether a content, also one that was typed by hand, approves earlier minutes: its paper is these minutes."""
    return fold(content).startswith(fold(_APPROVAL))


def result_of(about: str) -> str:
    """The content by which a session hears the result of written opinions (duty 95)."""
    return f"{_RESULT}: {about}"


def needs_papers(content: str, mark: bool | None = None) -> bool:
    """Whether papers are to be sent for a content (duties 55, 56): as it is marked, else as its words propose."""
    return mark if mark is not None else not fold(content).startswith(NO_PAPERS)


def rules_of(kind: MeetingKind) -> tuple[AgendaRule, ...]:
    """The rules that hold for a kind unless somebody chooses others, in their order."""
    if rule_of(kind).is_session:
        return tuple(rule for rule in AgendaRule if rule is not AgendaRule.OVERDUE)
    if kind is MeetingKind.OFFICE_BRIEFING:
        return (AgendaRule.MINUTES, *_OF_ALL, AgendaRule.OVERDUE)
    return _OF_ALL
