"""The one door to all checks: what it hands to pytest, and that one failure fails the whole."""

import pytest

from tests import check


@pytest.mark.parametrize(
    ("arguments", "given"),
    [
        (["-k", "text"], ("-k", "text")),
        (["--fast", "-x"], ("-m", "not slow", "-x")),
    ],
)
def test_arguments_go_to_pytest(arguments, given):
    (tests,) = check.pytest_steps(arguments)
    assert tests.arguments == ("-m", "pytest", *given)


@pytest.mark.parametrize(("arguments", "given"), [([], ()), (["--fast"], ("-m", "not slow"))])
def test_all_tests_are_parts_and_what_they_leave_out_together_the_last_one_runs(arguments, given):
    *parts, others = (step.arguments for step in check.pytest_steps(arguments))
    head = ("-m", "pytest", *given)
    assert all(part[: len(head)] == head for part in (*parts, others))
    taken = [one for part in parts for one in part if one.startswith("tests/")]
    assert [one.removeprefix("--ignore=") for one in others if one.startswith("--ignore=")] == taken
    assert len(set(taken)) == len(taken)
    assert all((check.ROOT / folder).is_dir() for folder in taken)


def test_no_screen_is_needed_unless_one_is_named(monkeypatch):
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    assert check.settings()["QT_QPA_PLATFORM"] == "offscreen"
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert check.settings()["QT_QPA_PLATFORM"] == "xcb"


def step(name: str, code: int) -> check.Step:
    return check.Step(name, ("-c", f"import sys; print('said by', '{name}'); sys.exit({code})"))


@pytest.mark.parametrize(
    ("quick", "others", "tests", "closing"),
    [
        (0, 0, 0, None),
        (3, 0, 0, "FAILED: lint"),
        (3, 0, 5, "FAILED: lint, tests"),
        (0, 5, 0, "FAILED: others"),
    ],
)
def test_everything_runs_and_the_end_names_what_failed(monkeypatch, capfd, quick, others, tests, closing):
    monkeypatch.setattr(check, "QUICK", (step("lint", quick),))
    monkeypatch.setattr(check, "pytest_steps", lambda _: (step("tests", tests), step("others", others)))
    assert check.main([]) == (1 if closing else 0)
    printed = capfd.readouterr().out
    assert (printed.splitlines()[-1] == closing) if closing else ("FAILED" not in printed)
    assert "said by tests" in printed
    assert ("said by lint" in printed) is bool(quick)
    assert ("said by others" in printed) is bool(others)


def test_no_check_is_left_out():
    assert {item.name for item in check.QUICK} == {"ruff check", "ruff format", "mypy", "import contracts"}
