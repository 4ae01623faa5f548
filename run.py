"""Sets Giao Ban up in .venv beside this file, then runs it; needs nothing but Python 3.11 or newer."""

import hashlib
import io
import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple, NoReturn

REFUSED, STOPPED = 2, 130


def old_python_sentence(version: "tuple[int, ...]") -> "str | None":
    """What to tell a user whose Python is too old; None when it is new enough."""
    if tuple(version[:2]) >= (3, 11):
        return None
    return (
        f"Máy đang dùng Python {version[0]}.{version[1]}; Giao Ban cần Python 3.11 trở lên.\n"
        "Cài bản mới từ trang chính thức của Python rồi chạy lại bằng bản đó.\n"
    )


def turn_away(version: "tuple[int, ...]") -> None:
    """End at once under a Python that is too old, before it meets a line that it cannot run."""
    sentence = old_python_sentence(version)
    if sentence:
        sys.stderr.buffer.write(sentence.encode("utf-8"))
        sys.stderr.buffer.flush()
        sys.exit(REFUSED)


# The whole file is in the syntax of Python 3.6, so that one can read it as far as here.
turn_away(sys.version_info[:2])

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PIP_LOG = VENV / "pip.log"
RUNTIME, DEVELOPMENT = "requirements.txt", "requirements-dev.txt"
UNFINISHED = "unfinished"

HELP = """\
python run.py               mở chương trình
python run.py demo          nhập tệp mẫu, làm bộ giao ban tháng 10/2026 vào thư mục out
python run.py test          chạy toàn bộ kiểm thử (thêm --fast: bỏ những phép thử lâu)
python run.py LỆNH --help   hướng dẫn của từng lệnh

Lần đầu, chương trình tự cài thư viện vào thư mục .venv bên cạnh (cần mạng); các lần sau mở ngay.
Muốn cài lại từ đầu: xóa thư mục .venv rồi chạy lại.
"""


class Trouble(NamedTuple):
    """A way in which the setup fails: what pip or venv prints then, and what we say."""

    shown_by: str
    sentence: str


TROUBLES = (
    Trouble(
        r"ensurepip is not available|No module named '?(venv|ensurepip)",
        "Python trên máy này thiếu phần tạo môi trường riêng.\n"
        "Trên Debian, Ubuntu: cài gói python3-venv (sudo apt install python3-venv) rồi chạy lại.",
    ),
    Trouble(
        r"No space left on device|WinError 112|Errno 28\b|Disk quota exceeded",
        "Ổ đĩa không còn đủ chỗ.\nDọn cho trống ít nhất 1 GB rồi chạy lại.",
    ),
    Trouble(
        r"DO NOT MATCH THE HASHES",
        "Gói tải về không đúng mã kiểm tra nên không được cài.\n"
        "Chạy lại; nếu vẫn vậy, báo người quản trị mạng: kho gói hoặc máy chủ trung gian đưa sai tệp.",
    ),
    Trouble(
        r"WinError 206|Windows Long Path",
        "Đường dẫn của thư mục này quá dài đối với Windows.\n"
        "Chuyển cả thư mục đến nơi ngắn hơn (ví dụ C:\\GiaoBan) rồi chạy lại.",
    ),
    Trouble(
        r"WinError (5|32)\b|Permission denied|Access is denied|Read-only file system",
        "Không ghi được vào thư mục .venv.\n"
        "Đóng chương trình nếu đang mở, xem lại quyền ghi của thư mục này rồi chạy lại.",
    ),
    Trouble(
        r"CERTIFICATE_VERIFY_FAILED|SSLError|TLS CA certificate",
        "Chứng thư của kho gói Python không được máy này tin cậy.\n"
        "Hỏi người quản trị mạng tệp chứng thư rồi đặt biến PIP_CERT trỏ tới tệp đó.",
    ),
    Trouble(
        r"ProxyError|407 (Client|Proxy)",
        "Không qua được máy chủ trung gian (proxy).\nXem lại biến HTTPS_PROXY hoặc cấu hình proxy của pip.",
    ),
    Trouble(
        r"\b(401|403|5\d\d) (Client|Server) Error|HTTP error (401|403|5\d\d)"
        r"|too many 5\d\d error responses|User for \S+:",
        "Kho gói Python từ chối yêu cầu hoặc đang trục trặc.\n"
        "Xem lại địa chỉ kho và quyền truy cập trong cấu hình của pip.",
    ),
    Trouble(
        r"NewConnectionError|NameResolutionError|Timeout|ConnectionResetError|ConnectionAborted|RemoteDisconnected"
        r"|IncompleteRead|Network is unreachable|name resolution|getaddrinfo failed|connection broken",
        "Không nối được tới kho gói Python.\nXem lại mạng (lần cài đầu cần mạng) rồi chạy lại.",
    ),
    Trouble(
        r"No matching distribution found|not a supported wheel",
        "Kho gói không có bản thư viện cho hệ máy này.\n"
        "Cần Windows hoặc Linux 64 bit với một bản Python phát hành chính thức từ 3.11, và kho gói đầy đủ.",
    ),
    Trouble(
        "",
        "Cài đặt chưa xong.\nChạy lại; nếu vẫn vậy, gửi phần dưới đây cho người hỗ trợ.",
    ),
)


