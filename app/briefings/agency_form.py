"""What the form of an agency is filled with."""

from dataclasses import dataclass
from datetime import date

from app.briefings.field_form import LeaderRow
from app.briefings.forms import Ref
from app.core.terms import AgencyKind


@dataclass(frozen=True, slots=True)
class AliasRow:
    """Another name that people write for the agency."""

    key: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class AgencyForm:
    """An agency as its form shows it; merged or renamed, it has a last day and a successor.

    `leaders` are those whose territory it is (duty 23).
    """

    name: str = ""
    short_name: str = ""
    kind: AgencyKind = AgencyKind.DEPARTMENT
    position: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: Ref | None = None
    aliases: tuple[AliasRow, ...] = ()
    leaders: tuple[LeaderRow, ...] = ()
