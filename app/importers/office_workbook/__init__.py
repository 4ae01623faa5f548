"""Import of the office's workbook: read, propose, look at it, apply."""

from app.importers.office_workbook.apply import apply
from app.importers.office_workbook.proposal import CellChange, ChangedRow, Counts, NewRow, Proposal
from app.importers.office_workbook.propose import propose
from app.importers.office_workbook.values import Complaint, Family, Level, ReadWorkbook
from app.importers.office_workbook.workbook import read_workbook

__all__ = [
    "CellChange",
    "ChangedRow",
    "Complaint",
    "Counts",
    "Family",
    "Level",
    "NewRow",
    "Proposal",
    "ReadWorkbook",
    "apply",
    "propose",
    "read_workbook",
]
