"""Nhiệm vụ: the small sheets that note or decide something of chosen tasks on their way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.briefings.task_life import (
    Acceptance,
    ContactNote,
    DelayNote,
    EventNote,
    ExtensionWish,
    GivingBack,
    ProgressNote,
    Submission,
    SubmissionDecision,
    Transfer,
)
from app.core.fields import LABELS, NOUNS
from app.core.task_terms import ContactWay, TaskEventKind
from app.rules.form_checks import task_life as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.screens import lookups
from app.ui.screens import task_choosing as choosing
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Changed

NOUN = NOUNS["task"]
FINISHED = "đã hoàn thành hoặc thu hồi"
NOT_TO_APPROVE = "không phải nhiệm vụ trình duyệt đang thực hiện"
APPROVER = Field("approver", "Người duyệt", Entry.REF, find=lookups.assigners, may_add=("post", "person"))
HOUR_UNKNOWN = "Trống: không rõ giờ, tính là kịp trong ngày"
WITHOUT_RESULT = "chưa có kết quả hoặc đã thu hồi"
_PROGRESS, _CONTACT, _DELAY = LABELS["progress_entry"], LABELS["task_contact"], LABELS["delay_report"]
_REQUEST, _RETURN, _EVENT = LABELS["extension_request"], LABELS["task_return"], LABELS["task_event"]


def _add_progress(session: Session, keys: Sequence[str], values: ProgressNote) -> int:
    from app.services.task_notes import add_progress

    return add_progress(session, keys, values, today=today())


def _add_contact(session: Session, keys: Sequence[str], values: ContactNote) -> int:
    from app.services.task_notes import add_contact

    return add_contact(session, keys, values, today=today())


def _add_event(session: Session, keys: Sequence[str], values: EventNote) -> int:
    from app.services.task_notes import add_event

    return add_event(session, keys, values, today=today())


def _report_delay(session: Session, keys: Sequence[str], values: DelayNote) -> int:
    from app.services.delays import report_delay

    return report_delay(session, keys, values, today=today())


def _accept(session: Session, keys: Sequence[str], values: Acceptance) -> int:
    from app.services.results import accept

    return accept(session, keys, values, today=today())


def _give_back(session: Session, keys: Sequence[str], values: GivingBack) -> int:
    from app.services.results import give_back

    return give_back(session, keys, values, today=today())


def preview(
    name: str, *, of: str = "bulk_previews"
) -> Callable[[Session, Sequence[str], Any], Sequence[Changed]]:
    """What a change would do, row by row: the function of a name in a module `of` the services."""

    def look(session: Session, keys: Sequence[str], values: Any) -> Sequence[Changed]:
        told = getattr(import_module(f"app.services.{of}"), name)
        rows: Sequence[Changed] = told(session, keys, values, today=today())
        return rows

    return look


def _submit(session: Session, keys: Sequence[str], values: Submission) -> int:
    from app.services.results import submit

    return submit(session, keys, values, today=today())


def _decide(session: Session, keys: Sequence[str], values: SubmissionDecision) -> int:
    from app.services.results import decide

    return decide(session, keys, values, today=today())


def _request(session: Session, keys: Sequence[str], values: ExtensionWish) -> int:
    from app.services.extension_requests import request_extension
    from app.services.regulation_versions import regulation_on

    numbers = regulation_on(session, values.requested_on or today())
    return request_extension(session, keys, values, regulation=numbers, today=today())


def _transfer(session: Session, keys: Sequence[str], values: Transfer) -> int:
    from app.services.transfers import transfer

    return transfer(session, keys, values)


def agency(label: str, *, required: bool = False, hint: str = "") -> Field:
    """One agency."""
    return Field(
        "agency", label, Entry.REF, required=required, hint=hint, find=lookups.agencies, may_add=("agency",)
    )


def decider(label: str) -> Field:
    """A post or a person who decides."""
    return Field("decider", label, Entry.REF, find=lookups.assigners, may_add=("post", "person"))


NOTED = (14, 13, 27)
"""Widths of a preview in which what will be said is the longest."""
_ALL = partial(choosing.chosen, unfinished=False)
_OPEN = partial(choosing.chosen, unfinished=True)

PROGRESS: SheetScreen[ProgressNote] = SheetScreen(
    title="Ghi tiến độ",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field("content", _PROGRESS["content"], Entry.TEXT),
        Field("percent", _PROGRESS["percent"], Entry.NUMBER),
        Field("difficulty", _PROGRESS["difficulty"], Entry.TEXT),
        Field("proposal", _PROGRESS["proposal"], Entry.LINE),
        agency(_PROGRESS["agency_id"]),
        Field("reported_on", _PROGRESS["reported_on"], Entry.DAY, required=True),
    ),
    start=lambda: ProgressNote(reported_on=today()),
    check=lambda values, _: checks.check_progress(values, today=today()),
    chosen=_ALL,
    left_out="",
    change=_add_progress,
    done="Đã ghi tiến độ của {} nhiệm vụ.",
    preview=preview("of_progress"),
    widths=NOTED,
)
CONTACT: SheetScreen[ContactNote] = SheetScreen(
    title="Ghi cuộc gọi",
    verb="Ghi",
    noun=NOUN,
    fields=(
        agency(_CONTACT["agency_id"]),
        Field("person_name", _CONTACT["person_name"], Entry.LINE),
        Field("phone", _CONTACT["phone"], Entry.LINE),
        Field("content", _CONTACT["content"], Entry.TEXT),
        Field("way", _CONTACT["way"], Entry.CHOICE, terms=ContactWay),
        Field("caller", _CONTACT["caller_id"], Entry.REF, find=lookups.people, may_add=("person",)),
        Field("contacted_on", _CONTACT["contacted_on"], Entry.DAY, required=True),
        Field("contacted_at", _CONTACT["contacted_at"], Entry.TIME),
    ),
    start=lambda: ContactNote(contacted_on=today()),
    check=lambda values, _: checks.check_contact(values, today=today()),
    chosen=_ALL,
    left_out="",
    change=_add_contact,
    done="Đã ghi cuộc gọi về {} nhiệm vụ.",
    preview=preview("of_contact", of="note_previews"),
    widths=NOTED,
)
DELAY: SheetScreen[DelayNote] = SheetScreen(
    title="Ghi báo cáo chậm",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field("reported_on", _DELAY["reported_on"], Entry.DAY, required=True),
        agency(_DELAY["agency_id"]),
        Field("document_number", "Số, ký hiệu văn bản báo cáo", Entry.LINE),
        Field("reason", _DELAY["reason"], Entry.TEXT),
    ),
    start=lambda: DelayNote(reported_on=today()),
    check=lambda values, _: checks.check_delay(values, today=today()),
    chosen=choosing.under_way_once,
    left_out=FINISHED,
    change=_report_delay,
    done="Đã ghi báo cáo chậm của {} nhiệm vụ.",
    preview=preview("of_delay", of="note_previews"),
    widths=NOTED,
)
REQUEST: SheetScreen[ExtensionWish] = SheetScreen(
    title="Ghi đề nghị gia hạn",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field(
            "requested_to", _REQUEST["requested_to"], Entry.DEADLINE, required=True, hint="15/12, cuối tháng"
        ),
        Field("requested_on", _REQUEST["requested_on"], Entry.DAY, required=True),
        agency(_REQUEST["agency_id"]),
        Field("document_number", "Số, ký hiệu văn bản đề nghị", Entry.LINE),
        Field("reason", _REQUEST["reason"], Entry.TEXT),
    ),
    start=lambda: ExtensionWish(requested_on=today()),
    check=lambda values, calendar: checks.check_wish(values, calendar, today=today()),
    chosen=choosing.under_way_once,
    left_out=FINISHED,
    change=_request,
    done="Đã ghi đề nghị gia hạn của {} nhiệm vụ; chờ quyết định.",
    preview=preview("of_wish"),
)
SUBMIT: SheetScreen[Submission] = SheetScreen(
    title="Trình duyệt",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field("document_number", "Văn bản trình", Entry.LINE, required=True),
        Field("submitted_on", "Ngày văn bản trình", Entry.DAY, required=True),
        APPROVER,
    ),
    start=lambda: Submission(submitted_on=today()),
    check=lambda values, _: checks.check_submitting(values, today=today()),
    chosen=choosing.submitted,
    left_out=NOT_TO_APPROVE,
    change=_submit,
    done="Đã ghi văn bản trình của {} nhiệm vụ; chờ người duyệt.",
    preview=preview("of_submitting"),
    widths=NOTED,
)
DECIDE: SheetScreen[SubmissionDecision] = SheetScreen(
    title="Người duyệt quyết định",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field(
            "approved",
            "Quyết định",
            Entry.VERDICT,
            required=True,
            verdicts=("Chưa chọn", "Đồng ý", "Không đồng ý"),
        ),
        Field("approved_on", "Ngày quyết định", Entry.DAY, required=True),
        Field("approved_at", "Giờ quyết định", Entry.TIME, hint=HOUR_UNKNOWN, of_hours=True),
        APPROVER,
        Field("document_number", "Văn bản trình", Entry.LINE, hint="Để trống: giữ văn bản của từng nhiệm vụ"),
        Field("submitted_on", "Ngày văn bản trình", Entry.DAY),
    ),
    start=lambda: SubmissionDecision(approved_on=today()),
    check=lambda values, _: checks.check_submission(values, today=today()),
    chosen=choosing.to_decide,
    left_out=NOT_TO_APPROVE,
    change=_decide,
    done="Đã ghi quyết định về {} nhiệm vụ trình duyệt.",
    preview=preview("of_submission"),
    widths=NOTED,
)
ACCEPT: SheetScreen[Acceptance] = SheetScreen(
    title="Nghiệm thu kết quả",
    verb="Nghiệm thu",
    noun=NOUN,
    fields=(
        Field("quality", "Chất lượng", Entry.VERDICT, required=True),
        Field("judged_on", "Ngày đánh giá", Entry.DAY, required=True),
        decider("Người đánh giá"),
        Field("note", "Nhận xét", Entry.TEXT),
    ),
    start=lambda: Acceptance(judged_on=today()),
    check=lambda values, _: checks.check_acceptance(values, today=today()),
    chosen=choosing.finished,
    left_out=WITHOUT_RESULT,
    change=_accept,
    done="Đã nghiệm thu kết quả {} nhiệm vụ.",
    preview=preview("of_acceptance"),
    widths=NOTED,
)
RETURN: SheetScreen[GivingBack] = SheetScreen(
    title="Trả lại kết quả",
    verb="Trả lại",
    noun=NOUN,
    fields=(
        Field("reason", _RETURN["reason"], Entry.TEXT, required=True),
        Field("returned_on", _RETURN["returned_on"], Entry.DAY, required=True),
        decider("Người quyết định"),
    ),
    start=lambda: GivingBack(returned_on=today()),
    check=lambda values, _: checks.check_giving_back(values, today=today()),
    chosen=choosing.to_give_back,
    left_out=WITHOUT_RESULT,
    change=_give_back,
    done="Đã trả lại kết quả {} nhiệm vụ; từ ngày đó lại chưa hoàn thành.",
    preview=preview("of_giving_back"),
    widths=NOTED,
)
TRANSFER: SheetScreen[Transfer] = SheetScreen(
    title="Chuyển cơ quan chủ trì",
    verb="Chuyển",
    noun=NOUN,
    fields=(
        agency("Cơ quan chủ trì mới", required=True),
        Field("from_on", "Chủ trì từ ngày", Entry.DAY, required=True),
        Field("document_number", "Số, ký hiệu văn bản", Entry.LINE),
        decider("Người quyết định"),
        Field("reason", "Lý do", Entry.LINE),
    ),
    start=lambda: Transfer(from_on=today()),
    check=lambda values, _: checks.check_transfer(values),
    chosen=choosing.to_transfer,
    left_out=FINISHED,
    change=_transfer,
    done="Đã chuyển {} nhiệm vụ; số liệu các ngày trước giữ nguyên.",
    preview=preview("of_transfer"),
    widths=NOTED,
)


def _event(
    kind: TaskEventKind, title: str, whose: str, to_whom: str, *, under_way: bool = False, said: str = ""
) -> SheetScreen[EventNote]:
    """One matter; of tasks `under_way` alone, where it is about who does them."""
    return SheetScreen(
        title=title,
        verb="Ghi",
        noun=NOUN,
        fields=(
            *((agency(whose, required=under_way),) if under_way else ()),
            Field(
                "content", said or _EVENT["content"], Entry.TEXT, required=kind is not TaskEventKind.RECEIVED
            ),
            *((agency(whose),) if whose and not under_way else ()),
            *((decider(to_whom),) if to_whom else ()),
            Field("document_number", _EVENT["document_number"], Entry.LINE),
            Field("happened_on", _EVENT["happened_on"], Entry.DAY, required=True),
        ),
        start=lambda: EventNote(kind=kind, happened_on=today()),
        check=lambda values, _: checks.check_event(values, today=today()),
        chosen=_OPEN if under_way else _ALL,
        left_out=FINISHED if under_way else "",
        change=_add_event,
        done=f"Đã ghi “{kind.label.lower()}” cho {{}} nhiệm vụ.",
        preview=preview("of_event", of="note_previews"),
        widths=NOTED,
    )


RECEIVED = _event(
    TaskEventKind.RECEIVED, "Ghi cơ quan đã nhận nhiệm vụ", "Cơ quan nhận", "", under_way=True, said="Ghi chú"
)
REFUSED = _event(
    TaskEventKind.REFUSED,
    "Ghi cơ quan không nhận nhiệm vụ",
    "Cơ quan trả lại nhiệm vụ",
    "Báo cáo, xin ý kiến của",
    under_way=True,
    said="Lý do không nhận",
)
DIFFERING = _event(
    TaskEventKind.DIFFERING, "Ghi ý kiến khác nhau", "Cơ quan có ý kiến khác", "Báo cáo, xin ý kiến của"
)
ESCALATED = _event(TaskEventKind.ESCALATED, "Báo cáo cấp trên quyết định", "", "Trình, báo cáo ai")
RESERVED = _event(TaskEventKind.RESERVED, "Ghi bảo lưu ý kiến", "", "Người bảo lưu ý kiến")

NOTES = (
    *(RECEIVED, REFUSED, PROGRESS, CONTACT, DELAY, REQUEST, SUBMIT, DECIDE, ACCEPT, RETURN, TRANSFER),
    *(DIFFERING, ESCALATED, RESERVED),
)