def sentence_for(output: str) -> str:
    """What to tell the user, from what a failed pip or venv printed."""
    return next(trouble.sentence for trouble in TROUBLES if re.search(trouble.shown_by, output))


def tail(output: str, lines: int = 15) -> str:
    """The last lines of a failed command, for whoever helps."""
    return "\n".join("    " + line for line in output.strip().splitlines()[-lines:])


def refuse(output: str) -> NoReturn:
    """End, saying what failed and what to do; the tool's own words stand below."""
    print(f"\n{sentence_for(output)}\n\n{tail(output)}", file=sys.stderr, flush=True)
    sys.exit(REFUSED)


# --- what stands in .venv ---


def venv_python(venv: Path, system: str = sys.platform) -> Path:
    """The Python inside the environment."""
    return venv / "Scripts" / "python.exe" if system == "win32" else venv / "bin" / "python"


def python_identity() -> str:
    """What makes an environment useless to another Python: its version and its system."""
    return "python {}.{} {}".format(*sys.version_info[:2], sysconfig.get_platform())


def lock_identity(name: str) -> str:
    """A lock file's name with the SHA-256 of its content, whatever its line ends."""
    content = (ROOT / name).read_bytes().replace(b"\r\n", b"\n")
    return f"{name} {hashlib.sha256(content).hexdigest()}"


def stamp_for(lock: str) -> list[str]:
    """The lines that say what an environment holds; the development lock holds the other one."""
    locks = [RUNTIME] if lock == RUNTIME else [RUNTIME, DEVELOPMENT]
    return [python_identity()] + [lock_identity(name) for name in locks]


def read_stamp() -> list[str]:
    """What the last finished setup wrote; empty when there was none."""
    try:
        return (VENV / "ready.txt").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def write_stamp(lines: Sequence[str]) -> None:
    """Say what the environment holds, in one step: another start reads the old words or the new."""
    draft = VENV / "ready.new"
    draft.write_text("\n".join(lines), encoding="utf-8")
    draft.replace(VENV / "ready.txt")


