"""Documents without a task are on the list of what was overlooked until a task or a reason takes them off it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core.errors import AppError
from app.core.terms import Secrecy
from app.models.database import Database
from app.models.task import SourceDocument, Task
from app.models.task_life import DocumentWaiver
from app.services.forms.source_documents import require_hidden
from app.services.lists import documents
from app.services.undo import undo
from app.services.waivers import overlooked, take_back, waive, waived
from tests.conftest import ACTOR
from tests.services.lists.making import TODAY, keep, rows

DAY = timedelta(days=1)


def numbers(session, code: str) -> list[str]:
    return sorted(row.number for row in rows(session, documents, tasks=code))


def test_a_reason_takes_a_document_off_the_list_and_back_again(database: Database) -> None:
    with database.write(ACTOR) as session:
        old = keep(session, SourceDocument(number="1/UBND", issued_on=TODAY - 10 * DAY))
        new = keep(session, SourceDocument(number="2/UBND", issued_on=TODAY))
        led = keep(session, SourceDocument(number="3/UBND", issued_on=TODAY - 10 * DAY))
        keep(session, Task(content="Việc", assigned_on=TODAY, source_document_id=led.id))
        keys = [row.id.hex for row in (old, new, led)]
        assert numbers(session, "none") == ["1/UBND", "2/UBND"]
        assert numbers(session, "overlooked") == ["1/UBND"], "what came today is not overlooked yet"
        assert overlooked(session, keys).left_out == 1
    with database.write(ACTOR) as session:
        assert waive(session, keys[:2], reason=" Để biết ", today=TODAY) == 2
        assert (numbers(session, "none"), numbers(session, "waived")) == ([], ["1/UBND", "2/UBND"])
        assert {row.waived for row in rows(session, documents, tasks="waived")} == {"Để biết"}
        assert waived(session, keys).keys == tuple(keys[:2])
        with pytest.raises(AppError, match="đã xác nhận"):
            waive(session, keys[:1], reason="x", today=TODAY)
    with database.write(ACTOR) as session:
        assert take_back(session, keys) == 2
        assert numbers(session, "none") == ["1/UBND", "2/UBND"]
    with database.write(ACTOR) as session:
        undo(session)
        assert numbers(session, "none") == []


def test_of_a_secret_document_no_reason_is_kept(database: Database) -> None:
    with database.write(ACTOR) as session:
        secret = keep(session, SourceDocument(number="5/M", issued_on=TODAY, secrecy=Secrecy.SECRET))
        waive(session, [secret.id.hex], reason="Về quốc phòng", today=TODAY)
        [row] = rows(session, documents, tasks="waived")
        assert row.waived == ""
        with pytest.raises(AppError, match="Chưa có lý do"):
            waive(session, [secret.id.hex], reason=" ", today=TODAY)


def test_of_a_secret_document_the_number_of_the_paper_that_says_why_is_kept(database: Database) -> None:
    with database.write(ACTOR) as session:
        secret = keep(session, SourceDocument(number="5/M", issued_on=TODAY, secrecy=Secrecy.SECRET))
        waive(session, [secret.id.hex], reason="Phiếu trình 12/PT-NC ngày 20/11/2026", today=TODAY)
        require_hidden(session, secret)
        assert session.scalars(select(DocumentWaiver.reason)).one() == "Phiếu trình 12/PT-NC ngày 20/11/2026"
