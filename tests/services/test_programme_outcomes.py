"""Items that were submitted, then issued: many at once, each only as it stands."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.models.programme import ProgrammeItem
from app.services.programme_outcomes import issue, submit, to_issue, to_submit
from tests.services.lists.making import DAY, TODAY, keep


def item(session: Session, content: str, **values: object) -> str:
    return keep(session, ProgrammeItem(content=content, due_year=2026, due_month=11, **values)).id.hex


def test_what_waits_is_submitted_and_then_issued(session: Session) -> None:
    keys = [item(session, "Một"), item(session, "Hai")]
    assert submit(session, keys, on=TODAY - DAY, today=TODAY) == 2
    assert to_submit(session, keys, today=TODAY).keys == ()
    assert issue(session, keys[:1], on=TODAY, today=TODAY) == 1
    assert to_issue(session, keys, today=TODAY).names == ("Hai",)
    assert {
        (row.content, row.submitted_on, row.issued_on) for row in session.scalars(select(ProgrammeItem))
    } == {
        ("Một", TODAY - DAY, TODAY),
        ("Hai", TODAY - DAY, None),
    }


def test_what_is_done_withdrawn_or_carried_over_is_left_out(session: Session) -> None:
    old = item(session, "Chuyển")
    item(session, "Kỳ sau", carried_from_id=UUID(old), carried_on=TODAY)
    keys = [old, item(session, "Rút", withdrawn=True), item(session, "Đã trình", submitted_on=TODAY)]
    chosen = to_submit(session, [*keys, item(session, "Chờ")], today=TODAY)
    assert (chosen.names, chosen.left_out) == (("Chờ",), 3)
    assert to_issue(session, keys, today=TODAY).names == ("Đã trình",)
    with pytest.raises(AppError, match="đã chuyển kỳ sau"):
        submit(session, keys, on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("day", "said"), [(TODAY + DAY, "sau ngày hôm nay"), (date(2026, 10, 1), "sau ngày ban hành")]
)
def test_a_day_that_cannot_be_is_refused(session: Session, day: date, said: str) -> None:
    key = item(session, "Đề án", submitted_on=date(2026, 10, 2))
    with pytest.raises(AppError, match=said):
        issue(session, [key], on=day, today=TODAY)
