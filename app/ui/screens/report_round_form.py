"""Giao báo cáo cho nhiều nơi: one report asked of many agencies, once or in every period (duties 114-118)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Loaded
from app.briefings.lists import Wanted
from app.briefings.report_round_form import ReportRoundForm
from app.core.fields import LABELS, NOUNS
from app.core.report_terms import ReportEvery
from app.rules.form_checks import report_round
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar
    from app.ui.shell import Shell

_REPORT = LABELS["report_obligation"]


def _load(_session: Session, key: str | None) -> Loaded[ReportRoundForm]:
    return Loaded(key or "", ReportRoundForm())


def _check(form: ReportRoundForm, _: Calendar) -> tuple[Complaint, ...]:
    return report_round.check(form)


def _save(session: Session, loaded: Loaded[ReportRoundForm]) -> str:
    from app.services.report_rounds import ask_many

    return ask_many(session, loaded.values)[0]


def _then(shell: Shell, form: ReportRoundForm) -> None:
    """Show what was made."""
    shell.show_list("reports", Wanted(words=form.name))


REPORT_ROUND_FORM: FormScreen[ReportRoundForm] = FormScreen(
    name="report_round",
    noun=NOUNS["report_obligation"],
    table="",
    sections=(
        Section(
            "Báo cáo",
            (
                Field("name", _REPORT["name"], Entry.LINE, required=True),
                Field("due_on", _REPORT["due_on"], Entry.DAY, required=True),
                Field("due_hour", _REPORT["due_hour"], Entry.HOUR, hint="Giờ chẵn trong ngày hạn, như 16h"),
                Field("period_from", _REPORT["period_from"], Entry.DAY),
                Field("period_to", _REPORT["period_to"], Entry.DAY),
                Field("source", _REPORT["source"], Entry.LINE, hint="Văn bản giao báo cáo, điều khoản"),
            ),
        ),
        Section(
            "Ai phải báo cáo",
            (
                Field("departments", "Các sở, ban, ngành", Entry.FLAG),
                Field("communes", "UBND các xã, phường, đặc khu", Entry.FLAG),
                Field("rooms", "Các phòng thuộc Văn phòng", Entry.FLAG),
                Field("agencies", "Cơ quan khác", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
            ),
        ),
        Section(
            "Lặp lại",
            (
                Field("every", "Bao lâu một lần", Entry.CHOICE, terms=ReportEvery),
                Field("until", "Đến hết ngày", Entry.DAY, hint="Hạn gửi cuối cùng không sau ngày này"),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    title="Giao báo cáo cho nhiều nơi",
    then=_then,
)
