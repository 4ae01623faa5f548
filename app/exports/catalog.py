"""Every kind of document there is. To add one: write its file in `documents`, list it here."""

from collections.abc import Mapping
from typing import Any, Protocol

from app.briefings.edition import Edition
from app.exports.document import Document
from app.exports.documents import (
    agenda,
    assignment_letter,
    attendance_list,
    cancelling_letter,
    conclusion_notice,
    due_month,
    envelopes,
    half_month_report,
    handling_book,
    handover,
    incoming_book,
    invitation,
    invitations,
    list_table,
    minutes,
    month_bulletin,
    month_workbook,
    name_plates,
    opinion_slip,
    opinion_tally,
    opinion_urging,
    outgoing_book,
    pack_list,
    period_report,
    programme,
    programme_adjustment,
    progress_urging,
    record_sheet,
    report_urging,
    submission_slip,
    task_history,
    task_sheet,
    typed,
    urging_letter,
    vote_report,
    week_schedule,
)
from app.exports.formats import Format


class Composer(Protocol):
    """A file of `documents`: the formats it is for, and how it is made of its briefing and edition."""

    @property
    def FORMATS(self) -> tuple[Format, ...]:  # noqa: N802  # a constant of the file
        """The first is the one to begin with."""

    def compose(self, briefing: Any, edition: Edition, /) -> Document:
        """The whole document."""


WORKBOOKS = (month_workbook, task_sheet)
LISTS = (list_table, pack_list, due_month, record_sheet)

# The kinds of `core.document_kinds` by code, one dictionary a group.
REPORTS: Mapping[str, Composer] = {
    "month_report": period_report,
    "quarter_report": period_report,
    "half_year_report": period_report,
    "year_report": period_report,
    "thematic_report": period_report,
    "month_bulletin": month_bulletin,
    "deputy_report": half_month_report,
    "room_report": half_month_report,
    "report_urging": report_urging,
}
MEETINGS: Mapping[str, Composer] = {
    "invitation": invitation,
    "invitations": invitations,
    "cancelling_letter": cancelling_letter,
    "agenda": agenda,
    "minutes": minutes,
    "conclusion_notice": conclusion_notice,
    "attendance_list": attendance_list,
    "name_plates": name_plates,
    "envelopes": envelopes,
}
TASKS: Mapping[str, Composer] = {
    "urging_letter": urging_letter,
    "urging_letters": urging_letter,
    "assignment_letter": assignment_letter,
    "task_history": task_history,
    "handover": handover,
}
PROGRAMME: Mapping[str, Composer] = {
    "year_programme": programme,
    "quarter_programme": programme,
    "month_programme": programme,
    "week_programme": programme,
    "room_plan": programme,
    "programme_adjustment": programme_adjustment,
    "progress_urging": progress_urging,
}
VOTES: Mapping[str, Composer] = {
    "opinion_slip": opinion_slip,
    "opinion_tally": opinion_tally,
    "vote_report": vote_report,
    "opinion_urging": opinion_urging,
}
DOSSIERS: Mapping[str, Composer] = {"submission_slip": submission_slip}
SCHEDULE: Mapping[str, Composer] = {"week_schedule": week_schedule}
BOOKS: Mapping[str, Composer] = {
    "outgoing_book": outgoing_book,
    "incoming_book": incoming_book,
    "handling_book": handling_book,
}
FREE: Mapping[str, Composer] = {
    "typed_submission": typed,
    "typed_plan": typed,
    "typed_decision": typed,
    "typed_letter": typed,
    "typed_notice": typed,
}

DOCUMENTS: Mapping[str, Composer] = {
    **REPORTS,
    **MEETINGS,
    **TASKS,
    **PROGRAMME,
    **VOTES,
    **DOSSIERS,
    **SCHEDULE,
    **BOOKS,
    **FREE,
}
