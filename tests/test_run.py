"""run.py: which environment it takes for ready, what it runs, and what it says when the setup fails."""

import ast
import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "run.py"


class FakeSystem:
    """Stands for the processes that run.py starts: notes them, makes what venv makes, answers as told."""

    def __init__(self, run: ModuleType) -> None:
        self.run, self.commands, self.failures = run, [], {}

    def __call__(self, command: list[str]) -> tuple[int, str]:
        words = " ".join(command)
        name = next(part for part in ("-m venv", "--version", "install") if part in words)
        self.commands.append(name)
        if name in self.failures:
            return 1, self.failures[name]
        if name == "-m venv":
            make_environment(self.run)
        return 0, ""


def make_environment(run: ModuleType) -> None:
    python = run.venv_python(run.VENV)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.write_bytes(b"")
    (run.VENV / "pyvenv.cfg").write_text(f"home = {run.ROOT}\nversion = 3.11\n", encoding="utf-8")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """run.py as a module, in an empty project."""
    spec = importlib.util.spec_from_file_location("run_under_test", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PIP_LOG", tmp_path / ".venv" / "pip.log")
    (tmp_path / "requirements.txt").write_bytes(b"a==1\n")
    (tmp_path / "requirements-dev.txt").write_bytes(b"a==1\nb==2\n")
    return module


@pytest.fixture
def system(run, monkeypatch):
    fake = FakeSystem(run)
    monkeypatch.setattr(run, "run_quietly", fake)
    return fake


# --- an old Python ---


def test_python_3_6_can_read_the_file():
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_check_of_the_version_comes_before_everything_newer():
    first = ast.parse(SOURCE.read_text(encoding="utf-8")).body
    check = next(i for i, node in enumerate(first) if ast.unparse(node).startswith("turn_away("))
    before = [node for node in first[:check] if isinstance(node, ast.FunctionDef)]
    annotations = [part.annotation for node in before for part in node.args.args]
    annotations += [node.returns for node in before]
    assert len(before) == 2
    assert all(isinstance(annotation, ast.Constant) for annotation in annotations)


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (2, 7)])
def test_an_old_python_is_turned_away_with_a_sentence(run, version, capfdbinary):
    with pytest.raises(SystemExit) as end:
        run.turn_away(version)
    assert end.value.code == 2
    said = capfdbinary.readouterr().err.decode("utf-8")
    assert f"Máy đang dùng Python {version[0]}.{version[1]}; Giao Ban cần Python 3.11 trở lên." in said


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (4, 0)])
def test_a_new_python_passes(run, version):
    assert run.old_python_sentence(version) is None


# --- what is run ---


@pytest.mark.parametrize(
    ("system_name", "tail"), [("win32", ("Scripts", "python.exe")), ("linux", ("bin", "python"))]
)
def test_each_system_keeps_its_python_elsewhere(run, system_name, tail):
    assert run.venv_python(Path("x"), system_name).parts == ("x", *tail)


@pytest.mark.parametrize(
    ("arguments", "lock", "words"),
    [
        ([], "requirements.txt", ["-P", "-m", "app"]),
        (["demo", "--no-window"], "requirements.txt", ["-P", "-m", "app", "demo", "--no-window"]),
        (
            ["stats", "--month", "2026-10"],
            "requirements.txt",
            ["-P", "-m", "app", "stats", "--month", "2026-10"],
        ),
    ],
)
def test_arguments_go_to_the_program(run, arguments, lock, words):
    assert run.plan(arguments) == (lock, [str(run.venv_python(run.VENV)), *words])


def test_the_word_test_runs_the_checks_with_the_development_lock(run):
    lock, command = run.plan(["test", "--fast", "-k", "text"])
    assert lock == "requirements-dev.txt"
    assert command[1:] == [str(run.ROOT / "tests" / "check.py"), "--fast", "-k", "text"]


def test_pip_takes_only_what_the_lock_names(run):
    command = run.pip_command("requirements.txt")
    assert command[:4] == [str(run.venv_python(run.VENV)), "-m", "pip", "install"]
    assert "--require-hashes" in command
    assert command[-2:] == ["-r", str(run.ROOT / "requirements.txt")]
    assert not [word for word in command if "index" in word]  # where from is the machine's own setting


def test_the_environment_is_made_by_the_python_below_it(run, monkeypatch):
    monkeypatch.setattr(sys, "_base_executable", "base-python")
    assert run.venv_command() == ["base-python", "-m", "venv", "--clear", str(run.VENV)]


@pytest.mark.parametrize("code", [0, 2, 7])
def test_the_exit_code_is_the_programs_own(run, code):
    assert run.hand_over([sys.executable, "-c", f"raise SystemExit({code})"]) == code


def test_a_program_ended_by_a_signal_gives_the_code_of_shells(run, monkeypatch):
    monkeypatch.setattr(run.subprocess, "Popen", lambda *_, **__: SimpleNamespace(wait=lambda: -15))
    assert run.hand_over(["x"]) == 143


