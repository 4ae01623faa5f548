"""The figures of the two workbooks as offices send them are those that plain loops found."""

import json
from datetime import date
from pathlib import Path

import pytest

from app.briefings.as_json import figures_as_json
from app.importers.office_workbook import apply, propose, read_workbook
from app.models.database import Database
from app.services.period_briefing import brief_month
from app.services.regulation_versions import read_regulations
from app.services.settings import load_preset

FILES = Path(__file__).parents[1] / "files"


@pytest.mark.parametrize("name", ["office-clean", "office-messy"])
def test_a_workbook_gives_its_known_figures_and_the_rows_agree(database: Database, name: str) -> None:
    with database.write("Kiểm thử") as session:
        load_preset(session)
        apply(
            session,
            propose(
                session,
                read_workbook(FILES / f"{name}.xlsx"),
                read_regulations(session),
                today=date(2026, 11, 23),
            ),
        )
    with database.read() as session:
        briefing = brief_month(session, 2026, 10)
    expected = json.loads((FILES / f"{name}.expected.json").read_text(encoding="utf-8"))
    told = figures_as_json(briefing.figures)
    assert told == {key: value for key, value in expected.items() if key != "rows"}
    for part in ("tasks_by_agency", "programme_by_agency", "session_documents_by_agency"):
        assert list(told[part]) == list(expected[part])  # type: ignore[call-overload]
    figures = briefing.figures
    assert (len(briefing.tasks), len(briefing.overdue)) == (figures.tasks.total, figures.tasks.overdue)
    assert len(briefing.not_submitted) == figures.programme.not_submitted
    assert len(briefing.session_documents) == figures.session_documents.items
    assert len(briefing.reports) == figures.reports.due
    assert sum(share.figures.total for share in briefing.by_assigner) == figures.tasks.total
