"""The one door to all checks: python tests/check.py [--fast] [arguments for pytest]."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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


# Each part takes about as long as another by itself; what stands in none of these folders is the last part.
PARTS = {"window": ("tests/ui", "tests/journeys"), "services": ("tests/services",)}


def pytest_steps(arguments: Sequence[str]) -> tuple[Step, ...]:
    """The tests; `--fast` leaves the slow ones out, everything else is pytest's to read.

    All of them are three processes, as many at once as there are processors: it takes half the time, and
    thousands of windows do not pile up in the process that counts and lays out.
    """
    rest = [argument for argument in arguments if argument != "--fast"]
    left_out = ["-m", "not slow"] if "--fast" in arguments else []
    if rest:
        return (Step("pytest", ("-m", "pytest", *left_out, *rest)),)
    uncached = ("-p", "no:cacheprovider")  # the cache has room for one of them
    taken = [folder for folders in PARTS.values() for folder in folders]
    return (
        *(Step(f"pytest: {name}", ("-m", "pytest", *left_out, *uncached, *PARTS[name])) for name in PARTS),
        Step("pytest: others", ("-m", "pytest", *left_out, *(f"--ignore={folder}" for folder in taken))),
    )


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


def run_side_by_side(steps: Sequence[Step]) -> list[str]:
    """Run the tests, the first step openly, the lines of the others when they ended; the names of what failed."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        runs = [pool.submit(run_quietly if place else run_openly, step) for place, step in enumerate(steps)]
    return [step.name for step, run in zip(steps, runs, strict=True) if not run.result()]


def main(arguments: Sequence[str]) -> int:
    """Run everything, pytest last so that its closing lines stay in sight; 1 when anything failed."""
    failed = [step.name for step in QUICK if not run_quietly(step)]
    failed += run_side_by_side(pytest_steps(arguments))
    if failed:
        print(f"FAILED: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
