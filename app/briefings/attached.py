"""What the screens know of a file that is attached to a record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file under the data folder: its name, its size in bytes, and the SHA-256 that tells where its bytes lie.

    Without a key it waits for its record to be saved.
    """

    key: str
    name: str
    size: int
    sha256: str
