"""One program writes; a lock dies with its holder."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.core.errors import AppError
from app.models import lock

HOLDER = """
import sys, time
from pathlib import Path
from app.models import lock
held = lock.take(Path(sys.argv[1]), "Nguyễn Thị Lan")
print("held", flush=True)
time.sleep(600)
"""


def test_the_lock_of_another_program_names_its_holder_and_ends_with_it(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert holder.stdout is not None
    with holder.stdout:
        assert holder.stdout.readline().strip() == b"held"
        with pytest.raises(AppError, match=r"Nguyễn Thị Lan trên máy .+, từ .+ ngày") as refusal:
            lock.take(tmp_path, "Minh")
        assert refusal.value.advice == "Đóng cửa sổ Giao Ban rồi thử lại."
        holder.kill()
        holder.wait()
    lock.take(tmp_path, "Minh").release()


def test_a_lock_is_taken_again_after_its_release(tmp_path: Path) -> None:
    for _ in range(2):
        held = lock.take(tmp_path, "Lan")
        with pytest.raises(AppError):
            lock.take(tmp_path, "Minh")
        held.release()
        held.release()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"actor": "Lan"}', b"\xff\xfe", b"null"])
def test_a_holder_whose_name_cannot_be_read_is_another_program(tmp_path: Path, content: bytes) -> None:
    held = lock.take(tmp_path, "Lan")
    (tmp_path / lock.LOCK_NAME).write_bytes(content)
    with pytest.raises(AppError, match="bởi một chương trình khác"):
        lock.take(tmp_path, "Minh")
    held.release()
