"""How long the figures of a month take over 100,000 tasks: `python -m tests.bench.bench_figures [TASKS | --data DIR]`.

Beside ours runs the same SQL by the bare driver on the same file: 1.2 leads a task, extensions on 15 %, reports of
delay on 20 %. Once the tasks are those of five years, as an office of 20,000 a year has them; once all of them
fall into the one month, which is the worst that can be. Each statistic of the month by one thing, ranked and compared
with two others, then of the year, also by its months and quarters; and the data rebuilt as they were known before the
last tenth of the tasks was changed.
With `--data` the office that lies in a folder (`python -m app demo-data --size large --data DIR`) is asked instead,
and not changed.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import process_time, thread_time
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from app.briefings.figures import Figures, Period
from app.core.ids import uuid7
from app.core.paths import DATABASE_NAME
from app.core.statistics_terms import By, Comparison, Criterion, ExtensionBy, PresenceBy
from app.core.terms import AgencyKind, AgencyRole
from app.models.agency import Agency
from app.models.database import Database, open_database
from app.models.known_at import known_at
from app.models.raw import connect
from app.models.task import DelayReport, Extension, Task, TaskAgency
from app.rules.comparing import compared
from app.rules.periods import month_period
from app.services.extension_statistics import count_extensions
from app.services.figure_queries import TASKS_ALONE, TASKS_BY
from app.services.figures import count_figures, looks_values, task_values
from app.services.heirs import read_agencies
from app.services.presence_statistics import count_presence
from app.services.regulation_versions import read_regulations
from app.services.settings import read_calendar
from app.services.statistics import count_statistics

ROUNDS = 7
RATIO, LIMIT = 1.3, 200  # beside the raw SQL; milliseconds
LAST = date(2026, 10, 31)
FIVE_YEARS, ONE_MONTH = 1825, 31


def fill(session: Session, tasks: int, spread: int) -> None:
    """Write `tasks` tasks assigned in the `spread` days up to the end of October 2026, nine of ten done in time."""
    chance = random.Random(2026)
    agencies = [uuid7() for _ in range(120)]
    session.execute(
        insert(Agency),
        [
            {"id": key, "name": f"Sở {place}", "kind": AgencyKind.DEPARTMENT, "position": place}
            for place, key in enumerate(agencies)
        ],
    )
    rows: dict[Any, list[dict[str, Any]]] = {Task: [], TaskAgency: [], Extension: [], DelayReport: []}
    for number in range(tasks):
        key, assigned = uuid7(), LAST - timedelta(chance.randrange(spread))
        deadline = assigned + timedelta(chance.randrange(5, 90)) if chance.random() > 0.06 else None
        completed = assigned + timedelta(chance.randrange(2, 100)) if chance.random() < 0.9 else None
        rows[Task].append(
            {
                "id": key,
                "content": f"Báo cáo kết quả thực hiện Nghị quyết, phần việc thứ {number}",
                "assigned_on": assigned,
                "deadline": deadline,
                "completed_on": completed,
                "quality_accepted": None if chance.random() < 0.5 else chance.random() < 0.9,
            }
        )
        leads = chance.sample(agencies, 2 if chance.random() < 0.2 else 1)
        rows[TaskAgency] += [
            {"task_id": key, "agency_id": lead, "role": AgencyRole.LEAD, "position": place}
            for place, lead in enumerate(leads)
        ]
        edge = deadline or assigned
        if chance.random() < 0.15:
            rows[Extension].append(
                {"task_id": key, "extended_to": edge + timedelta(20), "decided_on": assigned}
            )
        if chance.random() < 0.2:
            report = {"task_id": key, "reported_on": edge - timedelta(chance.randrange(4))}
            rows[DelayReport].append(report | {"accepted": chance.random() < 0.6})
    for table, values in rows.items():
        session.execute(insert(table), values)


def beside(ours: Callable[[], object], raw: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the processor that each took, the median of rounds in turn: a loaded machine is so to both."""
    took: tuple[list[float], list[float]] = [], []
    for _ in range(ROUNDS):
        for work, times in zip((ours, raw), took, strict=True):
            began = thread_time()
            work()
            times.append(thread_time() - began)
    return median(took[0]) * 1000, median(took[1]) * 1000


Statement = tuple[str, dict[str, Any]]
Measured = tuple[str, float, float]
"""What was asked, ours and the bare driver's milliseconds."""


def measure(folder: Path, tasks: int, spread: int) -> tuple[list[Measured], float, int]:
    """The questions, the seconds that the data of a moment took, and how many tasks belonged to the month."""
    period = month_period(2026, 10)
    database = open_database(folder)
    try:
        with database.write("Đo") as session:
            fill(session, tasks, spread)
        with database.read() as session:
            found, total = ask_all(session, folder, period)
        seconds = _known(database)
    finally:
        database.close()
    return found, seconds, total


