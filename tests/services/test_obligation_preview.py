"""What making the reports of the regulation would make is told before, and what stands already."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.report import ReportObligation
from app.services.bin import delete
from app.services.obligation_preview import DELETED, NO_AGENCY, NOT_AGAIN, THERE, of_making
from app.services.obligations import make_due
from tests.services.test_obligations import TODAY, UNTIL, office

__all__ = ["office"]


def test_it_foretells_exactly_what_is_made_then(office: Session) -> None:
    told = of_making(office, until=UNTIL, today=TODAY)
    to_make = [row for row in told if row.key]
    made = make_due(office, until=UNTIL, today=TODAY)
    assert made.count == len(to_make) == len({row.key for row in to_make})
    names = sorted(office.scalars(select(ReportObligation.name)))
    assert sorted(row.name for row in to_make) == names
    assert [row.old for row in told if row.new == NO_AGENCY] == ["Trần Văn Bình"]
    assert ("Báo cáo tháng 11/2026", "Phòng Nội chính", "hạn 23/11/2026") in {
        (row.name, row.old, row.new) for row in to_make
    }


def test_what_stands_and_what_was_deleted_is_counted_by_name(office: Session) -> None:
    make_due(office, until=UNTIL, today=TODAY)
    gone, *_ = office.scalars(
        select(ReportObligation).where(ReportObligation.code == "month_room").order_by(ReportObligation.id)
    )
    delete(office, "report_obligation", gone.id)
    told = of_making(office, until=UNTIL, today=TODAY)
    assert [row for row in told if row.key] == []
    assert (told[0].name, told[0].new) == ("Đã có từ trước", NOT_AGAIN)
    assert {(row.old, row.new) for row in told if row.name == gone.name} == {
        ("1 nơi", THERE),
        ("1 nơi", DELETED),
    }
    assert of_making(office, until=None, today=TODAY) == ()


def test_what_is_left_out_is_not_made_and_may_be_later(office: Session) -> None:
    first, *others = (row.key for row in of_making(office, until=UNTIL, today=TODAY) if row.key)
    assert make_due(office, until=UNTIL, today=TODAY, without=(first,)).count == len(others)
    assert [row.key for row in of_making(office, until=UNTIL, today=TODAY) if row.key] == [first]
