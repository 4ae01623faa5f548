"""What was answered before in a round of opinions: read from the log, which keeps every value (duty 92)."""

import json
from collections.abc import Iterator
from datetime import date, datetime

from app.core.terms import Opinion
from app.core.words import short_date

CHANGES = """(
    SELECT json_group_array(json_array(log.at, log.old_values, log.new_values) ORDER BY log.seq)
    FROM change_log AS log
    WHERE log.row_id = {answer} AND log.table_name = 'opinion_answer' AND log.operation = 'update'
        AND (log.old_values ->> '$.opinion' IS NOT NULL OR log.old_values ->> '$.said' <> '')
)"""
"""The changes that replaced an answer or its words, as `say_changes` reads them; {answer} is its key."""


def say_changes(stored: str) -> tuple[str, ...]:
    """Say what was answered before and what came instead, a line each, the first change first."""
    return tuple(line for change in json.loads(stored) for line in _lines(*change))


def _lines(at: str, old_values: str, new_values: str) -> Iterator[str]:
    old, new = json.loads(old_values), json.loads(new_values)
    day = short_date(datetime.fromisoformat(at).astimezone().date())
    if before := old.get("opinion"):
        was, now = _answer(before, old), _answer(new.get("opinion"), new)
        yield f"đã đổi ngày {day} từ {was} sang {now}"
    if words := old.get("said"):
        yield f"đã sửa lời ngày {day}, trước đó: “{words}”"


def _answer(code: str | None, values: dict[str, str | None]) -> str:
    """An answer, with its day where that is known to have changed along."""
    if code is None:
        return "chưa cho ý kiến"
    answered = values.get("answered_on")
    aside = f" ({short_date(date.fromisoformat(answered))})" if answered else ""
    return f"“{Opinion(code).label}”{aside}"
