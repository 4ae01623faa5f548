"""The built program holds all that it needs: it is built here and looks at itself, far from this folder."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MUST_BUILD = "GIAOBAN_MUST_BUILD"  # set by .ci/run
TOOLS = ("ldd", "objdump", "objcopy")
ENDING = ".exe" if sys.platform == "win32" else ""

pytestmark = pytest.mark.slow


def missing_tools() -> list[str]:
    """What PyInstaller asks of the system and does not find here."""
    tools = [tool for tool in TOOLS if sys.platform == "linux" and not shutil.which(tool)]
    return tools or missing_library()


def missing_library() -> list[str]:
    """The shared library of Python, which a distribution may leave out."""
    from PyInstaller.depend.bindepend import get_python_library_path  # asks `ldd` for its version
    from PyInstaller.exceptions import PythonLibraryNotFoundError

    try:
        get_python_library_path()
    except PythonLibraryNotFoundError:
        return ["the shared library of Python"]
    return []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the two programs, built by the specification that builds the shipped one."""
    missing = missing_tools()
    if missing and not os.environ.get(MUST_BUILD):
        pytest.skip(f"PyInstaller needs {', '.join(missing)}")
    place = tmp_path_factory.mktemp("bản dựng")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", str(place / "dist"), "--workpath", str(place / "work")),
            str(ROOT / "build_installer.spec"),
        ],
        cwd=place,
        env={**os.environ, "PYINSTALLER_CONFIG_DIR": str(place / "cache")},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    assert done.returncode == 0, done.stderr
    return place / "dist" / "GiaoBan"


def run(built: Path, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Call the console program as from a desk where nothing of ours is installed or set."""
    bare = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}  # of Windows
    program = built / f"giaoban{ENDING}"
    return subprocess.run(
        [str(program), *words], cwd=cwd, env=bare, capture_output=True, encoding="utf-8", errors="replace"
    )


def test_the_built_program_finds_all_its_parts(built: Path, tmp_path: Path) -> None:
    done = run(built, "--self-check", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 10
    assert all(line.endswith("… ok") for line in lines[:-1])
    assert not list(tmp_path.iterdir())


def test_the_built_program_does_the_main_job(built: Path, tmp_path: Path) -> None:
    done = run(built, "demo", "--no-window", "--out", "kết quả", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "27,33%" in done.stdout
    assert len([*(tmp_path / "kết quả").glob("*.*")]) == 7


def test_both_programs_stand_beside_each_other_on_windows_too(built: Path) -> None:
    names = sorted(path.name for path in built.iterdir())
    assert names == ["Giao Ban" + ENDING, "_internal", "giaoban" + ENDING]
    assert len({name.casefold() for name in names}) == len(names)


def test_licences_go_along_and_ballast_stays_behind(built: Path) -> None:
    files = [path.relative_to(built / "_internal").as_posix() for path in (built / "_internal").rglob("*")]
    assert {"LICENSE", "resources/fonts/OFL.txt"} <= {*files}
    assert any("plugins/platforms/" in file for file in files)
    for ballast in ("tkinter", "tcl8", "/translations/", "libgtk", "pytest", "qminimal", "opengl32sw"):
        assert not [file for file in files if ballast in file]
