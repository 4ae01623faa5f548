"""What the backups page is told: how a backup differs from the present data."""

from dataclasses import dataclass, field

from app.briefings.history import Correction, Entry


@dataclass(frozen=True, slots=True)
class Difference:
    """One family of records: how many the backup lacks, has otherwise, and has although they are gone now.

    `new` came after the backup and would go to the bin, `changed` would get their old values back, `missing` would
    come back; of each the names of the first ones. Of those changed it is told what would become of
    their fields: as values of the tables, and in words.
    """

    table: str
    new: int
    changed: int
    missing: int
    new_names: tuple[str, ...]
    changed_names: tuple[str, ...]
    missing_names: tuple[str, ...]
    changed_entries: tuple[tuple[Entry, ...], ...] = field(default=(), compare=False)
    changed_told: tuple[tuple[Correction, ...], ...] = field(default=(), compare=False)
