"""What is wrong with the form of an office's own field."""

from collections.abc import Iterator

from app.briefings.custom_fields import CustomFieldForm
from app.briefings.forms import Complaint
from app.core.custom_terms import CustomKind


def check(form: CustomFieldForm) -> tuple[Complaint, ...]:
    """Every complaint, in the order of the fields; what a field is not for is not shown, and not saved."""
    return tuple(_complaints(form))


def _complaints(form: CustomFieldForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Chưa có tên trường.")
    if form.kind is CustomKind.CHOICE and not form.choices.strip():
        yield Complaint("choices", "Chưa có lựa chọn nào: ghi mỗi dòng một lựa chọn.")
