"""What is wrong with the form of a delegation, as far as the form alone can tell."""

from collections.abc import Iterator

from app.briefings.delegation_form import DelegationForm
from app.briefings.forms import Complaint
from app.rules.form_checks.spans import backwards


def check(form: DelegationForm) -> tuple[Complaint, ...]:
    """Everything to be said about the delegation, in the order of its fields."""
    return (*_who(form), *_when(form), *_document(form))


def _who(form: DelegationForm) -> Iterator[Complaint]:
    if form.post is None:
        yield Complaint("post", "Chọn chức danh vắng mặt.")
    if form.person is None:
        yield Complaint("person", "Chọn người được ủy quyền.")
    elif form.person == form.giver:
        yield Complaint("person", "Người ủy quyền không thể tự ủy quyền cho mình.")


def _when(form: DelegationForm) -> Iterator[Complaint]:
    if form.from_on is None:
        yield Complaint("from_on", "Nhập ngày bắt đầu.")
    if form.to_on is None:
        yield Complaint("to_on", "Nhập ngày cuối: ủy quyền phải có thời hạn.")
    yield from backwards("to_on", (form.from_on, form.to_on))


def _document(form: DelegationForm) -> Iterator[Complaint]:
    if not form.document:
        yield Complaint("document", "Chưa ghi văn bản ủy quyền.", warning=True)
