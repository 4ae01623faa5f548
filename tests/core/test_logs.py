"""The log is written when there is something to write, and never in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.logs import SIZE, log_path, older, start_log


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    """The root logger, given back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers = []
    yield root
    for handler in root.handlers:
        handler.close()
    root.handlers = handlers
    root.setLevel(level)


def test_nothing_is_made_until_a_warning_comes(tmp_path: Path, log: logging.Logger) -> None:
    start_log(tmp_path)
    log.info("an everyday thing")
    assert list(tmp_path.iterdir()) == []
    log.warning("đĩa gần đầy")
    assert "WARNING root: đĩa gần đầy" in log_path(tmp_path).read_text("utf-8")


def test_a_full_log_is_set_aside_and_a_new_one_begun(tmp_path: Path, log: logging.Logger) -> None:
    start_log(tmp_path)
    log.warning("cũ %s", "x" * SIZE)
    log.warning("mới")
    assert "mới" in log_path(tmp_path).read_text("utf-8")
    assert "cũ" not in log_path(tmp_path).read_text("utf-8")
    assert "cũ" in older(log_path(tmp_path)).read_text("utf-8")


def test_a_full_log_of_an_earlier_day_is_set_aside(tmp_path: Path, log: logging.Logger) -> None:
    log_path(tmp_path).parent.mkdir()
    log_path(tmp_path).write_text("cũ" * SIZE, encoding="utf-8")
    start_log(tmp_path)
    log.warning("mới")
    assert log_path(tmp_path).stat().st_size < SIZE < older(log_path(tmp_path)).stat().st_size


def test_a_failure_is_kept_with_its_traceback(tmp_path: Path, log: logging.Logger) -> None:
    start_log(tmp_path)
    try:
        int("một")
    except ValueError:
        log.exception("unforeseen failure")
    written = log_path(tmp_path).read_text("utf-8")
    assert "Traceback" in written
    assert "ValueError: invalid literal" in written


def test_a_log_that_cannot_be_written_is_silent(
    tmp_path: Path, log: logging.Logger, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "logs").write_text("in the way")
    start_log(tmp_path)
    log.warning("nobody hears it")
    assert capsys.readouterr() == ("", "")
