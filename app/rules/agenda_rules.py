"""Which contents come on the agenda of a kind of meeting by rule (feature 24)."""

from app.core.meeting_terms import AgendaRule
from app.core.terms import DecisionLevel, MeetingKind
from app.rules.meeting_kinds import rule_of

DECIDED_IN_SESSION = tuple(
    level for level in DecisionLevel if level not in (DecisionLevel.CHAIRMAN, DecisionLevel.OTHER)
)
"""The levels of what the committee discusses: what it decides, and what it submits to those above it."""

_OF_ALL = (AgendaRule.POSTPONED, AgendaRule.PROPOSALS)


def rules_of(kind: MeetingKind) -> tuple[AgendaRule, ...]:
    """The rules that hold for a kind unless somebody chooses others, in their order."""
    if rule_of(kind).is_session:
        return tuple(rule for rule in AgendaRule if rule is not AgendaRule.OVERDUE)
    if kind is MeetingKind.OFFICE_BRIEFING:
        return (AgendaRule.MINUTES, *_OF_ALL, AgendaRule.OVERDUE)
    return _OF_ALL
