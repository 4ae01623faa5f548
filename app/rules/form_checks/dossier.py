"""What is wrong with the form of a dossier and the sheets of its steps (duties 6, 12, 59-60, 88, 96-99, 109, 110)."""

from collections.abc import Iterator
from datetime import date

from app.briefings.dossier_form import (
    ComingAgain,
    Deciding,
    DossierForm,
    Examining,
    Returning,
    Submitting,
    VersionRow,
)
from app.briefings.forms import Complaint
from app.briefings.submission import Proposal
from app.core.opinion_terms import Decision, DossierClass
from app.core.text import fold
from app.rules.form_checks.common import future, in_rows, missing_day, reversed_days
from app.rules.regulation import Calendar
from app.rules.secrets import is_secret

NO_CONTENT = "Hồ sơ mật: chỉ ghi số và các ngày, không nhập nội dung."
HIDDEN = (
    "content",
    "papers",
    "authority",
    "proposal_reason",
    "decision_words",
    "differing",
    "escalation_reason",
    "reserved_opinion",
    "note",
)
_APPRAISAL = "tham dinh"  # of the department of justice, in folded letters


def check(form: DossierForm, _: Calendar, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of a dossier's form, in the order of its fields."""
    return (
        *_subject(form),
        *_versions(form, today),
        *_points(form),
        *_submission(form, today),
        *_decision(form, today),
        *_differences(form),
        *future("escalated_on", "Ngày báo cáo", form.escalated_on, today=today),
        *future("reserved_on", "Ngày bảo lưu", form.reserved_on, today=today),
    )


def told_of_secret(form: DossierForm) -> list[str]:
    """The fields of a secret dossier that tell its content; none of an open one."""
    if not is_secret(form.secrecy):
        return []
    told = [name for name in HIDDEN if getattr(form, name)]
    versions = any(row.changes or row.return_reason for row in form.versions)
    remarks = any(row.remark for row in form.checks)
    return [*told, *(["versions"] * versions), *(["checks"] * remarks)]


def _subject(form: DossierForm) -> Iterator[Complaint]:
    if is_secret(form.secrecy):
        if not form.number:
            yield Complaint("number", "Hồ sơ mật: cần số, ký hiệu tờ trình.")
        yield from (Complaint(name, NO_CONTENT) for name in told_of_secret(form))
        return
    if not form.content:
        yield Complaint("content", "Nhập nội dung trình.")
    if form.agency is None:
        yield Complaint("agency", "Chưa ghi cơ quan trình.", warning=True)
    if form.kind is DossierClass.LEGISLATION and form.papers and _APPRAISAL not in fold(form.papers):
        sentence = "Dự thảo văn bản quy phạm pháp luật cần có báo cáo thẩm định trong hồ sơ."
        yield Complaint("papers", sentence, warning=True)


def _versions(form: DossierForm, today: date) -> Iterator[Complaint]:
    if not form.versions:
        yield Complaint("versions", "Ghi ngày nhận hồ sơ.")
    yield from in_rows("versions", form.versions, lambda row: _version(row, today))


def _version(row: VersionRow, today: date) -> Iterator[Complaint]:
    yield from missing_day("received_on", "ngày nhận", row.received_on)
    yield from future("received_on", "Ngày nhận", row.received_on, today=today)
    sentence = "Thẩm tra xong trước ngày nhận."
    yield from reversed_days("examined_on", sentence, row.received_on, row.examined_on)
    yield from reversed_days("returned_on", "Trả lại trước ngày nhận.", row.received_on, row.returned_on)
    if row.returned_on is not None and row.return_ground is None:
        yield Complaint("return_ground", "Trả lại phải theo một căn cứ.")
    if row.returned_on is None and row.return_ground is not None:
        yield Complaint("returned_on", "Chưa có ngày trả lại.")


def _points(form: DossierForm) -> Iterator[Complaint]:
    seen = set[str]()
    for place, row in enumerate(form.checks):
        if row.point in seen:
            yield Complaint("checks", f"“{row.point.label}” đã có ở dòng trên.", place, "point")
        seen.add(row.point)
        if row.in_order is False and not row.remark and not is_secret(form.secrecy):
            yield Complaint("checks", "Chưa nêu điểm chưa bảo đảm.", place, "remark", warning=True)


def _submission(form: DossierForm, today: date) -> Iterator[Complaint]:
    yield from future("submitted_on", "Ngày trình", form.submitted_on, today=today)
    if form.submitted_on is None:
        return
    last = max(reversed(form.versions), key=lambda row: row.received_on or date.min, default=None)
    if last is None or last.examined_on is None:
        sentence = "Trình khi chưa ghi thẩm tra: hồ sơ trình phải được thẩm tra."
        yield Complaint("submitted_on", sentence, warning=True)
    if form.leader is None:
        yield Complaint("leader", "Chưa ghi trình lãnh đạo nào.", warning=True)
    if form.proposal is None:
        yield Complaint("proposal", "Phiếu trình cần phương án đề xuất.", warning=True)


def _decision(form: DossierForm, today: date) -> Iterator[Complaint]:
    yield from future("decided_on", "Ngày cho ý kiến", form.decided_on, today=today)
    sentence = "Cho ý kiến trước ngày trình."
    yield from reversed_days("decided_on", sentence, form.submitted_on, form.decided_on)
    if (form.decision is None) != (form.decided_on is None):
        lacking = "decision" if form.decision is None else "decided_on"
        yield Complaint(lacking, "Ý kiến lãnh đạo cần cả nội dung và ngày.")


def _differences(form: DossierForm) -> Iterator[Complaint]:
    if form.differing and form.meeting is None and form.submitted_on is None:
        sentence = "Ý kiến còn khác nhau: Văn phòng chủ trì họp với cơ quan liên quan trước khi trình."
        yield Complaint("meeting", sentence, warning=True)
    if form.reserved_opinion and form.reserved_by is None:
        yield Complaint("reserved_by", "Chưa ghi ai bảo lưu ý kiến.")


def check_examining(values: Examining, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the sheet that ends an examination."""
    return (
        *missing_day("examined_on", "ngày thẩm tra xong", values.examined_on),
        *future("examined_on", "Ngày thẩm tra", values.examined_on, today=today),
    )


def check_returning(values: Returning, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the sheet that sends dossiers back: the reason must be told (duty 60)."""
    missing = () if values.reason else (Complaint("reason", "Trả lại phải nêu rõ lý do."),)
    return (
        *missing_day("returned_on", "ngày trả lại", values.returned_on),
        *future("returned_on", "Ngày trả lại", values.returned_on, today=today),
        *missing,
    )


def check_coming(values: ComingAgain, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the sheet of a dossier that came again."""
    return (
        *missing_day("received_on", "ngày nhận lại", values.received_on),
        *future("received_on", "Ngày nhận", values.received_on, today=today),
    )


def check_submitting(values: Submitting, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the sheet that submits dossiers."""
    needs = values.proposal is not Proposal.AGREE and not values.reason
    reason = (Complaint("reason", "Nêu nội dung sửa đổi hoặc lý do không thống nhất."),) if needs else ()
    return (
        *missing_day("submitted_on", "ngày trình", values.submitted_on),
        *future("submitted_on", "Ngày trình", values.submitted_on, today=today),
        *reason,
    )


def check_deciding(values: Deciding, *, today: date) -> tuple[Complaint, ...]:
    """Every complaint of the sheet of a leader's decision."""
    needs = values.decision in (Decision.REFUSED, Decision.MORE_ASKED) and not values.words
    words = (Complaint("words", "Chưa ghi nội dung ý kiến.", warning=True),) if needs else ()
    return (
        *missing_day("decided_on", "ngày cho ý kiến", values.decided_on),
        *future("decided_on", "Ngày cho ý kiến", values.decided_on, today=today),
        *words,
    )
