"""One record on paper: what its detail panel tells of it."""

from dataclasses import dataclass
from datetime import date

from app.briefings.forms import Details


@dataclass(frozen=True, slots=True)
class RecordSheet:
    """The details of a record, what such a record is called ("nhiệm vụ"), and the day of the sheet."""

    noun: str
    details: Details
    made_on: date
