"""Office files (zip packages of XML) opened with care: only checked parts, of bounded size, come out."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.core.errors import AppError

MAX_FILE = 100 * 2**20
MAX_TOTAL = 256 * 2**20
MAX_RATIO = 250
MAX_ENTRIES = 5000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_RATIO_FROM = 8 * 2**20
_CHUNK = 1 << 20
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARED = re.compile(rb"<!(?!--|\[CDATA\[)")  # DOCTYPE, ENTITY and the like
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What kind of file is read, in words: program, ending, noun, the old ending, and what is not done."""

    program: str
    ending: str
    noun: str
    old: str
    refused: str

    @property
    def save_again(self) -> str:
        """What to do with a file that another program or a fault has spoiled."""
        return f"Mở và lưu lại tệp bằng {self.program} rồi thử lại."


@dataclass(frozen=True, slots=True)
class Source:
    """One file that is being read: its name, as sentences say it, and what it should be."""

    name: str
    wanted: Wanted

    def hostile(self, why: str) -> AppError:
        """The refusal of a file that no office program writes."""
        return AppError(
            f"Tệp “{self.name}” không an toàn nên {self.wanted.refused}: {why}.", self.wanted.save_again
        )

    def damaged(self) -> AppError:
        """The refusal of a file that breaks off or contradicts itself."""
        return AppError(f"Tệp “{self.name}” bị hỏng, không đọc được.", self.wanted.save_again)

    def too_large(self) -> AppError:
        """The refusal of a file over the limit."""
        return AppError(
            f"Tệp “{self.name}” quá lớn (trên {MAX_FILE >> 20} MB).", "Tách thành nhiều tệp nhỏ hơn."
        )

    def empty(self) -> AppError:
        """The refusal of a file of 0 bytes."""
        return AppError(
            f"Tệp “{self.name}” rỗng.",
            f"Chọn lại tệp {self.wanted.program} ({self.wanted.ending}) có dữ liệu.",
        )


@contextmanager
def guarded(source: Source) -> Iterator[None]:
    """Turn what zip and XML say about a broken file into one sentence."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        RuntimeError,
    ) as problem:
        raise source.damaged() from problem
    except PermissionError as problem:
        raise AppError(
            f"Không mở được tệp “{source.name}”: tệp đang bị khóa hoặc không có quyền đọc.",
            f"Đóng tệp trong {source.wanted.program} rồi thử lại.",
        ) from problem
    except OSError as problem:
        raise AppError(
            f"Không đọc được tệp “{source.name}”.", "Kiểm tra ổ đĩa và đường dẫn rồi thử lại."
        ) from problem


def refuse_old_format(source: Source, whole: bytes) -> None:
    """Refuse the containers before 2007, which also hold files under a password."""
    if not whole.startswith(OLE):
        return
    wanted = source.wanted
    if _ENCRYPTED in whole:
        raise AppError(
            f"Tệp “{source.name}” được đặt mật khẩu nên không đọc được.",
            f"Mở bằng {wanted.program}, gỡ mật khẩu rồi lưu lại.",
        )
    raise AppError(
        f"Tệp “{source.name}” ở định dạng cũ ({wanted.old}), chương trình đọc tệp {wanted.ending}.",
        save_as(wanted),
    )


def save_as(wanted: Wanted) -> str:
    """What to do with a file of another format."""
    kind = {"Excel": "Excel Workbook", "Word": "Word Document"}[wanted.program]
    return f"Mở tệp bằng {wanted.program}, chọn Lưu dưới dạng “{kind} (*{wanted.ending})” rồi chọn tệp mới."


def refuse_swollen(source: Source, entries: list[zipfile.ZipInfo], room: int) -> None:
    """Refuse an archive that declares more than we are willing to unpack."""
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > room:
        raise source.hostile("giải nén ra quá lớn")


def unpacked(source: Source, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    """The entry as it really unpacks, never more than `room` bytes."""
    if entry.flag_bits & 1:
        raise AppError(
            f"Tệp “{source.name}” được đặt mật khẩu nên không đọc được.", "Gỡ mật khẩu rồi lưu lại."
        )
    parts, size = [], 0
    with archive.open(entry) as stream:
        while part := stream.read(_CHUNK):
            size += len(part)
            if size > room or (size > _RATIO_FROM and size > MAX_RATIO * max(entry.compress_size, 1)):
                raise source.hostile("giải nén ra quá lớn")
            parts.append(part)
    return b"".join(parts)


def in_pieces(content: bytes, mark: bytes = b"<") -> Iterator[bytes]:
    """The content in pieces that begin with `mark`: to search much at once keeps every other thread waiting."""
    start = 0
    while start < len(content):
        end = content.find(mark, start + _CHUNK)
        end = len(content) if end < 0 else end
        yield content[start:end]
        start = end


def check_xml(source: Source, content: bytes) -> None:
    """Refuse strange encodings and declarations, which no office program writes and attacks are made of."""
    encoding = _ENCODING.match(content[:300].removeprefix(b"\xef\xbb\xbf"))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:100]:
        raise source.hostile("dùng bảng mã lạ")
    if encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise source.hostile("dùng bảng mã lạ")
    if any(_DECLARED.search(piece) for piece in in_pieces(content)):
        raise source.hostile("có khai báo DOCTYPE hoặc ENTITY")
