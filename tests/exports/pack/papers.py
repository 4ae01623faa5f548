"""Files as departments attach them to a meeting: plain, turned, cropped, filled in, locked, damaged."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]


def plain(
    pages: int = 1, *, size: tuple[float, float] = A4, draw: Draw | None = None, word: str = "Page"
) -> bytes:
    """Pages that say what they are in the middle, and whatever `draw` adds."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 24)
        canvas.drawCentredString(size[0] / 2, size[1] / 2, f"{word} {number}")
        if draw:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def lying(pages: int = 1) -> bytes:
    """Pages on their long side."""
    return plain(pages, size=landscape(A4))


def changed(content: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    """The file after something was done to it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def turned(degrees: int, content: bytes | None = None) -> bytes:
    """Pages that the reader is told to turn."""

    def turn(writer: PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/Rotate")] = NumberObject(degrees)

    return changed(content or plain(), turn)


def cropped(left: float, bottom: float, right: float, top: float, content: bytes | None = None) -> bytes:
    """Pages of which only a part is shown."""

    def crop(writer: PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/CropBox")] = RectangleObject((left, bottom, right, top))

    return changed(content or plain(), crop)


def in_millionths(unit: float) -> bytes:
    """A page whose points are larger than others'."""

    def scale(writer: PdfWriter) -> None:
        for page in writer.pages:
            page[NameObject("/UserUnit")] = FloatObject(unit)

    return changed(plain(size=(A4[0] / unit, A4[1] / unit)), scale)


def filled_form(words: str) -> bytes:
    """A form with one field that was filled in."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    canvas.acroForm.textfield(name="hoten", value=words, x=100, y=500, width=200, height=24)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def locked(*, user: str, owner: str = "owner", may: int = -1) -> bytes:
    """A file with passwords and permissions."""
    return changed(plain(), lambda w: w.encrypt(user, owner, algorithm="RC4-128", permissions_flag=may))


def corner(text: str, *, left: float, bottom: float) -> Draw:
    """Small words near an edge, as other programs number their pages."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(left, bottom, text)

    return draw


def background(colour: str) -> Draw:
    """The whole page painted over, as slides are."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.rect(0, 0, 2000, 2000, stroke=0, fill=1)
        canvas.setFillColor("black")

    return draw


def without_pages() -> bytes:
    """A file that is in order and empty."""
    target = BytesIO()
    PdfWriter().write(target)
    return target.getvalue()


NO_PRINTING = -1 & ~(1 << 2) & ~(1 << 11)
"""The permissions of a file without those to print."""


def with_hidden_layer(*, base_off: bool = False) -> bytes:
    """A page with words that are shown and words on a layer that is not."""

    def hide(writer: PdfWriter) -> None:
        layer = writer._add_object(
            DictionaryObject(
                {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("Cũ")}
            )
        )
        page = writer.pages[0]
        page["/Resources"][NameObject("/Properties")] = DictionaryObject({NameObject("/Old"): layer})
        whole = page.get_contents().get_data()
        struck = DecodedStreamObject()
        struck.set_data(whole + b"\n/OC /Old BDC 0 0 0 rg 100 100 300 200 re f EMC")
        page[NameObject("/Contents")] = writer._add_object(struck)
        state = {NameObject("/BaseState"): NameObject("/OFF")} if base_off else {}
        off = {} if base_off else {NameObject("/OFF"): ArrayObject([layer])}
        writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): DictionaryObject({**state, **off})}
        )

    return changed(plain(), hide)
