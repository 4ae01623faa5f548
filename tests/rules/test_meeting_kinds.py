"""What kinds of meetings bring: chair, groups and steps (duties 62, 66-75)."""

import pytest

from app.core.meeting_terms import Group, Step
from app.core.terms import MeetingKind
from app.rules.meeting_kinds import CHAIRMAN, CHIEF, OF_OFFICE, SESSIONS, rule_of
from app.rules.meeting_schedule import ON_SCHEDULE


def test_every_kind_has_a_rule_and_needs_its_programme_and_its_record():
    for kind in MeetingKind:
        assert {Step.PROGRAMME, Step.RECORD} <= set(rule_of(kind).steps)


def test_old_codes_stay_sessions_of_the_committee():
    assert MeetingKind("special_session") in SESSIONS
    assert SESSIONS.isdisjoint(OF_OFFICE)


@pytest.mark.parametrize("kind", [kind for kind in ON_SCHEDULE if kind is not MeetingKind.REGULAR_SESSION])
def test_the_chief_of_the_office_chairs_what_the_office_holds(kind):
    assert rule_of(kind).chair == CHIEF
    assert kind in OF_OFFICE


def test_a_session_is_the_committees_and_may_end_before_the_press():
    rule = rule_of(MeetingKind.REGULAR_SESSION)
    assert (rule.chair, rule.groups, rule.steps) == (CHAIRMAN, (Group.COMMITTEE,), tuple(Step))
