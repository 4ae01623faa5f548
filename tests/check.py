"""The one door to all checks: python tests/check.py [--fast] [arguments for pytest]."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_logo=True))"


class Step(NamedTuple):
    """A check: its name, and what follows `python` on its command line."""

    name: str
    arguments: tuple[str, ...]


QUICK = (
    Step("ruff check", ("-m", "ruff", "check", ".")),
    Step("ruff format", ("-m", "ruff", "format", "--check", ".")),
    Step("mypy", ("-m", "mypy")),
    Step("import contracts", ("-c", CONTRACTS)),
)


def pytest_step(arguments: Sequence[str]) -> Step:
    """The tests; `--fast` leaves the slow ones out, everything else is pytest's to read."""
    rest = [argument for argument in arguments if argument != "--fast"]
    left_out = ["-m", "not slow"] if "--fast" in arguments else []
    return Step("pytest", ("-m", "pytest", *left_out, *rest))


def settings() -> dict[str, str]:
    """The environment of the checks: no screen is needed."""
    return {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **os.environ}


def report(name: str, ok: bool, began: float) -> bool:
    """The line that closes a step."""
    print(f"{name:<18}{'ok' if ok else 'FAILED':<8}{time.monotonic() - began:6.1f} s", flush=True)
    return ok


def run_quietly(step: Step) -> bool:
    """Run a step, showing what it printed only when it failed."""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *step.arguments],
        cwd=ROOT,
        env=settings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        print(done.stdout, flush=True)
    return report(step.name, done.returncode == 0, began)


def run_openly(step: Step) -> bool:
    """Run a step whose lines are shown as they come."""
    began = time.monotonic()
    done = subprocess.run([sys.executable, *step.arguments], cwd=ROOT, env=settings(), check=False)
    return report(step.name, done.returncode == 0, began)


def main(arguments: Sequence[str]) -> int:
    """Run everything, pytest last so that its closing line stays in sight; 1 when anything failed."""
    failed = [step.name for step in QUICK if not run_quietly(step)]
    tests = pytest_step(arguments)
    if not run_openly(tests):
        failed.append(tests.name)
    if failed:
        print(f"FAILED: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
