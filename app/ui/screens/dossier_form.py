"""Hồ sơ trình: the form of a dossier with its versions, its examination and what the leader decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.dossier_form import CheckRow, DossierForm, VersionRow
from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.submission import Proposal
from app.core.fields import LABELS, NOUNS
from app.core.opinion_terms import Decision, DossierClass, DossierPoint, ReturnGround
from app.core.terms import Secrecy
from app.rules.form_checks import dossier
from app.rules.secrets import said_after
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_DOSSIER, _VERSION, _CHECK = LABELS["dossier"], LABELS["dossier_version"], LABELS["dossier_check"]
VERDICTS = ("Chưa xem", "Bảo đảm", "Chưa bảo đảm")


def _load(session: Session, key: str | None) -> Loaded[DossierForm]:
    from app.services.forms.dossier import load

    return load(session, key, today=today())


def _check_form(form: DossierForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return dossier.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[DossierForm]) -> str:
    from app.services.forms.dossier import save

    return save(session, loaded)


def _advise(session: Session, typed: Loaded[DossierForm]) -> tuple[Complaint, ...]:
    from app.services.forms.dossier import advise_agencies

    return advise_agencies(session, typed, today=today())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.dossier import describe

    return describe(session, key, today=today())


WHAT = Section(
    "Hồ sơ",
    (
        Field("kind", _DOSSIER["kind"], Entry.CHOICE, terms=DossierClass),
        Field("content", _DOSSIER["content"], Entry.TEXT),
        Field("number", _DOSSIER["number"], Entry.LINE),
        Field("secrecy", _DOSSIER["secrecy"], Entry.CHOICE, terms=Secrecy),
        Field("agency", _DOSSIER["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("room", _DOSSIER["room_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
        Field("officer", _DOSSIER["officer_id"], Entry.REF, find=lookups.people, may_add=("person",)),
        Field("papers", _DOSSIER["papers"], Entry.TEXT, hint="Mỗi dòng một tài liệu, có số và ngày"),
    ),
)
VERSIONS = Field(
    "versions",
    "Các lần nhận hồ sơ",
    Entry.ROWS,
    row=VersionRow,
    columns=(
        Field("received_on", _VERSION["received_on"], Entry.DAY, required=True),
        Field("number", _VERSION["number"], Entry.LINE),
        Field("changes", _VERSION["changes"], Entry.LINE),
        Field("examined_on", _VERSION["examined_on"], Entry.DAY),
        Field("examined_by", _VERSION["examined_by_id"], Entry.REF, find=lookups.people),
        Field("returned_on", _VERSION["returned_on"], Entry.DAY),
        Field(
            "return_ground",
            _VERSION["return_ground"],
            Entry.CHOICE,
            terms=ReturnGround,
            may_be_open=True,
        ),
        Field("return_reason", _VERSION["return_reason"], Entry.LINE),
    ),
)
CHECKS = Field(
    "checks",
    "Yêu cầu của hồ sơ và sáu điểm thẩm tra",
    Entry.ROWS,
    row=CheckRow,
    columns=(
        Field("point", _CHECK["point"], Entry.CHOICE, terms=DossierPoint),
        Field("in_order", _CHECK["in_order"], Entry.VERDICT, verdicts=VERDICTS),
        Field("remark", _CHECK["remark"], Entry.LINE),
    ),
)
SUBMISSION = Section(
    "Phiếu trình",
    (
        Field("authority", _DOSSIER["authority"], Entry.LINE, hint="Ai quyết định, theo quy định nào"),
        Field("proposal", _DOSSIER["proposal"], Entry.CHOICE, terms=Proposal, may_be_open=True),
        Field("proposal_reason", _DOSSIER["proposal_reason"], Entry.TEXT),
        Field("submitted_on", _DOSSIER["submitted_on"], Entry.DAY),
        Field(
            "leader",
            _DOSSIER["leader_person_id"],
            Entry.REF,
            hint="Chức danh hoặc họ tên",
            find=lookups.assigners,
            may_add=("post", "person"),
        ),
        Field("decision", _DOSSIER["decision"], Entry.CHOICE, terms=Decision, may_be_open=True),
        Field("decided_on", _DOSSIER["decided_on"], Entry.DAY),
        Field("decision_words", _DOSSIER["decision_words"], Entry.TEXT),
    ),
)
DIFFERENCES = Section(
    "Ý kiến khác nhau, báo cáo, bảo lưu",
    (
        Field("differing", _DOSSIER["differing"], Entry.TEXT),
        Field("meeting", _DOSSIER["meeting_id"], Entry.REF, find=lookups.meetings),
        Field("escalated_on", _DOSSIER["escalated_on"], Entry.DAY),
        Field("escalated_to", _DOSSIER["escalated_to"], Entry.LINE),
        Field("escalation_reason", _DOSSIER["escalation_reason"], Entry.TEXT),
        Field("reserved_by", _DOSSIER["reserved_by_id"], Entry.REF, find=lookups.people),
        Field("reserved_on", _DOSSIER["reserved_on"], Entry.DAY),
        Field("reserved_opinion", _DOSSIER["reserved_opinion"], Entry.TEXT),
    ),
    folded=True,
)
LINKS = Section(
    "Liên quan",
    (
        Field("programme_item", _DOSSIER["programme_item_id"], Entry.REF, find=lookups.programme_items),
        Field("agenda_item", _DOSSIER["agenda_item_id"], Entry.REF, find=lookups.agenda_items),
        Field("task", _DOSSIER["task_id"], Entry.REF, find=lookups.tasks),
        Field("note", _DOSSIER["note"], Entry.TEXT),
    ),
    folded=True,
)

DOSSIER_FORM: FormScreen[DossierForm] = FormScreen(
    name="dossier",
    noun=NOUNS["dossier"],
    table="dossier",
    sections=(
        WHAT,
        Section("Nhận, thẩm tra, trả lại", (VERSIONS,)),
        Section("Kết quả thẩm tra", (CHECKS,)),
        SUBMISSION,
        DIFFERENCES,
        LINKS,
    ),
    load=_load,
    check=_check_form,
    save=_save,
    describe=_describe,
    advise=_advise,
    remark=lambda before, now: said_after(before.secrecy, now.secrecy),
)
