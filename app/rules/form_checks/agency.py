"""What is wrong with the form of an agency, as far as the form alone can tell."""

from collections.abc import Iterator

from app.briefings.agency_form import AgencyForm
from app.briefings.forms import Complaint
from app.core.text import fold
from app.rules.form_checks.field import check_leaders
from app.rules.form_checks.spans import backwards


def check(form: AgencyForm) -> tuple[Complaint, ...]:
    """Everything to be said about the agency, in the order of its fields."""
    return (
        *_name(form),
        *backwards("valid_to", (form.valid_from, form.valid_to)),
        *_successor(form),
        *_aliases(form),
        *check_leaders(form.leaders),
    )


def _name(form: AgencyForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Nhập tên cơ quan.")
    if (form.position or 0) < 0:
        yield Complaint("position", "Thứ tự không thể nhỏ hơn 0.")


def _successor(form: AgencyForm) -> Iterator[Complaint]:
    if form.successor is None:
        return
    if form.successor.is_new and fold(form.successor.name) == fold(form.name):
        yield Complaint("successor", "Cơ quan không thể kế thừa chính mình.")
    if form.valid_to is None:
        sentence = "Đã có cơ quan kế thừa: ghi ngày cuối cùng hoạt động."
        yield Complaint("valid_to", sentence, warning=True)


def _aliases(form: AgencyForm) -> Iterator[Complaint]:
    own = {fold(form.name), fold(form.short_name)}
    seen: set[str] = set()
    for place, row in enumerate(form.aliases):
        alias = fold(row.alias)
        if not alias:
            yield Complaint("aliases", "Nhập tên gọi khác, hoặc xóa dòng này.", row=place, column="alias")
        elif alias in seen:
            yield Complaint("aliases", "Tên gọi này đã có ở dòng trên.", row=place, column="alias")
        elif alias in own:
            sentence = "Tên gọi này trùng với tên hoặc tên viết tắt: không cần ghi lại."
            yield Complaint("aliases", sentence, row=place, column="alias", warning=True)
        seen.add(alias)
