"""How far long work is, told by the one who works to the one who waits."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called now and then with what is done and the total; what it raises ends the work."""

Stages = Callable[[str, int, int], None]
"""The same for work of several stages: which one in words, what of it is done, and its total (0: nobody knows)."""


class CancelledError(Exception):
    """Long work was told to stop; nobody needs to hear of it."""


def silent(_: str, __: int, ___: int) -> None:
    """Stages that nobody waits for."""
