"""The whole office at work, in any order: what was counted, locked, struck out, taken back and issued stays true."""

import os
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from app.briefings.figures import Figures, Period
from app.models.known_at import known_at
from app.services import meeting_schedule
from app.services.figures import count_figures
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar
from tests.services.machine import truths
from tests.services.machine.dossiers import Dossiers
from tests.services.machine.letters import Letters
from tests.services.machine.lives import Lives
from tests.services.machine.making import Incoming, Orals, Recurring, Templates
from tests.services.machine.meetings import Meetings
from tests.services.machine.office import BEGIN, PLACES, Office
from tests.services.machine.papers import Documents, Opinions, Programme, Reports, Schedule
from tests.services.machine.plans import Plans
from tests.services.machine.regime import Obligations, SentWeeks
from tests.services.machine.registry import Registry
from tests.services.machine.rounds import Rounds
from tests.services.machine.sessions import Sessions
from tests.services.machine.shared import Shared
from tests.services.machine.tasks import Tasks

EXPLORES = "GIAOBAN_EXPLORES"
"""Set in the environment, each run takes other ways; else every run takes the same ones and proves the same."""


class Counted(Office):
    """What is counted holds each time, and what was seen once can be seen again."""

    def __init__(self) -> None:
        """Nothing was looked at yet."""
        super().__init__()
        self.seen: list[tuple[datetime, Period, Figures]] = []
        self.steps = 0

    @invariant()
    def what_is_counted_holds(self) -> None:
        self.steps += 1
        with self.database.read() as session:
            truths.lists_hold(session, self.today)
            truths.figures_hold(session, self.periods()[self.steps % 2], self.steps)

    def periods(self) -> list[Period]:
        """This month as of today, and one of the days that passed."""
        last = date(self.today.year, self.today.month, monthrange(self.today.year, self.today.month)[1])
        earlier = max(BEGIN, self.day(-(self.steps % 7)))
        return [
            Period(self.today.replace(day=1), last, self.today),
            Period(BEGIN.replace(day=1), date(2026, 12, 31), earlier),
        ]

    @rule()
    def look(self) -> None:
        """Figures are kept with the moment at which they were seen."""
        period = self.periods()[0]
        self.seen.append((self.moment(), period, self._figures(period)))

    def _figures(self, period: Period, reads: Any = None) -> Figures:
        if reads is None:
            with self.database.read() as session:
                return self._figures(period, session)
        return count_figures(reads, period, read_regulations(reads), read_calendar(reads))

    def teardown(self) -> None:
        """What was seen can be seen again."""
        try:
            for moment, period, figures in self.seen[-3:]:
                with self.database.read() as now, known_at(now, moment) as then:
                    assert self._figures(period, then) == figures
        finally:
            super().teardown()


class TasksMachine(  # type: ignore[misc]
    Tasks, Lives, Orals, Recurring, Templates, Documents, Shared, Counted, RuleBasedStateMachine
):
    """Tasks from every side, with undo, the bin and time; what holds is looked at after each verb."""

    @initialize(lines=st.lists(st.tuples(PLACES, st.integers(-5, 20)), min_size=2, max_size=3))
    def begin(self, lines: list[tuple[int, int | None]]) -> None:
        self.enter_document(lines=lines, ago=-6)
        self.say(ago=-1, leads=[0], away=3)
        self.write_template(days=[3, 5], whole=None)


class MeetingsMachine(  # type: ignore[misc]
    Programme, Plans, Meetings, Sessions, Schedule, SentWeeks, Shared, Counted, RuleBasedStateMachine
):
    """The programme, the meetings that it comes to, and the schedule that they are on."""

    @initialize(by=PLACES)
    def begin(self, by: int) -> None:
        self.register(by=by, later=0, whole=True)
        self.consider(place=0, into=None, ago=0)
        self.write_item(by=by, later=1, steps=[3, 20])
        self.make_meetings(ahead=30)
        for place in range(2):
            self.add_content(place=place, by=by)


class PapersMachine(  # type: ignore[misc]
    Dossiers, Rounds, Opinions, Incoming, Letters, Shared, RuleBasedStateMachine
):
    """Dossiers, opinions, what comes in, what goes out and under which numbers."""

    @initialize(places=st.lists(PLACES, min_size=2, max_size=3))
    def begin(self, places: list[int]) -> None:
        for place in places:
            self.receive_dossier(by=place, ago=-3)
            self.register_incoming(ago=-2, away=place - 3, number=None)
        self.write_round(by=0, ago=-2, of_members=True)
        self.type_document(code="typed_letter")
        self.save(lambda s: meeting_schedule.make_due(s, 2026, today=self.today, until=self.day(30)))


class RegimeMachine(Obligations, Reports, Registry, Letters, Shared, RuleBasedStateMachine):  # type: ignore[misc]
    """What is owed, who there is, and the rules and days off by which all of it goes."""

    @initialize(ahead=st.integers(20, 40))
    def begin(self, ahead: int) -> None:
        self.make_reports(ahead=ahead)
        self.draft_half_month(place=0)


class WholeMachine(  # type: ignore[misc]
    Tasks,
    Lives,
    Meetings,
    Sessions,
    Programme,
    Plans,
    Documents,
    Dossiers,
    Rounds,
    Opinions,
    Orals,
    Recurring,
    Templates,
    Incoming,
    Obligations,
    Reports,
    SentWeeks,
    Schedule,
    Registry,
    Letters,
    Shared,
    Counted,
    RuleBasedStateMachine,
):
    """All of it at once."""


@pytest.fixture
def empty(empty_folder: Path) -> Iterator[None]:
    Office.empty = empty_folder
    yield
    del Office.empty


def run(machine: type[RuleBasedStateMachine], *, examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=not os.environ.get(EXPLORES),
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),
        ),
    )


@pytest.mark.parametrize("machine", [TasksMachine, MeetingsMachine, PapersMachine, RegimeMachine])
def test_an_office_at_work_stays_true(empty: None, machine: type[RuleBasedStateMachine]) -> None:
    run(machine, examples=3, steps=32)


@pytest.mark.slow
@pytest.mark.parametrize(
    "machine", [TasksMachine, MeetingsMachine, PapersMachine, RegimeMachine, WholeMachine]
)
def test_a_long_time_at_work_stays_true(empty: None, machine: type[RuleBasedStateMachine]) -> None:
    run(machine, examples=20, steps=50)
