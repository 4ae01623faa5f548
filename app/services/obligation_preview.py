"""What making the reports of the regulation would make, and what of it stands already (duties 111-118)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Changed
from app.core.words import number, short_date
from app.services.obligations import Owed, list_owed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy.orm import Session

NOT_AGAIN, THERE, DELETED = "không lập lại", "đã lập", "đã xóa, không lập lại"
NO_AGENCY = "chưa ghi cơ quan, không lập được"


def of_making(session: Session, *, until: date | None, today: date) -> Sequence[Changed]:
    """How many stand; each that would be made, with who owes it and its day; what stands, counted by its name."""
    if until is None:
        return ()
    owed, homeless = list_owed(session, until=until, today=today)
    standing = sum(one.stands for one in owed)
    return (
        *((Changed("Đã có từ trước", f"{number(standing)} báo cáo", NOT_AGAIN),) if standing else ()),
        *(Changed(one.due.title, _who(one), _day(one), one.key) for one in owed if not one.stands),
        *_standing(owed),
        *(Changed("Báo cáo của Phó Chánh Văn phòng", name, NO_AGENCY) for name in homeless),
    )


def _who(one: Owed) -> str:
    return f"{one.person.full_name} ({one.agency.name})" if one.person is not None else one.agency.name


def _day(one: Owed) -> str:
    hour = f"{one.due.due_hour} giờ " if one.due.due_hour is not None else ""
    return f"hạn {hour}{short_date(one.due.due_on)}"


def _standing(owed: Sequence[Owed]) -> Iterator[Changed]:
    counted = Counter((one.due.title, one.deleted) for one in owed if one.stands)
    for (title, deleted), many in counted.items():
        yield Changed(title, f"{number(many)} nơi", DELETED if deleted else THERE)
