"""What is wrong with the form of a post."""

from collections.abc import Iterator

from app.briefings.forms import Complaint
from app.briefings.post_form import HoldingRow, PostForm
from app.rules.form_checks.common import in_rows
from app.rules.form_checks.spans import Span, backwards, first_overlap


def check(form: PostForm) -> tuple[Complaint, ...]:
    """Everything to be said about the post, in the order of its fields."""
    return (*_name(form), *_holdings(form))


def _name(form: PostForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Nhập chức danh.")
    if (form.position or 0) < 0:
        yield Complaint("position", "Thứ tự không thể nhỏ hơn 0.")


def _holdings(form: PostForm) -> Iterator[Complaint]:
    yield from in_rows("holdings", form.holdings, _holding)
    for place in range(len(form.holdings)):
        earlier = first_overlap(form.holdings, place, _span)
        if earlier is not None:
            sentence = f"Trùng thời gian với người ở dòng {earlier + 1}."
            yield Complaint("holdings", sentence, place, "from_on", warning=True)


def _holding(row: HoldingRow) -> Iterator[Complaint]:
    if row.person is None:
        yield Complaint("person", "Chọn người giữ chức danh.")
    yield from backwards("to_on", _span(row))


def _span(row: HoldingRow) -> Span:
    return row.from_on, row.to_on
