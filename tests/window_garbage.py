"""Garbage in the tests that open windows: as in the program, only the thread of the window takes objects of Qt apart.

Elsewhere it brings the process down, at times thousands of tests later.
"""

import gc
from collections.abc import Iterator

import pytest

NEW, LOOKS = 5_000, 10  # new objects before a look at them; looks before a longer one


@pytest.fixture(scope="package", autouse=True)
def one_thread_for_garbage() -> Iterator[None]:
    """Python itself looks for none while the tests of a folder run."""
    was_enabled = gc.isenabled()
    gc.disable()
    yield
    gc.collect()
    if was_enabled:
        gc.enable()


@pytest.fixture(autouse=True)
def garbage_looked_for(one_thread_for_garbage: None) -> Iterator[None]:
    """It is looked for after each test, on the thread of the tests; in the end all of it.

    Not as in the program, where what is put aside for good would outlive its test.
    """
    yield
    gc.disable()  # a test that ran the program to its end left it on
    young, middle, old = gc.get_count()
    if old > LOOKS:
        gc.collect(2)
    elif middle > LOOKS:
        gc.collect(1)
    elif young > NEW:
        gc.collect(0)
