"""Every figure of every statistic opens exactly as many rows as it says, in a whole office whose agencies merged."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from itertools import product
from pathlib import Path
from time import sleep

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.figures import Period
from app.briefings.programme_shares import ShareBy
from app.core.statistics_terms import By, Comparison, Criterion, ExtensionBy, PresenceBy, ReportBy
from app.core.terms import AgencyKind
from app.models.agency import Agency
from app.models.database import Database, open_database
from app.ui.screens import statistics_work as work
from app.ui.screens.statistics_work import Asked, Told
from app.ui.widgets.figure_links import Link
from tests.services.demo.conftest import AS_OF

MERGED_ON = date(2026, 2, 27)
YEAR = date(2026, 1, 1)
PERIODS = (
    Period(YEAR, AS_OF, AS_OF),
    Period(date(2026, 2, 1), date(2026, 2, 28), MERGED_ON),  # the last day of the old agencies
)
MEASURES = ("Tổng số ngày gia hạn", "Một nhiệm vụ nhiều nhất")
"""They open what is measured, and count nothing."""
BEFORE: list[datetime] = []
"""The moment before the agencies were merged in the data."""
WAYS: tuple[By | ShareBy | PresenceBy | ReportBy | ExtensionBy, ...] = (
    *By,
    *ShareBy,
    *PresenceBy,
    *ReportBy,
    *ExtensionBy,
)


@pytest.fixture(scope="module")
def merged(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The office, two departments of which went into a third, one after the other; and who answers was deleted once."""
    folder = tmp_path_factory.mktemp("merged") / "data"
    shutil.copytree(seeded, folder)
    database = open_database(folder)
    BEFORE.append(datetime.now(UTC))
    sleep(0.002)  # the log tells moments by milliseconds
    with database.write("Kiểm thử") as session:
        first, second, heir, lost, gone = session.scalars(
            select(Agency).where(Agency.kind == AgencyKind.DEPARTMENT).order_by(Agency.position).limit(5)
        )
        second.valid_to, second.successor_id = MERGED_ON, heir.id
        first.valid_to, first.successor_id = date(2026, 1, 31), second.id
        lost.valid_to, lost.successor_id = MERGED_ON, gone.id
        gone.deleted_at = datetime(2026, 3, 1, tzinfo=UTC)
    yield database
    database.close()


def counted(session: Session, link: Link) -> int:
    """How many rows the list shows that a figure opens; its `find` answers as many."""
    questions = import_module(f"app.services.lists.{link.list}")
    found = questions.find(session, link.wanted, today=AS_OF)
    count: int = questions.count(session, link.wanted, today=AS_OF)
    assert len(found.keys) == count == len(set(found.keys))
    return count


def wrong(session: Session, told: Told) -> list[str]:
    """The figures that open another number of rows, in words."""
    return [
        f"{told.title}: {row.name}, {column.title}: {value}, opens {there}"
        for row, column in product((*told.rows, told.whole), told.columns)
        if column.link and (link := column.link(row)) and column.title not in MEASURES
        if isinstance(value := column.value(row), int) and (there := counted(session, link)) != value
    ]


def ask(session: Session, asked: Asked) -> Told:
    return work.count(session, lambda done, total: None, asked=asked)


@pytest.mark.parametrize("by", WAYS, ids=lambda by: f"{type(by).__name__}-{by}")
def test_every_figure_opens_as_many_rows_as_it_says(
    merged: Database, by: By | ShareBy | PresenceBy | ReportBy | ExtensionBy
) -> None:
    comparisons = tuple(Comparison) if isinstance(by, By) else ()
    with merged.read() as session:
        for period in PERIODS:
            told = ask(session, Asked(period, by, comparisons))
            assert told.rows or isinstance(by, ExtensionBy), "something is counted"
            assert wrong(session, told) == [], period


@pytest.mark.parametrize("criterion", Criterion)
def test_a_ranking_has_the_same_figures_in_another_order(merged: Database, criterion: Criterion) -> None:
    with merged.read() as session:
        plain = ask(session, Asked(PERIODS[0], By.AGENCY))
        ranked = ask(session, Asked(PERIODS[0], By.AGENCY, tuple(Comparison), None, criterion))
        assert {row.name: row.tasks for row in ranked.rows} == {row.name: row.tasks for row in plain.rows}
        assert wrong(session, ranked) == []
    places = [row.place for row in ranked.rows if row.place is not None]
    assert places == sorted(places)
    assert places[0] == 1
    assert any("cơ quan đã sáp nhập được tính ở cơ quan kế thừa" in line for line in ranked.said)


def test_figures_as_known_before_the_merger_open_as_many_rows_as_were_known(merged: Database) -> None:
    asked = Asked(PERIODS[0], By.AGENCY, known_at=BEFORE[0])
    with merged.read() as session:
        now, then = ask(session, replace(asked, known_at=None)), ask(session, asked)
        assert len(then.rows) > len(now.rows), "who was merged stood for itself"
        lost = next(row for row in then.rows if row.name not in {row.name for row in now.rows})
        for row, column in product((lost, then.whole), then.columns[:1]):
            assert column.link is not None
            link = column.link(row)
            assert link is not None
            listed = work.list_behind(
                session, lambda done, total: None, link=link, asked=asked, what=row.name
            )
            assert listed.count == column.value(row) > 0