def test_the_program_speaks_utf8(run):
    assert run.hand_over([sys.executable, "-c", "import sys; sys.exit(sys.flags.utf8_mode)"]) == 1


def test_the_program_stays_in_the_users_folder_and_finds_its_modules(run, tmp_path, monkeypatch):
    (tmp_path / "ours.py").write_text("code = 5", encoding="utf-8")
    users = tmp_path / "thư mục của người dùng"
    users.mkdir()
    (users / "ours.py").write_text("code = 1", encoding="utf-8")
    (users / "sổ.xlsx").write_bytes(b"")
    monkeypatch.chdir(users)
    script = "import os, sys, ours; sys.exit(ours.code if os.path.exists('sổ.xlsx') else 2)"
    assert run.hand_over([sys.executable, "-P", "-c", script]) == 5


def test_ctrl_c_waits_for_the_program_to_close(run, monkeypatch):
    class Child:
        answers = iter([KeyboardInterrupt(), KeyboardInterrupt(), 3])

        def wait(self):
            answer = next(self.answers)
            if isinstance(answer, KeyboardInterrupt):
                raise answer
            return answer

    monkeypatch.setattr(run.subprocess, "Popen", lambda *_, **__: Child())
    assert run.hand_over(["x"]) == 3


def test_help_installs_nothing(run, system, capsys):
    assert run.main(["--help"]) == 0
    assert "python run.py demo" in capsys.readouterr().out
    assert system.commands == []


# --- when the environment is ready ---


def test_an_empty_project_is_set_up_once(run, system):
    run.make_ready("requirements.txt")
    run.make_ready("requirements.txt")
    assert system.commands == ["-m venv", "install"]


def test_the_stamp_names_the_lock_and_the_python(run, system):
    run.make_ready("requirements.txt")
    digest = hashlib.sha256(b"a==1\n").hexdigest()
    assert run.read_stamp() == [run.python_identity(), f"requirements.txt {digest}"]


def test_line_ends_do_not_change_a_lock(run):
    before = run.lock_identity("requirements.txt")
    (run.ROOT / "requirements.txt").write_bytes(b"a==1\r\n")
    assert run.lock_identity("requirements.txt") == before


def test_the_development_environment_serves_the_program_too(run, system):
    run.make_ready("requirements-dev.txt")
    run.make_ready("requirements.txt")
    assert system.commands == ["-m venv", "install"]


def test_the_programs_environment_is_not_enough_for_the_tests(run, system):
    run.make_ready("requirements.txt")
    run.make_ready("requirements-dev.txt")
    assert system.commands == ["-m venv", "install", "--version", "install"]


def test_a_changed_lock_is_installed_into_the_same_environment(run, system):
    run.make_ready("requirements.txt")
    (run.ROOT / "requirements.txt").write_bytes(b"a==2\n")
    run.make_ready("requirements.txt")
    assert system.commands == ["-m venv", "install", "--version", "install"]
    assert run.is_ready("requirements.txt")


def spoil_by_removing_python(run):
    run.venv_python(run.VENV).unlink()


def spoil_by_removing_the_base(run):
    (run.VENV / "pyvenv.cfg").write_text("home = /nowhere/at/all\n", encoding="utf-8")


def spoil_by_another_python(run):
    lines = ["python 3.4 plan9", *run.read_stamp()[1:]]
    run.write_stamp(lines)


def spoil_by_stopping_midway(run):
    run.write_stamp([run.UNFINISHED])


def spoil_by_removing_the_config(run):
    (run.VENV / "pyvenv.cfg").unlink()


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_by_removing_python,
        spoil_by_removing_the_base,
        spoil_by_removing_the_config,
        spoil_by_another_python,
        spoil_by_stopping_midway,
    ],
)
def test_a_broken_environment_is_made_again(run, system, spoil):
    run.make_ready("requirements.txt")
    spoil(run)
    system.commands.clear()
    run.make_ready("requirements.txt")
    assert system.commands == ["-m venv", "install"]
    assert run.is_ready("requirements.txt")


def test_an_environment_made_by_hand_is_kept(run, system):
    make_environment(run)
    run.make_ready("requirements.txt")
    assert system.commands == ["--version", "install"]


def test_an_environment_without_pip_is_made_again(run, system):
    make_environment(run)
    system.failures["--version"] = "No module named pip"
    run.make_ready("requirements.txt")
    assert system.commands == ["--version", "-m venv", "install"]


def test_a_failed_install_is_not_taken_for_ready(run, system):
    system.failures["install"] = "ERROR: No matching distribution found for a==1"
    with pytest.raises(SystemExit) as end:
        run.make_ready("requirements.txt")
    assert end.value.code == 2
    assert not run.is_ready("requirements.txt")
    assert run.read_stamp() == [run.UNFINISHED]


