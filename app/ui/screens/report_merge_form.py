"""Tổng hợp báo cáo: rooms' reports go into the office's own line by line, as chosen (duty 119)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Loaded
from app.briefings.merge_form import MergeForm, MergeLine
from app.core.fields import NOUNS
from app.core.report_terms import ReportPart
from app.core.words import number
from app.rules.form_checks import merge
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens.official_work import FORM, Paper

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar
    from app.ui.shell import Shell


def _load(_session: Session, key: str | None) -> Loaded[MergeForm]:
    return Loaded(key or "", MergeForm())


def _check(form: MergeForm, _: Calendar) -> tuple[Complaint, ...]:
    return merge.check(form)


def _advise(_session: Session, typed: Loaded[MergeForm]) -> tuple[Complaint, ...]:
    return merge.notes(typed.values)


def _save(session: Session, loaded: Loaded[MergeForm]) -> str:
    from app.services.merging import take

    take(session, loaded.values)
    return next(line.sources[0] for line in loaded.values.lines if line.take and line.sources).partition("|")[
        0
    ]


def _then(shell: Shell, form: MergeForm) -> None:
    """Show the report of the office with what it says now."""
    many = sum(line.take for line in form.lines)
    shell.show_form(FORM, start=Paper(form.kind, form.subject))
    shell.say(f"Đã đưa {number(many)} dòng vào {form.name}.", undoable=True)


REPORT_MERGE_FORM: FormScreen[MergeForm] = FormScreen(
    name="report_merge",
    noun=NOUNS["report_use"],
    table="",
    sections=(
        Section(
            "Các dòng đưa vào báo cáo của Văn phòng",
            (
                Field(
                    "lines",
                    "Nội dung các phòng báo cáo",
                    Entry.ROWS,
                    row=MergeLine,
                    columns=(
                        Field("take", "Lấy", Entry.FLAG),
                        Field("content", "Nội dung", Entry.TEXT),
                        Field("room", "Đứng dưới tên", Entry.LINE, hint="Của nhiều nơi"),
                        Field("part", "Đưa vào phần", Entry.CHOICE, terms=ReportPart),
                    ),
                ),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    proposes=True,
    title="Tổng hợp báo cáo của các phòng",
    advise=_advise,
    then=_then,
)
