"""Using a template: never without the check, never with a blank that nobody was told of."""

from dataclasses import dataclass

from app.core.errors import AppError
from app.core.progress import Progress
from app.core.template_kinds import TemplateKind
from app.exports.templates.check import Complaint, check
from app.exports.templates.field import Told, values
from app.exports.templates.fields import fields_of
from app.exports.templates.fill import BLANK_RULE, FaultyError, Filled, fill


@dataclass(frozen=True, slots=True)
class Missing:
    """The fields without a value today, by their labels, each once, and how often one would be written."""

    labels: tuple[str, ...]
    places: int

    @property
    def sentence(self) -> str:
        """What is told before such a document is written."""
        named = ", ".join(f"“{label}”" for label in self.labels)
        return f"Chưa có dữ liệu cho {named} ({self.places} chỗ); các chỗ này sẽ ghi “{BLANK_RULE}”."


def use(
    content: bytes, kind: TemplateKind, told: Told, *, title: str, progress: Progress | None = None
) -> tuple[bytes, Missing | None]:
    """Check a template and fill it; with the document what of it has no value, which is to be accepted first.

    Raises:
        AppError: the check complains; the first complaint is the sentence.
    """
    if complaints := check(content, kind).complaints:
        raise refusal(complaints[0], len(complaints))
    fields = fields_of(kind)
    try:
        filled = fill(content, fields, values(fields, told), title=title, progress=progress)
    except FaultyError as error:
        raise AppError(
            f"Mẫu có chỗ không dùng được: {error.faults[0].sentence}", "Kiểm tra lại mẫu."
        ) from error
    return filled.content, _missing(filled)


def refusal(complaint: Complaint, count: int) -> AppError:
    """Why a template cannot be used, by its first complaint."""
    where = f"{complaint.place} (“{complaint.text}”)" if complaint.text else complaint.place
    more = f" Còn {count - 1} lỗi khác." if count > 1 else ""
    return AppError(
        f"Mẫu chưa dùng được. {where}: {complaint.sentence}{more}", "Sửa mẫu trong Word rồi thêm lại."
    )


def _missing(filled: Filled) -> Missing | None:
    labels = tuple(dict.fromkeys(filled.blanks))
    return Missing(labels, len(filled.blanks)) if labels else None
