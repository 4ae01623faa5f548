"""What a record is linked to, as the window offers it."""

from dataclasses import dataclass

from app.briefings.lists import Wanted


@dataclass(frozen=True, slots=True)
class Linked:
    """Another record, by its table and key, or rows of a list (`list` with what is `wanted` of it).

    `noun` says what it is ("Cuộc họp"), `said` which one ("Phiên họp tháng 10 (28/10/2026)").
    """

    noun: str
    said: str
    table: str = ""
    key: str = ""
    list: str = ""
    wanted: Wanted | None = None
