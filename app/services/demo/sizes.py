"""How large the seeded office is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """How many there are of what is counted; what the regulation asks for follows from the year.

    Of the `documents`, each with four tasks or so, `entered` go through their form, the mass of the others is inserted
    in rows: a form takes ten milliseconds a task, which is quick for a person and an hour for a hundred thousand.
    """

    agencies: int
    communes: int
    documents: int
    tasks: int
    entered: int
    items: int
    rounds: int
    dossiers: int
    invitations: int
    weekly: int


SIZES = {
    "tiny": Size(70, 6, 72, 288, 24, 48, 3, 8, 8, 2),
    "year": Size(200, 102, 3000, 12_000, 240, 240, 24, 150, 120, 14),
    "large": Size(200, 102, 25_000, 100_000, 240, 240, 24, 150, 120, 14),
}
"""By the word after --size; the tiny one is for tests."""
