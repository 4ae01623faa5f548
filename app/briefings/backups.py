"""What the backups page is told: how a backup differs from the present data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """One family of records: how many the backup lacks, has otherwise, and has although they are gone now.

    `new` came after the backup and would go to the bin, `changed` would get their old values back, `missing` would
    come back; of each the names of the first ones.
    """

    table: str
    new: int
    changed: int
    missing: int
    new_names: tuple[str, ...]
    changed_names: tuple[str, ...]
    missing_names: tuple[str, ...]
