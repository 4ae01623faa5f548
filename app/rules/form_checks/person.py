"""What is wrong with the form of a person."""

from collections.abc import Iterator

from app.briefings.forms import Complaint
from app.briefings.person_form import PersonForm, SpellRow
from app.core.text import fold
from app.rules.form_checks.common import in_rows
from app.rules.form_checks.spans import Span, backwards, first_overlap


def check(form: PersonForm) -> tuple[Complaint, ...]:
    """Everything to be said about the person, in the order of the fields."""
    return (*_name(form), *_membership(form), *_rank(form), *_phone(form))


def _name(form: PersonForm) -> Iterator[Complaint]:
    if not form.full_name:
        yield Complaint("full_name", "Nhập họ và tên.")
        return
    own, given = f" {fold(form.full_name)} ", fold(form.sort_name)
    if given and f" {given} " not in own:
        yield Complaint("sort_name", "Tên để sắp xếp không có trong họ và tên.", warning=True)


def _membership(form: PersonForm) -> Iterator[Complaint]:
    if form.spells and not form.committee_member:
        yield Complaint(
            "committee_member", "Đã ghi ngày: đánh dấu là thành viên UBND tỉnh, hoặc bỏ các dòng ngày."
        )
    yield from in_rows("spells", form.spells, lambda row: backwards("to_on", span(row)))
    for place in range(len(form.spells)):
        earlier = first_overlap(form.spells, place, span)
        if earlier is not None:
            sentence = f"Trùng thời gian với dòng {earlier + 1}; mỗi ngày chỉ thuộc một lần làm thành viên."
            yield Complaint("spells", sentence, place, "from_on")


def span(row: SpellRow) -> Span:
    """The days of a spell."""
    return row.from_on, row.to_on


def _rank(form: PersonForm) -> Iterator[Complaint]:
    if (form.rank or 0) < 0:
        yield Complaint("rank", "Thứ bậc không thể nhỏ hơn 0.")


def _phone(form: PersonForm) -> Iterator[Complaint]:
    if form.phone and not any(sign.isdigit() for sign in form.phone):
        yield Complaint("phone", "Số điện thoại không có chữ số nào.", warning=True)
