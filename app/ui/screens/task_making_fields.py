"""The fields of a task's form that say how it came to be: marks, chain, steps, its agencies' parts, consultations."""

from app.briefings.task_form import AgencyPartRow, ConsultationRow
from app.core.fields import LABELS
from app.core.task_making_terms import TaskMark
from app.ui.forms.screen import Entry, Field, Section
from app.ui.screens import lookups

_TASK, _AGENCY, _ASKED = LABELS["task"], LABELS["task_agency"], LABELS["task_consultation"]

FOLLOWERS = (
    Field("room", _TASK["room_id"], Entry.REF, find=lookups.rooms),
    Field("deputy", _TASK["deputy_id"], Entry.REF, find=lookups.people, may_add=("person",)),
    Field("officer", _TASK["officer_id"], Entry.REF, find=lookups.people, may_add=("person",)),
)
MARKS = Field("marks", _TASK["marks"], Entry.CHOICES, terms=TaskMark)
PARENT = Field("parent", _TASK["parent_id"], Entry.REF, hint="Là một bước của nhiệm vụ", find=lookups.tasks)
AGENCIES = Section(
    "Đầu mối, phần việc của từng cơ quan",
    (
        Field(
            "agency_parts",
            "Đầu mối và phần việc",
            Entry.ROWS,
            row=AgencyPartRow,
            columns=(
                Field("agency", _AGENCY["agency_id"], Entry.REF, find=lookups.agencies),
                Field("contact", _AGENCY["contact"], Entry.LINE),
                Field("phone", _AGENCY["phone"], Entry.LINE),
                Field("part", _AGENCY["part"], Entry.LINE),
                Field("deadline", _AGENCY["deadline"], Entry.DAY),
                Field("answered_on", _AGENCY["answered_on"], Entry.DAY),
                Field("answer", _AGENCY["answer"], Entry.LINE),
            ),
        ),
    ),
    folded=True,
)
CONSULTATIONS = Section(
    "Hỏi ý kiến, thống nhất trước khi trình",
    (
        Field(
            "consultations",
            "Các lần hỏi ý kiến",
            Entry.ROWS,
            row=ConsultationRow,
            columns=(
                Field("asked_on", _ASKED["asked_on"], Entry.DAY, required=True),
                Field("agency", _ASKED["agency_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
                Field("document_number", _ASKED["document_number"], Entry.LINE),
                Field("answered_on", _ASKED["answered_on"], Entry.DAY),
                Field(
                    "agreed",
                    _ASKED["agreed"],
                    Entry.VERDICT,
                    verdicts=("Chưa trả lời", "Thống nhất", "Không thống nhất"),
                ),
                Field("content", _ASKED["content"], Entry.LINE),
            ),
        ),
    ),
    folded=True,
)
