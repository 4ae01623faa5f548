"""Ctrl+P in a form: the sheet of its record, as it is saved."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.briefings.record_sheet import RecordSheet
from app.ui.today import today

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.exports.document import Document
    from app.ui.forms.view import FormView
    from app.ui.shell import Shell

NO_SHEET = "Biểu mẫu này không có phiếu để in."
NEW, UNSAVED = "Lưu {} rồi mới in được.", "Có thay đổi chưa lưu: bấm Ctrl+S rồi in."


class Printing:
    """What prints the record of one form."""

    def __init__(self, view: FormView, shell: Shell) -> None:
        self._view, self._shell = view, shell

    def why_not(self) -> str:
        """Why there is nothing to print, whatever is done with the record; empty where there is something."""
        form = self._view.form
        if form.describe is None:
            return NO_SHEET
        return "" if self._view.key else NEW.format(form.noun)

    def print_record(self) -> None:
        """Show the sheet as it will print, or say why there is none."""
        form = self._view.form
        if why := self.why_not() or ("" if self._view.is_saved() else UNSAVED):
            self._shell.say(why, stays=True)
        elif form.describe is not None:
            job = partial(_sheet, describe=form.describe, key=self._view.key, noun=form.noun)
            self._shell.tasks.ask(self._view, "sheet", job, self._show)

    def _show(self, document: Document) -> None:
        from app.ui.widgets.preview import open_preview

        open_preview(self._view, self._shell, document)


def _sheet(session: Session, *, describe: Callable[[Session, str], Details], key: str, noun: str) -> Document:
    from app.exports.documents.record_sheet import compose

    return compose(RecordSheet(noun, describe(session, key), today()))
