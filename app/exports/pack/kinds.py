"""What an attached file is, by its first bytes and its name, and why one that is no PDF and no picture stays out."""

from enum import StrEnum, auto
from pathlib import PurePath

PDF_MARK, MARK_WITHIN = b"%PDF-", 1024  # readers look for the mark in the first kilobyte
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_AGAIN = "xuất sang PDF rồi đính kèm lại"
_OTHERS = (
    ({"doc", "docx", "docm", "dot", "dotx", "rtf", "odt"}, f"Tệp Word: {_AGAIN}."),
    ({"xls", "xlsx", "xlsm", "xlsb", "ods", "csv"}, f"Tệp Excel: {_AGAIN}."),
    ({"ppt", "pptx", "pptm", "pps", "ppsx", "odp"}, f"Tệp trình chiếu: {_AGAIN}."),
    ({"zip", "rar", "7z", "gz", "tar"}, "Tệp nén: giải nén rồi đính kèm từng tệp PDF."),
    ({"pdf"}, "Tệp có đuôi .pdf nhưng không phải tệp PDF: xin lại tệp rồi đính kèm lại."),
)
UNKNOWN = f"Không phải tệp PDF hoặc ảnh: {_AGAIN}."
EMPTY = "Tệp rỗng (0 byte): xin lại tệp rồi đính kèm lại."


class Material(StrEnum):
    """What a pack can make pages of."""

    PDF = auto()
    PICTURE = auto()
    OTHER = auto()


def material(content: bytes) -> Material:
    """What the bytes are, whatever the name says."""
    if PDF_MARK in content[:MARK_WITHIN]:
        return Material.PDF
    is_webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return Material.PICTURE if is_webp or content.startswith(_PICTURES) else Material.OTHER


def why_not(name: str, content: bytes) -> str:
    """Why a file of another kind is not in the pack, in one sentence."""
    if not content:
        return EMPTY
    ending = PurePath(name).suffix.casefold().removeprefix(".")
    return next((sentence for endings, sentence in _OTHERS if ending in endings), UNKNOWN)