def test_who_waited_for_another_setup_does_not_repeat_it(run, system, monkeypatch, capsys):
    answers = iter([False, False, True])
    monkeypatch.setattr(run, "try_hold", lambda file: next(answers))

    def other_finishes(_):
        make_environment(run)
        run.write_stamp(run.stamp_for("requirements.txt"))

    monkeypatch.setattr(run.time, "sleep", other_finishes)
    run.make_ready("requirements.txt")
    assert system.commands == []
    assert "Một lần cài đặt khác đang chạy" in capsys.readouterr().out


def test_only_one_holds_the_lock_and_its_end_frees_it(run, tmp_path):
    path = tmp_path / "lock"
    with path.open("wb") as first, path.open("wb") as second:
        assert run.try_hold(first)
        assert not run.try_hold(second)
        first.close()
        assert run.try_hold(second)


# --- what is said when it fails ---

FAILURES = [
    (
        "The virtual environment was not created successfully because ensurepip is not available.",
        "python3-venv",
    ),
    ("/usr/bin/python3: No module named venv", "python3-venv"),
    (
        "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
        "không còn đủ chỗ",
    ),
    ("OSError: [WinError 112] There is not enough space on the disk", "không còn đủ chỗ"),
    ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "mã kiểm tra"),
    (
        "HINT: This error might have occurred since this system does not have Windows Long Path support",
        "quá dài",
    ),
    ("OSError: [WinError 5] Access is denied: 'QtCore.pyd'", "Không ghi được"),
    ("PermissionError: [Errno 13] Permission denied: '.venv'", "Không ghi được"),
    ("Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "PIP_CERT"),
    ("Caused by ProxyError('Cannot connect to proxy.', NewConnectionError('x'))", "proxy"),
    (
        "Could not fetch URL x: 403 Client Error: Forbidden for url: x\nNo matching distribution found",
        "từ chối",
    ),
    ("Caused by ResponseError('too many 503 error responses'))", "đang trục trặc"),
    ("Caused by NewConnectionError('Failed to establish')\nNo matching distribution found", "Không nối được"),
    ("Caused by NameResolutionError(\"Failed to resolve 'x'\")", "Không nối được"),
    ("pip._vendor.urllib3.exceptions.ReadTimeoutError: Read timed out.", "Không nối được"),
    ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "không có bản thư viện cho hệ máy này"),
    ("AssertionError", "Cài đặt chưa xong"),
    ("", "Cài đặt chưa xong"),
]


@pytest.mark.parametrize(("printed", "words"), FAILURES)
def test_each_failure_is_said_in_words(run, printed, words):
    assert words in run.sentence_for(printed)


def test_a_failed_environment_is_explained_with_the_tools_own_last_lines(run, system, capsys):
    noise = "".join(f"line {n}\n" for n in range(40))
    system.failures["-m venv"] = noise + "ensurepip is not available"
    with pytest.raises(SystemExit) as end:
        run.make_ready("requirements.txt")
    said = capsys.readouterr().err
    assert end.value.code == 2
    assert "python3-venv" in said
    assert "    ensurepip is not available" in said
    assert "line 39" in said
    assert "line 9\n" not in said


def test_the_reason_that_only_pips_log_knows_is_found(run, system, capsys):
    def answer(command: list[str]) -> tuple[int, str]:
        if "install" not in command:
            return system(command)
        run.PIP_LOG.write_text("noise\nCould not fetch URL x: NewConnectionError\n", encoding="utf-8")
        return 1, "ERROR: No matching distribution found for a==1"

    run.run_quietly = answer
    with pytest.raises(SystemExit):
        run.make_ready("requirements.txt")
    said = capsys.readouterr().err
    assert "Không nối được tới kho gói Python" in said
    assert "noise" not in said


def test_a_folder_that_cannot_be_written_is_a_sentence_and_no_traceback(run, monkeypatch, capsys):
    def refuse(_):
        raise PermissionError(13, "Permission denied", ".venv.lock")

    monkeypatch.setattr(run, "alone", refuse)
    with pytest.raises(SystemExit) as end:
        run.make_ready("requirements.txt")
    assert end.value.code == 2
    assert "Không ghi được" in capsys.readouterr().err


def test_what_a_step_prints_is_kept_with_its_code(run):
    script = "import sys; print('Đang'); print('lỗi', file=sys.stderr); sys.exit(4)"
    code, output = run.run_quietly([sys.executable, "-c", script])
    assert code == 4
    assert {"Đang", "lỗi"} == set(output.split())


def test_stopping_the_setup_is_calm(run, monkeypatch, capsys):
    def stopped(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "main", stopped)
    with pytest.raises(SystemExit) as end:
        run.start()
    assert end.value.code == 130
    assert "Đã dừng" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_who_has_enough_of_the_help_is_no_crash(tmp_path):
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, str(SOURCE), "--help"], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
