"""How far long work is, told by the one who works to the one who waits."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called now and then with what is done and the total; what it raises ends the work."""
