"""Self-check: the bundled fonts are there, may be embedded and have every Vietnamese letter."""

from itertools import product
from pathlib import Path
from unicodedata import normalize

from app.core.errors import AppError
from app.core.paths import resources

FONTS = ("Arimo-Bold", "Arimo-Regular", "Tinos-Bold", "Tinos-BoldItalic", "Tinos-Italic", "Tinos-Regular")
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")  # ngang, huyền, hỏi, ngã, sắc, nặng


def letters() -> str:
    """Every Vietnamese vowel with every tone, and đ; small and capital."""
    small = "đ" + "".join(normalize("NFC", vowel + tone) for vowel, tone in product("aăâeêioôơuưy", TONES))
    return small + small.upper()


def look(_: Path) -> str:
    """Raises AppError for a font that is missing, damaged or without a letter."""
    for name in FONTS:
        _require_whole(resources() / "fonts" / f"{name}.ttf")
    return f"{len(FONTS)} phông, mỗi phông đủ {len(letters())} chữ cái tiếng Việt có dấu"


def _require_whole(file: Path) -> None:
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    try:
        known = TTFont(file.stem, str(file)).face.charToGlyph
    except TTFError as error:  # missing, damaged, or its licence forbids embedding
        raise AppError(f"Phông chữ {file.name} thiếu hoặc hỏng.", "Hãy cài lại chương trình.") from error
    missing = [letter for letter in letters() if ord(letter) not in known]
    if missing:
        raise AppError(
            f"Phông chữ {file.name} không có chữ {', '.join(missing[:5])}.", "Hãy cài lại chương trình."
        )