def base_python_is_there() -> bool:
    """Whether the Python that the environment leans on is still installed."""
    try:
        config = (VENV / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    home = re.search(r"^home\s*=\s*(.+?)\s*$", config, re.MULTILINE)
    return home is not None and Path(home.group(1)).is_dir() and venv_python(VENV).exists()


def is_ready(lock: str) -> bool:
    """Whether the environment holds all that this lock names, for this Python."""
    return set(stamp_for(lock)) <= set(read_stamp()) and base_python_is_there()


# --- setting it up ---


def venv_command() -> list[str]:
    """Makes the environment anew, from the Python below, should we run in an environment ourselves."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    return [base, "-m", "venv", "--clear", str(VENV)]


def pip_command(lock: str) -> list[str]:
    """Installs exactly what the lock names; where from is the machine's own pip setting."""
    talk = ["--log", str(PIP_LOG), "--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    pinned = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock)]
    return [str(venv_python(VENV)), "-m", "pip", "install", *talk, *pinned]


def show_progress(line: str) -> None:
    """One moving line on a console, naming what pip is at; nothing in a log file."""
    name = re.match(r"Collecting ([\w.-]+)|(Installing) collected", line)
    if name and sys.stdout.isatty():
        words = "tải " + name.group(1).split("=")[0] if name.group(1) else "chép vào .venv"
        print(f"\r  {words:<60}", end="", flush=True)


def run_quietly(command: Sequence[str]) -> tuple[int, str]:
    """Exit code and printed text of a step of the setup."""
    settings = dict(os.environ, PYTHONIOENCODING="utf-8", PYTHONUNBUFFERED="1")
    printed = []
    with subprocess.Popen(
        command, cwd=str(ROOT), env=settings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as child:
        for raw in child.stdout or ():
            printed.append(raw.decode("utf-8", "replace"))
            show_progress(printed[-1])
    return child.returncode, "".join(printed)


def step(command: Sequence[str]) -> None:
    """One step of the setup, which ends the program when it fails."""
    code, output = run_quietly(command)
    if code:
        refuse(unreached() + output)


def unreached() -> str:
    """The lines of pip's log on addresses that it could not read: what it prints leaves the reason out."""
    try:
        log = PIP_LOG.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return "".join(f"{line}\n" for line in log.splitlines()[-5000:] if "Could not fetch URL" in line)


def is_usable() -> bool:
    """Whether an environment without our word for it (made by hand) can be installed into."""
    found = read_stamp()
    if found and found[0] != python_identity():
        return False
    return base_python_is_there() and run_quietly([str(venv_python(VENV)), "-m", "pip", "--version"])[0] == 0


def set_up(lock: str) -> None:
    """Bring the environment to what the lock names; from nothing if it is missing or broken."""
    print("Đang cài thư viện vào .venv; lần đầu có thể mất vài phút…", flush=True)
    began = time.monotonic()
    if not is_usable():
        step(venv_command())
    write_stamp([UNFINISHED])
    PIP_LOG.write_text("", encoding="utf-8")
    step(pip_command(lock))
    PIP_LOG.unlink()
    write_stamp(stamp_for(lock))
    if sys.stdout.isatty():
        print("\r" + " " * 62, end="\r")
    print(f"Đã cài xong sau {time.monotonic() - began:.0f} giây.", flush=True)


def try_hold(file: IO[bytes]) -> bool:
    """Take the system's lock on an open file; it falls off by itself when we end, however we end."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def alone(path: Path, pause: float = 0.5) -> Iterator[None]:
    """Wait until no other start of ours sets up."""
    with path.open("wb") as file:
        if not try_hold(file):
            print("Một lần cài đặt khác đang chạy; xin chờ…", flush=True)
            while not try_hold(file):
                time.sleep(pause)
        yield


def make_ready(lock: str) -> None:
    """Set up unless that is done already. Exits with a sentence when it cannot be done."""
    try:
        if is_ready(lock):
            return
        with alone(ROOT / ".venv.lock"):
            if not is_ready(lock):
                set_up(lock)
    except OSError as error:
        refuse(str(error))


# --- running the program ---


def child_settings() -> dict[str, str]:
    """The program's environment: UTF-8 on every console and in every file, and the way to our modules."""
    return dict(os.environ, PYTHONUTF8="1", PYTHONPATH=str(ROOT))


def hand_over(command: Sequence[str]) -> int:
    """Run the program to its end and give its exit code; Ctrl+C is the program's to answer.

    It stays in the folder of the user, whose words may name files beside him.
    """
    child = subprocess.Popen(command, env=child_settings())
    while True:
        try:
            code = child.wait()
        except KeyboardInterrupt:
            continue
        return code if code >= 0 else 128 - code


def plan(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """The lock that must be installed, and the command to run then."""
    python = str(venv_python(VENV))
    if arguments and arguments[0] == "test":
        return DEVELOPMENT, [python, str(ROOT / "tests" / "check.py"), *arguments[1:]]
    return RUNTIME, [python, "-P", "-m", "app", *arguments]  # -P: no module from the user's folder


def main(arguments: Sequence[str]) -> int:
    """The exit code of what was asked for."""
    if list(arguments) in (["--help"], ["-h"]):
        print(HELP, flush=True)
        return hand_over(plan(arguments)[1]) if is_ready(RUNTIME) else 0
    lock, command = plan(arguments)
    make_ready(lock)
    return hand_over(command)


def speak_utf8() -> None:
    """Vietnamese on a console with an old code page too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def start() -> NoReturn:
    """The door: Ctrl+C during the setup is no crash."""
    speak_utf8()
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nĐã dừng. Chạy lại lúc nào cũng được.", file=sys.stderr, flush=True)
        sys.exit(STOPPED)
    except BrokenPipeError:  # who read our output has enough of it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    start()
