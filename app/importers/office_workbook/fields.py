"""What a column of the import is: its name in code, how its cells are read, how it may be called."""

from dataclasses import dataclass
from enum import Enum, auto


class Reads(Enum):
    """How the cells of a column are read."""

    LINE = auto()
    TEXT = auto()
    DAY = auto()
    DEADLINE = auto()
    MONTH = auto()
    FLAG = auto()
    NUMBER = auto()
    SECRECY = auto()
    LEVEL = auto()
    AGENCY_KIND = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name in code, how it is read, whether a table needs it, its accepted wordings."""

    name: str
    reads: Reads
    wordings: tuple[str, ...]
    required: bool = False

    @property
    def title(self) -> str:
        """The column as messages name it."""
        return self.wordings[0]


def field(name: str, reads: Reads, wordings: str, *, required: bool = False) -> Field:
    return Field(name, reads, tuple(w.strip() for w in wordings.split("|")), required)
