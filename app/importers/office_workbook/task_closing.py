"""What a task asks for and what closes it, as cells say it (feature 5); what is missing is told, not refused."""

from collections.abc import Mapping
from typing import Any

from app.core.task_terms import Obligation
from app.core.text import fold
from app.importers.office_workbook.family import Existing, Tell
from app.importers.office_workbook.values import Level
from app.rules.closing import Closing, lacking, say_lacking
from app.rules.regulation import InForce

_OBLIGATIONS = {fold(one.label): one for one in Obligation}
_EVIDENCE = ("completed_on", "result_document", "result_on", "approved_on")


def read_closing(
    values: Mapping[str, Any], known: Existing | None, regulation: InForce, tell: Tell
) -> dict[str, Any]:
    """The obligation and the approver's day of a row; warns of a task that it says is done without its evidence."""
    said: dict[str, Any] = {}
    if "obligation" in values:
        said["obligation"] = read_obligation(values["obligation"], tell)
    if "approved_on" in values:
        said["approved_on"] = values["approved_on"]
    if values.get("completed_on"):
        _warn({**(known.values if known else {}), **values, **said}, regulation, tell)
    return said


def read_obligation(text: str, tell: Tell) -> Obligation:
    """What a cell names; an empty one asks to carry out, what is none is an error that lists them."""
    if not text:
        return Obligation.CARRY_OUT
    found = _OBLIGATIONS.get(fold(text))
    if found is None:
        known = "; ".join(one.label for one in Obligation)
        tell("obligation", Level.ERROR, f"Không hiểu yêu cầu xử lý “{text}”: cần một trong: {known}.")
    return found or Obligation.CARRY_OUT


def _warn(said: Mapping[str, Any], regulation: InForce, tell: Tell) -> None:
    evidence = {name: said[name] for name in _EVIDENCE if said.get(name)}
    approved = True if evidence.get("approved_on") else None
    task = Closing(obligation=said.get("obligation", Obligation.CARRY_OUT), approved=approved, **evidence)
    if missing := lacking(task, regulation):
        tell("completed_on", Level.WARNING, say_lacking(task, missing))