def ask_all(session: Session, folder: Path, period: Period) -> tuple[list[Measured], int]:
    """Every question beside the bare driver, and how many tasks belonged to the period."""
    regulation, calendar = read_regulations(session), read_calendar(session)
    agencies = read_agencies(session, period.as_of)
    year = Period(date(period.end.year, 1, 1), period.end, period.as_of)
    bare = connect(folder / DATABASE_NAME)

    def tasks(by: By, *periods: Period) -> list[Statement]:
        sql = TASKS_BY[by]
        return [(sql, bound(sql, task_values(each, regulation, agencies))) for each in periods]

    def alone(*periods: Period) -> Statement:
        return TASKS_ALONE, looks_values(periods, regulation, agencies)

    def measured(name: str, ours: Callable[[], object], *statements: Statement) -> Measured:
        return name, *beside(
            ours, lambda: [bare.execute(sql, values).fetchall() for sql, values in statements]
        )

    def count(period: Period, by: By, **asked: Any) -> Callable[[], object]:
        return lambda: count_statistics(session, period, by, **asked)

    months = [month_period(year.end.year, month) for month in range(1, year.end.month + 1)]
    twice = tuple(Comparison)

    def with_others(*periods: Period) -> list[Period]:
        others = [compared(one, each) for one in periods for each in twice]
        return list(dict.fromkeys([*periods, *(other for other in others if other)]))

    def figures() -> Figures:
        return count_figures(session, period, regulation, calendar)

    def attendance() -> object:
        return count_presence(session, year, PresenceBy.AGENCY, comparisons=twice)

    def extensions() -> object:
        return count_extensions(session, year, ExtensionBy.AGENCY, comparisons=twice)

    found = [
        measured("figures of the month", figures, *_asked_by(session, figures)),
        *(measured(f"month by {by}", count(period, by), *tasks(by, period)) for by in TASKS_BY),
        measured(
            "month, ranked", count(period, By.AGENCY, criterion=Criterion.DONE), *tasks(By.AGENCY, period)
        ),
        *(
            measured(
                f"{name} by {by}, compared twice",
                count(one, by, comparisons=twice),
                *tasks(by, *with_others(one)),
            )
            for name, one in (("month", period), ("year", year))
            for by in (By.AGENCY, By.ROOM)
        ),
        *(measured(f"year by {by}", count(year, by), *tasks(by, year)) for by in TASKS_BY),
        measured("year by month", count(year, By.MONTH), alone(year, *months)),
        measured(
            "year by month, compared twice",
            count(year, By.MONTH, comparisons=twice),
            alone(*with_others(year, *months)),
        ),
        measured("year by quarter", count(year, By.QUARTER), alone(year, *_quarters(year))),
        measured("attendance by agency, compared", attendance, *_asked_by(session, attendance)),
        measured("extensions by agency, compared", extensions, *_asked_by(session, extensions)),
    ]
    bare.close()
    return found, figures().tasks.total


def _asked_by(session: Session, work: Callable[[], object]) -> list[Statement]:
    """Every statement that some work asks of the database, with its values in it."""
    driver = session.connection().connection.driver_connection
    said: list[str] = []
    driver.set_trace_callback(said.append)
    work()
    driver.set_trace_callback(None)
    return [(sql, {}) for sql in said]


def _quarters(year: Period) -> list[Period]:
    """The quarters that have begun by the end of a part of a year, the last up to there."""
    ends = [month_period(year.end.year, month).end for month in (3, 6, 9, 12)]
    starts = [date(year.end.year, month, 1) for month in (1, 4, 7, 10)]
    return [
        Period(start, min(end, year.end), min(end, year.as_of))
        for start, end in zip(starts, ends, strict=True)
        if start <= year.end
    ]


def bound(sql: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that the words of a question bind."""
    return {name: value for name, value in values.items() if f":{name}" in sql}


def _known(database: Database) -> float:
    """Seconds for the data as they were known before a tenth of the tasks was changed."""
    moment = datetime.now(UTC)
    with database.write("Đo") as session:
        session.execute(text("UPDATE task SET completed_on = '2026-10-30' WHERE rowid % 10 = 0"))
    began = process_time()
    with database.read() as session, known_at(session, moment):
        return process_time() - began


def main() -> None:
    """Print both and their ratio."""
    if sys.argv[1:2] == ["--data"]:
        measure_office(Path(sys.argv[2]))
        return
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    for name, spread in (("five years", FIVE_YEARS), ("one month", ONE_MONTH)):
        with tempfile.TemporaryDirectory() as folder:
            found, seconds, total = measure(Path(folder), tasks, spread)
        print(f"{name}: {total} of {tasks} tasks; as known at a moment {seconds:.1f} s")
        print_all(found)


def measure_office(folder: Path) -> None:
    """Ask the office in a folder."""
    database = open_database(folder, writable=False)
    try:
        with database.read() as session:
            found, total = ask_all(session, folder, month_period(2026, 10))
    finally:
        database.close()
    print(f"{folder}: {total} tasks in the month")
    print_all(found)


def print_all(found: list[Measured]) -> None:
    """A line each, with what is over the limits."""
    for what, ours, raw in found:
        over = "  <-- over" if ours > LIMIT or ours / raw > RATIO else ""
        print(f"  {what:<32} ours {ours:6.1f} ms, raw {raw:6.1f} ms = {ours / raw:.2f}{over}")


if __name__ == "__main__":
    main()
