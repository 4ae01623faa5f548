"""A picture as pages of A4, upright or lying as the picture is; a scan of several pages gives several."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from app.core.progress import Progress
from app.exports.metrics import POINTS_PER_MM
from app.exports.styles import PACK_IMAGE_MARGIN_MM, PAGE_LONG_MM, PAGE_SHORT_MM

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

MOST_PIXELS = 100_000_000  # a sheet of A3 at 600 dots an inch has seventy million
MOST_FRAMES = 500
FEWEST_DOTS = 100  # an inch: a small picture is not blown up beyond this
POINTS_AN_INCH = 72
QUALITY = 90
TURNED = 0x0112  # the tag in which a camera says how it was held
_LOG = logging.getLogger(__name__)
TOO_LARGE = "Ảnh quá lớn: giảm kích thước ảnh rồi đính kèm lại."
DAMAGED = "Tệp ảnh hỏng, không mở được: xin lại tệp rồi đính kèm lại."


class PictureError(Exception):
    """No page can be made of the picture; its text says why, in a sentence for the cover list."""


def pages_of(content: bytes, *, progress: Progress | None = None) -> bytes:
    """A PDF with the frames of a picture, one a page; PictureError where that cannot be."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # bytes as bytes, as in all our files
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    frames = _drawn(canvas, content)
    while (step := _next(frames)) is not None:
        if progress:
            progress(*step)
    canvas.save()
    return target.getvalue()


def _next(frames: Iterator[tuple[int, int]]) -> tuple[int, int] | None:
    """How far it is after one more frame; none when there is no more."""
    from PIL.Image import DecompressionBombError, DecompressionBombWarning

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DecompressionBombWarning)  # there is a limit of our own
            return next(frames, None)
    except PictureError:
        raise
    except DecompressionBombError as error:
        raise PictureError(TOO_LARGE) from error
    except Exception as error:
        _LOG.info("a picture of the pack does not open: %r", error)  # its errors are of all kinds
        raise PictureError(DAMAGED) from error


def _drawn(canvas: Canvas, content: bytes) -> Iterator[tuple[int, int]]:
    """Draw frame by frame; after each how many of how many."""
    from PIL import Image

    with Image.open(BytesIO(content)) as picture:
        frames = _frames(picture)
        for number in range(frames):
            picture.seek(number)
            _draw(canvas, picture, content)
            yield number + 1, frames


def _frames(picture: Image) -> int:
    """How many pages a picture has; what moves has one, its first."""
    return min(getattr(picture, "n_frames", 1), MOST_FRAMES) if picture.format == "TIFF" else 1


def _draw(canvas: Canvas, picture: Image, content: bytes) -> None:
    from PIL.ImageOps import exif_transpose
    from reportlab.lib.utils import ImageReader

    if picture.width * picture.height > MOST_PIXELS:
        raise PictureError(TOO_LARGE)
    if picture.format == "JPEG" and picture.mode in ("L", "RGB") and picture.getexif().get(TURNED, 1) == 1:
        picture.load()  # a damaged one must not get in
        packed = content
    else:
        picture = exif_transpose(picture)
        packed = _packed(picture)
    _place(canvas, ImageReader(BytesIO(packed)), picture.width, picture.height)


def _packed(picture: Image) -> bytes:
    """The picture on white, as a JPEG."""
    from PIL import Image

    if "A" in picture.getbands() or "transparency" in picture.info:
        over = picture.convert("RGBA")
        picture = Image.new("RGB", over.size, "white")
        picture.paste(over, mask=over.getchannel("A"))
    target = BytesIO()
    plain = (
        picture if picture.mode in ("L", "RGB") else picture.convert("L" if picture.mode == "1" else "RGB")
    )
    plain.save(target, "JPEG", quality=QUALITY)
    return target.getvalue()


def _place(canvas: Canvas, packed: object, across: int, down: int) -> None:
    """Draw a picture of so many dots in the middle of a page of its own."""
    short, long = PAGE_SHORT_MM * POINTS_PER_MM, PAGE_LONG_MM * POINTS_PER_MM
    page = (long, short) if across > down else (short, long)
    margin = 2 * PACK_IMAGE_MARGIN_MM * POINTS_PER_MM
    scale = min((page[0] - margin) / across, (page[1] - margin) / down, POINTS_AN_INCH / FEWEST_DOTS)
    width, height = across * scale, down * scale
    canvas.setPageSize(page)
    canvas.drawImage(packed, (page[0] - width) / 2, (page[1] - height) / 2, width, height)
    canvas.showPage()
