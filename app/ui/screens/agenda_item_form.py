"""Nội dung họp: the form of one content with the versions of its papers, the chairmen's opinions, its withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.agenda_item_form import AgendaItemForm, AskedRow, PaperRow
from app.briefings.forms import Complaint, Details, Loaded
from app.core.fields import LABELS, NOUNS
from app.core.meeting_terms import NEEDS_NONE
from app.rules.form_checks import agenda_item
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.meeting_form import refuse_closed_row
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_ITEM = LABELS["agenda_item"]
_PAPER = LABELS["meeting_paper"]
_ASKED = LABELS["consultation"]
REASON = ("Chưa xem xét", "Chấp nhận", "Không chấp nhận")
NEEDS = ("Theo lời nội dung", "Cần gửi", NEEDS_NONE)
WITHDRAWAL = ("Chưa quyết định", "Đồng ý rút", "Không đồng ý rút")


def _load(session: Session, key: str | None) -> Loaded[AgendaItemForm]:
    from app.services.forms.agenda_item import load

    if key is not None:
        refuse_closed_row(session, "agenda_item", key)
    return load(session, key)


def _check(form: AgendaItemForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return agenda_item.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[AgendaItemForm]) -> str:
    from app.services.forms.agenda_item import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[AgendaItemForm]) -> tuple[Complaint, ...]:
    from app.services.forms.agenda_item import advise_agencies

    return advise_agencies(session, typed.values, today=today())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.agenda_item import describe

    return describe(session, key, today=today())


CONTENT = Section(
    "Nội dung họp",
    (
        Field("content", _ITEM["content"], Entry.TEXT, required=True),
        Field("meeting", _ITEM["meeting_id"], Entry.REF, required=True, find=lookups.meetings),
        Field("agency", _ITEM["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field(
            "presenter",
            "Người trình bày, chịu trách nhiệm",
            Entry.REF,
            hint="Thủ trưởng cơ quan trình",
            find=lookups.assigners,
            may_add=("post", "person"),
        ),
        Field("section", _ITEM["section"], Entry.LINE, hint="Phần của chương trình, ví dụ: Kinh tế – xã hội"),
        Field("minutes", _ITEM["minutes"], Entry.NUMBER),
        Field("programme_item", _ITEM["programme_item_id"], Entry.REF, find=lookups.programme_items),
    ),
)
PAPERS = Section(
    "Tài liệu",
    (
        Field("needs_papers", _ITEM["needs_papers"], Entry.VERDICT, verdicts=NEEDS),
        Field(
            "papers",
            "Các tài liệu, mỗi bản một dòng",
            Entry.ROWS,
            row=PaperRow,
            columns=(
                Field("name", _PAPER["name"], Entry.LINE, hint="Để trống: tên tệp"),
                Field("version", _PAPER["version"], Entry.NUMBER),
                Field("document", _PAPER["document"], Entry.LINE),
                Field("due_on", _PAPER["due_on"], Entry.DAY, hint="Theo quy chế"),
                Field("received_on", _PAPER["received_on"], Entry.DAY),
                Field("files", "Tệp", Entry.FILES),
            ),
        ),
        Field(
            "documents_due_on",
            _ITEM["documents_due_on"],
            Entry.DAY,
            hint="Để trống: theo quy chế; có danh sách ở trên thì tự tính khi lưu",
        ),
        Field(
            "documents_received_on",
            "Ngày nhận đủ tài liệu",
            Entry.DAY,
            hint="Có danh sách tài liệu ở trên thì tự tính khi lưu",
        ),
    ),
)
ASKED = Section(
    "Xin ý kiến Chủ tịch, Phó Chủ tịch",
    (
        Field(
            "asked",
            "Lãnh đạo được xin ý kiến",
            Entry.ROWS,
            row=AskedRow,
            columns=(
                Field("who", "Lãnh đạo", Entry.REF, required=True, find=lookups.assigners),
                Field("asked_on", _ASKED["asked_on"], Entry.DAY),
                Field("answered_on", _ASKED["answered_on"], Entry.DAY),
                Field("opinion", _ASKED["opinion"], Entry.LINE),
            ),
        ),
    ),
    folded=True,
)
LATE = Section(
    "Gửi chậm, rút khỏi chương trình",
    (
        Field("late_reason", _ITEM["late_reason"], Entry.LINE),
        Field("late_reason_accepted", _ITEM["late_reason_accepted"], Entry.VERDICT, verdicts=REASON),
        Field("late_reason_decided_on", _ITEM["late_reason_decided_on"], Entry.DAY),
        Field("withdrawal_proposed_on", _ITEM["withdrawal_proposed_on"], Entry.DAY),
        Field("withdrawal_document", _ITEM["withdrawal_document"], Entry.LINE),
        Field("withdrawal_agreed", _ITEM["withdrawal_agreed"], Entry.VERDICT, verdicts=WITHDRAWAL),
        Field("withdrawal_decided_on", _ITEM["withdrawal_decided_on"], Entry.DAY),
    ),
    folded=True,
)
POSTPONED = Section(
    "Hoãn",
    (
        Field("postponed_on", _ITEM["postponed_on"], Entry.DAY),
        Field("postponed_reason", _ITEM["postponed_reason"], Entry.LINE),
    ),
    folded=True,
)

AGENDA_ITEM_FORM: FormScreen[AgendaItemForm] = FormScreen(
    name="agenda_item",
    noun=NOUNS["agenda_item"],
    table="agenda_item",
    sections=(CONTENT, PAPERS, ASKED, LATE, POSTPONED),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
)
