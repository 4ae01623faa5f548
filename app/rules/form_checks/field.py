"""What is wrong with the form of a field of work."""

from collections.abc import Iterator, Sequence

from app.briefings.field_form import FieldForm, LeaderRow
from app.briefings.forms import Complaint
from app.rules.form_checks.common import in_rows
from app.rules.form_checks.spans import Span, backwards, overlap


def check(form: FieldForm) -> tuple[Complaint, ...]:
    """Everything to be said about the field, in the order of its fields."""
    return (*_name(form), *check_leaders(form.leaders))


def _name(form: FieldForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Nhập tên lĩnh vực.")


def check_leaders(leaders: Sequence[LeaderRow]) -> Iterator[Complaint]:
    """What is to be said about those who follow a field or a territory."""
    yield from in_rows("leaders", leaders, _leader)
    for place, row in enumerate(leaders):
        if row.leader is not None and any(_repeats(row, other) for other in leaders[:place]):
            sentence = f"“{row.leader.name}” đã có ở dòng trên trong cùng thời gian."
            yield Complaint("leaders", sentence, place, "leader", warning=True)


def _leader(row: LeaderRow) -> Iterator[Complaint]:
    if row.leader is None:
        yield Complaint("leader", "Chọn người phụ trách.")
    yield from backwards("to_on", _span(row))


def _repeats(row: LeaderRow, other: LeaderRow) -> bool:
    """Two leaders may follow a field side by side; the same one twice is a slip."""
    return row.leader == other.leader and overlap(_span(row), _span(other))


def _span(row: LeaderRow) -> Span:
    return row.from_on, row.to_on
