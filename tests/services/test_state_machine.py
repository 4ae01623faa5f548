"""The whole office at work, in any order: what was counted, locked, struck out, taken back and issued stays true."""

import shutil
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from app.briefings.figures import Figures, Period
from app.core.paths import DATABASE_NAME
from app.models.database import open_database
from app.models.known_at import known_at
from app.models.replay import replay
from app.services import bin as bin_
from app.services import undo
from app.services.figures import count_figures
from app.services.settings import read_calendar, read_regulation
from tests.models.edits import contents, copy_log
from tests.services.machine import truths
from tests.services.machine.meetings import Meetings
from tests.services.machine.office import BEGIN, PLACES, Office, alive
from tests.services.machine.papers import Documents, Opinions, Programme, Reports, Schedule
from tests.services.machine.tasks import Tasks

BINNED = (
    *(
        "task",
        "source_document",
        "programme_item",
        "programme_proposal",
        "meeting",
        "agenda_item",
        "conclusion",
    ),
    *("opinion_round", "appointment", "report_obligation", "session_vote", "agenda_proposal", "speech"),
)
"""The tables whose rows people delete and restore."""


class OfficeMachine(  # type: ignore[misc]
    Tasks, Meetings, Programme, Opinions, Schedule, Reports, Documents, Office, RuleBasedStateMachine
):
    """All verbs, undo, the bin and time; what holds is looked at after each of them."""

    def __init__(self) -> None:
        """Begin on the first of October, with nothing to do."""
        super().__init__()
        self.seen: list[tuple[datetime, Period, Figures]] = []
        self.steps = 0

    @initialize(lines=st.lists(st.tuples(PLACES, st.integers(-5, 20)), min_size=2, max_size=3))
    def begin(self, lines: list[tuple[int, int | None]]) -> None:
        self.enter_document(lines=lines, ago=-6)
        self.register(by=0, later=0, whole=True)
        self.consider(place=0, into=None, ago=0)
        self.make_meetings(ahead=30)
        for place in range(2):
            self.add_content(place=place, by=0)

    @rule(days=st.integers(1, 12))
    def time_passes(self, days: int) -> None:
        self.today = self.day(days)

    @rule(name=st.sampled_from(BINNED), place=PLACES)
    def delete(self, name: str, place: int) -> None:
        key = self.pick(truths.model_named(name), place)
        if key:
            self.save(lambda session: bin_.delete(session, name, truths.key(key)))

    @rule(name=st.sampled_from(BINNED), place=PLACES)
    def restore(self, name: str, place: int) -> None:
        gone = sorted(key for key, row in self.now[name].items() if row["deleted_at"] is not None)
        if gone:
            key = truths.key(gone[place % len(gone)])
            self.save(lambda session: bin_.restore(session, name, key))

    @rule()
    def undo(self) -> None:
        self._back(self.undoable, self.redoable, undo.undo)

    @rule()
    def redo(self) -> None:
        self._back(self.redoable, self.undoable, undo.redo)

    def _back(self, stack: list[Any], other: list[Any], verb: Any) -> None:
        """The tables are again what they were; what lies in the bin is no part of that."""
        if not stack:
            return
        wanted, left, kept = stack.pop(), self.now, (list(self.undoable), list(self.redoable))
        done = self.save(lambda session: verb(session) is not None)
        self.undoable[:], self.redoable[:] = kept
        if wanted is None:
            other += [None] if done else []
            return
        assert done, self.refusals[-1:]
        assert alive(self.now) == alive(wanted)
        other.append(left)

    @invariant()
    def nothing_locked_changes(self) -> None:
        if self.before:
            truths.locks_hold(self.before, self.now)

    @invariant()
    def what_is_counted_holds(self) -> None:
        self.steps += 1
        with self.database.read() as session:
            truths.lists_hold(session, self.today)
            truths.figures_hold(session, self.periods()[self.steps % 2], self.steps)

    @invariant()
    def secrets_are_nowhere(self) -> None:
        if self.struck:
            query = "SELECT group_concat(coalesce(old_values, '') || new_values, ' ') FROM change_log"
            log = self.raw.execute(f"{query} WHERE table_name <> 'official_document'").fetchone()[0]
            stored = truths.said(self.now, log)
            assert not [words for words in self.struck if words in stored]

    @invariant()
    def what_went_out_stays(self) -> None:
        for (subject, version), figures in self.went_out.items():
            assert self._issued(subject, version) == figures

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
        return count_figures(reads, period, read_regulation(reads), read_calendar(reads))

    def teardown(self) -> None:
        """What was seen can be seen again, and the log says what the tables hold."""
        try:
            for moment, period, figures in self.seen[-3:]:
                with self.database.read() as now, known_at(now, moment) as then:
                    assert self._figures(period, then) == figures
            self._replayed()
        finally:
            super().teardown()

    def _replayed(self) -> None:
        live = self.folder / DATABASE_NAME
        with TemporaryDirectory() as name:
            copy = Path(name)
            shutil.copy(self.empty / DATABASE_NAME, copy / DATABASE_NAME)
            copy_log(live, copy / DATABASE_NAME)
            database = open_database(copy)
            with database.write("Phục hồi") as session:
                replay(session.connection())
            database.close()
            assert contents(copy / DATABASE_NAME) == contents(live)


@pytest.fixture
def machine(empty_folder: Path) -> Iterator[type[OfficeMachine]]:
    Office.empty = empty_folder
    yield OfficeMachine
    del Office.empty


def run(machine: type[OfficeMachine], *, examples: int, steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),
        ),
    )


def test_an_office_at_work_stays_true(machine: type[OfficeMachine]) -> None:
    run(
        machine,
        examples=int(__import__("os").environ.get("EX", 8)),
        steps=int(__import__("os").environ.get("ST", 25)),
    )


@pytest.mark.slow
def test_a_long_time_at_work_stays_true(machine: type[OfficeMachine]) -> None:
    run(machine, examples=40, steps=50)
