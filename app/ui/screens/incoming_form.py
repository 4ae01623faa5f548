"""Văn bản đến: the form of a line of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.register_forms import IncomingForm
from app.core.fields import LABELS, NOUNS
from app.core.terms import Secrecy
from app.rules.form_checks import registers
from app.rules.secrets import said_after
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

_DOC = LABELS["incoming_document"]


def _load(session: Session, key: str | None) -> Loaded[IncomingForm]:
    from app.services.forms.incoming import load

    return load(session, key, today=today())


def _check(form: IncomingForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return registers.check_incoming(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[IncomingForm]) -> str:
    from app.services.forms.incoming import save

    return save(session, loaded)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.incoming import describe

    return describe(session, key, today=today())


INCOMING_FORM: FormScreen[IncomingForm] = FormScreen(
    name="incoming",
    noun=NOUNS["incoming_document"],
    table="incoming_document",
    sections=(
        Section(
            "Văn bản",
            (
                Field("arrived_on", _DOC["arrived_on"], Entry.DAY, required=True),
                Field("number", _DOC["number"], Entry.NUMBER, hint="Để trống: số tiếp theo của năm"),
                Field("author", _DOC["author"], Entry.LINE, hint="Nơi ban hành văn bản"),
                Field("symbol", _DOC["symbol"], Entry.LINE),
                Field("issued_on", _DOC["issued_on"], Entry.DAY),
                Field("type_name", _DOC["type_name"], Entry.LINE, hint="Công văn, Báo cáo, Tờ trình"),
                Field("summary", _DOC["summary"], Entry.TEXT),
                Field("secrecy", _DOC["secrecy"], Entry.CHOICE, terms=Secrecy),
            ),
        ),
        Section(
            "Chuyển, giải quyết",
            (
                Field("room", _DOC["room_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
                Field("person", _DOC["person_id"], Entry.REF, find=lookups.people, may_add=("person",)),
                Field("handed_on", _DOC["handed_on"], Entry.DAY),
                Field("deadline", _DOC["deadline"], Entry.DEADLINE, met="answered_on"),
                Field("progress", _DOC["progress"], Entry.LINE),
                Field("answer_symbol", _DOC["answer_symbol"], Entry.LINE),
                Field("answered_on", _DOC["answered_on"], Entry.DAY),
                Field("source", _DOC["source_document_id"], Entry.REF, find=lookups.documents),
                Field("archive", _DOC["archive"], Entry.LINE, hint="Cặp, kho hoặc đường dẫn lưu"),
                Field("note", _DOC["note"], Entry.TEXT),
            ),
        ),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    remark=lambda before, now: said_after(before.secrecy, now.secrecy),
)
