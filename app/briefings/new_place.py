"""Where the data are to lie from now on."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class NewPlace:
    """A data folder to go on with: the data are copied there (`size` bytes), unless it holds data already.

    `held_by` tells whose data those are, as far as it can be read.
    """

    folder: Path
    size: int
    is_held: bool = False
    held_by: str = ""
