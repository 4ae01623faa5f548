"""Tasks as rows of a form: the same columns under a document and under the conclusions of a meeting."""

from app.briefings.task_lines import TaskLine
from app.core.fields import LABELS
from app.core.task_terms import Obligation
from app.ui.forms.screen import Entry, Field
from app.ui.screens import lookups

_TASK = LABELS["task"]

TASK_LINES = Field(
    "tasks",
    "Nhiệm vụ",
    Entry.ROWS,
    row=TaskLine,
    columns=(
        Field("content", _TASK["content"], Entry.TEXT),
        Field("leads", "Cơ quan chủ trì", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field("coordinating", "Cơ quan phối hợp", Entry.REFS, find=lookups.agencies, may_add=("agency",)),
        Field("deadline", _TASK["deadline"], Entry.DEADLINE, words="deadline_words"),
        Field("product", _TASK["product"], Entry.LINE),
        Field("officer", _TASK["officer_id"], Entry.REF, find=lookups.people, may_add=("person",)),
        Field(
            "assigner", "Người giao, nếu khác", Entry.REF, find=lookups.assigners, may_add=("post", "person")
        ),
        Field("obligation", _TASK["obligation"], Entry.CHOICE, terms=Obligation),
        Field("passage", _TASK["passage"], Entry.LINE),
    ),
)
