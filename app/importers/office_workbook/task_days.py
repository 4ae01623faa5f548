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

    What a row says counts with what the database holds of the same task; what it says as the database does is not
    told again. A day to come is taken: it counts then.
    """
    stored = _stored(known)
    said = {**values, "deadline": deadline}
    assigned = said.get("assigned_on") or stored.get("assigned_on")
    for name, sentence in (("completed_on", EARLY_END), ("deadline", EARLY_DEADLINE)):
        day = said.get(name)
        is_news = (day, assigned) != (stored.get(name), stored.get("assigned_on"))
        if is_news and assigned is not None and day is not None and day < assigned:
            tell(name, Level.ERROR, sentence)
    for name, what in _HAPPENED.items():
        if said.get(name) != stored.get(name):
            for complaint in future(name, what, said.get(name), today=today):
                tell(name, Level.WARNING, f"{complaint.sentence} Chỉ tính từ ngày đó.")


def _stored(known: Existing | None) -> dict[str, Any]:
    if known is None:
        return {}
    values = known.values
    return {**values, "deadline": values["deadline"][1], "withdrawn_on": values["withdrawn"][1]}
