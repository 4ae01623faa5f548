"""What a row says of an extension or a delay report beside those of the task: what it corrects or contradicts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.importers.office_workbook.family import Existing, Tell
from app.importers.office_workbook.values import Level
from app.rules.extending import new_steps_back, say_step_back
from app.rules.outcomes import ExtensionFact

MOMENT = {"extension": "decided_on", "delay": "reported_on"}
"""The column that says when it was."""


def first_day(name: str, values: dict[str, Any]) -> date | None:
    """The day without which a part is none."""
    day: date | None = values.get("extended_to" if name == "extension" else "reported_on")
    return day


def corrected(name: str, parts: Sequence[dict[str, Any]], new: dict[str, Any]) -> dict[str, Any] | None:
    """The part that the file corrects, an equal or later one; None: what it says is added."""
    moment = MOMENT[name]
    same = next((part for part in reversed(parts) if part[moment] == new.get(moment, part[moment])), None)
    last = same or (parts[-1] if parts else None)
    if last is None or (same is None and _later(new.get(moment), last[moment])):
        return None
    return last


def check_deadlines(known: Existing | None, said: dict[str, Any], tell: Tell) -> None:
    """Complain, as an error, of an extension that would give no more time than there was when it was decided."""
    parts: list[dict[str, Any]] = known.parts["extension"] if known else []
    first = known.values["deadline"][1] if known else None
    now = said["deadline"][1] if "deadline" in said else first
    new = said.get("extension", {})
    after = _after(parts, new) if "extension" in said else _facts(parts)
    for step in new_steps_back((first, _facts(parts)), (now, after)):
        tell("extended_to" if "extension" in said else "deadline", Level.ERROR, say_step_back(step))


def _after(parts: Sequence[dict[str, Any]], new: dict[str, Any]) -> list[ExtensionFact]:
    if first_day("extension", new) is None:
        return []
    if any(all(part[name] == value for name, value in new.items()) for part in parts):
        return _facts(parts)
    last = corrected("extension", parts, new)
    kept = [part for part in parts if part is not last]
    return _facts([*kept, {"decided_on": None, **(last or {}), **new}])


def _facts(parts: Sequence[dict[str, Any]]) -> list[ExtensionFact]:
    return [ExtensionFact(part["decided_on"], part["extended_to"]) for part in parts]


def _later(new: date | None, old: date | None) -> bool:
    return new is not None and (old is None or new > old)
