"""Days of a task that cannot follow each other, or have not come yet, as cells say them (as the form does)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.importers.office_workbook.family import Existing, Tell
from app.importers.office_workbook.values import Level
from app.rules.form_checks.common import future
from app.rules.form_checks.task import EARLY_DEADLINE, EARLY_END

_HAPPENED = {
    "completed_on": "Ngày hoàn thành",
    "result_on": "Ngày văn bản kết quả",
    "quality_judged_on": "Ngày đánh giá",
    "withdrawn_on": "Ngày thu hồi",
}


def tell_days(
    values: Mapping[str, Any], deadline: date | None, known: Existing | None, tell: Tell, *, today: date
) -> None:
    """Refuse an end or a deadline before the day of assigning; warn of what has not happened yet.

    What a row says counts with what the database holds of the same task. A day to come is taken: it counts then.
    """
    assigned = values.get("assigned_on") or (known.values["assigned_on"] if known else None)
    for name, day, sentence in (
        ("completed_on", values.get("completed_on"), EARLY_END),
        ("deadline", deadline, EARLY_DEADLINE),
    ):
        if assigned is not None and day is not None and day < assigned:
            tell(name, Level.ERROR, sentence)
    for name, what in _HAPPENED.items():
        for complaint in future(name, what, values.get(name), today=today):
            tell(name, Level.WARNING, f"{complaint.sentence} Chỉ tính từ ngày đó.")
