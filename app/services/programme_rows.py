"""Chosen rows of the programme: which of them a verb would change, and those themselves."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy.orm import Session

from app.briefings.bulk_changes import Chosen
from app.core.errors import AppError
from app.models.base import Record
from app.models.programme import Adjustment, ProgrammeProposal
from app.services.forms.common import alive, key_of

Row = TypeVar("Row", bound=Record)
NAMED = 2
_REASONS = {
    "ground": "căn cứ",
    "reason": "lý do",
    "necessity": "sự cần thiết",
    "effect": "đánh giá tác động",
}


def chosen(
    session: Session,
    model: type[Row],
    keys: Sequence[str],
    *,
    fits: Callable[[Row], bool],
    name: Callable[[Row], str],
) -> Chosen:
    """Tell which of the rows a verb would change; those that do not fit stay."""
    asked = [session.get(model, key_of(key)) for key in dict.fromkeys(keys)]
    there = [row for row in asked if row is not None and row.deleted_at is None]
    fitting = [row for row in there if fits(row)]
    names = tuple(name(row) for row in fitting[:NAMED])
    return Chosen(tuple(row.id.hex for row in fitting), names, len(there) - len(fitting))


def require(
    session: Session, model: type[Row], keys: Sequence[str], *, fits: Callable[[Row], bool], otherwise: str
) -> list[Row]:
    """The rows of the keys; AppError where one is gone or does not fit, for which `otherwise` is said."""
    rows = [alive(session, model, key) for key in dict.fromkeys(keys)]
    if not all(map(fits, rows)):
        raise AppError(otherwise, "Tải lại danh sách rồi chọn lại.")
    return rows


def require_reasons(content: str, row: Adjustment | ProgrammeProposal) -> None:
    """Refuse a request that does not say its ground and the three texts (duties 40, 41): AppError."""
    lacking = [said for name, said in _REASONS.items() if not getattr(row, name)]
    if lacking:
        raise AppError(
            f"Đề nghị về “{content}” chưa ghi {', '.join(lacking)}.",
            "Mở nội dung, ghi cho đủ rồi quyết định; đề nghị không đủ thì ghi không đồng ý, kèm lý do.",
        )
