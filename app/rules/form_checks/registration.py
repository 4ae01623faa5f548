"""What is wrong with the form of a content registered for the programme (duties 31, 37, 39-41)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.forms import Complaint
from app.briefings.registration_form import RegistrationForm
from app.core.programme_terms import ProposalSource
from app.rules.form_checks.common import future

_TEXTS = {"reason": "lý do", "necessity": "sự cần thiết", "effect": "đánh giá tác động"}


def check(form: RegistrationForm, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint, in the order of the fields; what only the taking asks for is a warning."""
    return (*_from(form, today), *_item(form), *_addition(form))


def _from(form: RegistrationForm, today: date) -> Iterator[Complaint]:
    if form.source is ProposalSource.AGENCY and form.agency is None:
        yield Complaint("agency", "Chưa có cơ quan đăng ký.")
    yield from future("proposed_on", "Ngày đăng ký", form.proposed_on, today=today)


def _item(form: RegistrationForm) -> Iterator[Complaint]:
    if not form.content:
        yield Complaint("content", "Nhập nội dung đăng ký.")
    if form.due is None:
        yield Complaint("due", "Nhập tháng trình.")
    if not form.form:
        yield Complaint("form", "Chưa có hình thức: chưa đưa vào chương trình được.", warning=True)
    if form.lead is None and form.agency is None:
        yield Complaint("lead", "Chưa có cơ quan chủ trì: chưa đưa vào chương trình được.", warning=True)


def _addition(form: RegistrationForm) -> Iterator[Complaint]:
    given = [name for name in _TEXTS if getattr(form, name)]
    if form.ground is None:
        if given:
            yield Complaint("ground", "Bổ sung sau ban hành phải theo một trong bốn căn cứ.")
        return
    missing = [name for name in _TEXTS if name not in given]
    if missing:
        sentence = f"Đề nghị bổ sung phải nêu {', '.join(_TEXTS[name] for name in missing)}."
        yield Complaint(missing[0], sentence)
