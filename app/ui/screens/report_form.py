"""Báo cáo định kỳ: the form of a report that an agency owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.report_form import ReportForm
from app.core.fields import LABELS, NOUNS
from app.rules.form_checks import report
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import this_minute, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_REPORT = LABELS["report_obligation"]


def _load(session: Session, key: str | None) -> Loaded[ReportForm]:
    from app.services.forms.report import load

    return load(session, key)


def _check(form: ReportForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return report.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[ReportForm]) -> str:
    from app.services.forms.report import save

    return save(session, loaded, today=today(), at=this_minute())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.report import describe

    return describe(session, key, today=today())


REPORT_FORM: FormScreen[ReportForm] = FormScreen(
    name="report",
    noun=NOUNS["report_obligation"],
    table="report_obligation",
    sections=(
        Section(
            "Báo cáo",
            (
                Field("name", _REPORT["name"], Entry.LINE, required=True),
                Field(
                    "agency",
                    _REPORT["agency_id"],
                    Entry.REF,
                    required=True,
                    find=lookups.agencies,
                    may_add=("agency",),
                ),
                Field("period_from", _REPORT["period_from"], Entry.DAY),
                Field("period_to", _REPORT["period_to"], Entry.DAY),
                Field("due_on", _REPORT["due_on"], Entry.DEADLINE, required=True, met="received_on"),
                Field("due_hour", _REPORT["due_hour"], Entry.HOUR, hint="Giờ chẵn trong ngày hạn, như 16h"),
                Field("received_on", _REPORT["received_on"], Entry.DAY),
                Field(
                    "received_at", _REPORT["received_at"], Entry.TIME, hint="Trống: lúc lưu nếu nhận hôm nay"
                ),
                Field("person", _REPORT["person_id"], Entry.REF, find=lookups.people, may_add=("person",)),
                Field("source", _REPORT["source"], Entry.LINE),
            ),
        ),
        Section(
            "Nội dung báo cáo",
            (
                Field("document_number", _REPORT["document_number"], Entry.LINE),
                Field("results", _REPORT["results"], Entry.TEXT),
                Field("difficulties", _REPORT["difficulties"], Entry.TEXT),
                Field("proposals", _REPORT["proposals"], Entry.TEXT),
            ),
            folded=True,
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
)
