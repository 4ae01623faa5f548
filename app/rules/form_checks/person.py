"""What is wrong with the form of a person."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.person_form import PersonForm, SpellRow, WorkplaceRow
from app.core.text import fold
from app.core.words import short_date
from app.rules.form_checks.common import EXAMPLE, future, in_rows
from app.rules.form_checks.spans import Span, backwards, first_overlap


def check(form: PersonForm, *, today: date) -> tuple[Complaint, ...]:
    """Everything to be said about the person, in the order of the fields."""
    return (
        *_name(form),
        *_phone(form),
        *_move(form, today),
        *_workplaces(form, today),
        *_membership(form),
        *_rank(form),
    )


def _name(form: PersonForm) -> Iterator[Complaint]:
    if not form.full_name:
        yield Complaint("full_name", "Nhập họ và tên.")
        return
    own, given = f" {fold(form.full_name)} ", fold(form.sort_name)
    if given and f" {given} " not in own:
        yield Complaint("sort_name", "Tên để sắp xếp không có trong họ và tên.", warning=True)


def _move(form: PersonForm, today: date) -> Iterator[Complaint]:
    if not form.moves or form.moved_on is None:
        return
    yield from future("moved_on", "Ngày chuyển", form.moved_on, today=today)
    last = max((row.to_on for row in form.workplaces if row.to_on), default=date.min)
    if form.moved_on <= last:
        sentence = f"Đến hết {short_date(last)} còn ở nơi công tác trước: ngày chuyển phải sau ngày đó."
        yield Complaint("moved_on", sentence)


def _workplaces(form: PersonForm, today: date) -> Iterator[Complaint]:
    yield from in_rows("workplaces", form.workplaces, lambda row: _workplace(row, today))
    days = [row.to_on for row in form.workplaces]
    for place, day in enumerate(days):
        if day is not None and day in days[:place]:
            sentence = f"Trùng ngày cuối với dòng {days.index(day) + 1}."
            yield Complaint("workplaces", sentence, place, "to_on")


def _workplace(row: WorkplaceRow, today: date) -> Iterator[Complaint]:
    if row.agency is None:
        yield Complaint("agency", "Chọn cơ quan, hoặc xóa dòng này.")
    if row.to_on is None:
        yield Complaint("to_on", f"Chưa có ngày cuối ở nơi này: {EXAMPLE}.")
    elif row.to_on >= today:
        yield Complaint("to_on", "Ngày cuối phải trước hôm nay; nơi công tác hiện nay ghi ở ô “Cơ quan”.")


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
