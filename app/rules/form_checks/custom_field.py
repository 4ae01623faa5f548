"""What is wrong with the form of an office's own field."""

from collections.abc import Iterator

from app.briefings.custom_fields import CustomFieldForm
from app.briefings.forms import Complaint
from app.core.custom_terms import CustomKind, CustomSubject


def check(form: CustomFieldForm) -> tuple[Complaint, ...]:
    """Every complaint, in the order of the fields."""
    return tuple(_complaints(form))


def _complaints(form: CustomFieldForm) -> Iterator[Complaint]:
    if not form.name:
        yield Complaint("name", "Chưa có tên trường.")
    if form.kind is CustomKind.CHOICE and not form.choices.strip():
        yield Complaint("choices", "Chưa có lựa chọn nào: ghi mỗi dòng một lựa chọn.")
    if form.kind is not CustomKind.CHOICE and form.choices.strip():
        yield Complaint("choices", "Chỉ trường chọn trong danh sách mới dùng các lựa chọn.", warning=True)
    if form.subject is CustomSubject.MEETING and form.obligations:
        yield Complaint(
            "obligations", "Trường của cuộc họp không theo yêu cầu xử lý; không tính.", warning=True
        )
    if form.subject is CustomSubject.TASK and form.meeting_kinds:
        yield Complaint(
            "meeting_kinds", "Trường của nhiệm vụ không theo loại cuộc họp; không tính.", warning=True
        )
