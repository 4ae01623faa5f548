"""Pages of other files as pages of the pack: their content is copied as it is and only moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, cast

from app.exports.pack.place import Laid, Rect, lay

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, PdfObject, StreamObject

    from app.exports.pack.probe import Taken

COPIED = "/P"  # the name of the copied page on its new one
INHERITED_DEPTH = 64
A4 = Rect(0, 0, 595.28, 841.89)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that is copied already and stands nowhere yet: what is shown of it, how it is turned, its unit.

    `taken` says where it is written on.
    """

    form: IndirectObject
    box: Rect
    turn: int
    unit: float
    taken: Taken


def copy_pages(writer: PdfWriter, content: bytes, taken: Sequence[Taken] | None = None) -> tuple[Sheet, ...]:
    """Copy the pages of a file; `taken` says where each is written on (None: nowhere that matters).

    pypdf tells many kinds of damage by errors of its own, and ValueError comes where the readers count otherwise.
    """
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content), strict=False)
    pages = reader.pages
    places = ((),) * len(pages) if taken is None else taken
    sheets = tuple(_sheet(writer, page, place) for page, place in zip(pages, places, strict=True))
    _copy_layers(writer, reader)
    return sheets


def _copy_layers(writer: PdfWriter, reader: PdfReader) -> None:
    """Layers that the file hides stay hidden: what was struck from a paper must not come back in the pack."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject

    layers, hidden = _layers(reader)
    if not hidden:
        return
    root = writer.root_object
    if "/OCProperties" not in root:
        state = DictionaryObject({NameObject("/OFF"): ArrayObject()})
        root[NameObject("/OCProperties")] = DictionaryObject(
            {NameObject("/OCGs"): ArrayObject(), NameObject("/D"): state}
        )
    ours = cast("DictionaryObject", root["/OCProperties"])
    cast("ArrayObject", ours["/OCGs"]).extend(layer.clone(writer) for layer in layers)
    off = cast("ArrayObject", cast("DictionaryObject", ours["/D"])["/OFF"])
    off.extend(layer.clone(writer) for layer in hidden)


def _layers(reader: PdfReader) -> tuple[list[PdfObject], list[PdfObject]]:
    """All layers of a file, and those that are not shown."""
    properties = _part(reader.root_object, "/OCProperties")
    state = _part(properties, "/D")
    layers = _entries(properties, "/OCGs")
    if state.get("/BaseState") == "/OFF":
        return layers, [layer for layer in layers if layer not in _entries(state, "/ON")]
    return layers, _entries(state, "/OFF")


def _part(owner: DictionaryObject, name: str) -> DictionaryObject:
    """A dictionary in a dictionary; an empty one where there is none."""
    from pypdf.generic import DictionaryObject

    found = owner.get(name)
    part = found.get_object() if found is not None else None
    return part if isinstance(part, DictionaryObject) else DictionaryObject()


def _entries(owner: DictionaryObject, name: str) -> list[PdfObject]:
    from pypdf.generic import ArrayObject

    found = owner.get(name)
    entries = found.get_object() if found is not None else None
    return list(entries) if isinstance(entries, ArrayObject) else []


def _sheet(writer: PdfWriter, page: PageObject, taken: Taken) -> Sheet:
    form = writer._add_object(_form(writer, page))  # noqa: SLF001 - pypdf has no other way to add an object
    return Sheet(form, _shown(page), page.rotation, float(page.user_unit), taken)


def lay_sheet(sheet: Sheet, label: float) -> Laid:
    """Where the page and its number stand in the pack; `label` is the width of the number."""
    return lay(sheet.box, turn=sheet.turn, unit=sheet.unit, taken=sheet.taken, label=label)


def add_sheet(writer: PdfWriter, sheet: Sheet, laid: Laid, stamp: PageObject) -> None:
    """Add the page to the pack, with the number that stands on `stamp` over it."""
    from pypdf import PageObject as Page
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    page = Page.create_blank_page(width=laid.width, height=laid.height)
    fonts = _resources(stamp)["/Font"].clone(writer)
    page[NameObject("/Resources")] = DictionaryObject(
        {
            NameObject("/XObject"): DictionaryObject({NameObject(COPIED): sheet.form}),
            NameObject("/Font"): fonts,
        }
    )
    content = DecodedStreamObject()
    moved = " ".join(f"{number:.5f}" for number in laid.matrix)
    content.set_data(f"q {moved} cm {COPIED} Do Q\n".encode() + _bytes_of(stamp))
    page[NameObject("/Contents")] = writer._add_object(content.flate_encode())  # noqa: SLF001
    writer.add_page(page)


def _shown(page: PageObject) -> Rect:
    """What is seen of a page: its crop box as far as there is a page; A4 where the file says nonsense."""
    whole, cut = _rect(page.mediabox), _rect(page.cropbox)
    both = Rect(
        max(whole.left, cut.left),
        max(whole.bottom, cut.bottom),
        min(whole.right, cut.right),
        min(whole.top, cut.top),
    )
    return next(
        (rect for rect in (both, whole) if rect.right - rect.left > 1 and rect.top - rect.bottom > 1), A4
    )


def _rect(box: Sequence[object]) -> Rect:
    left, bottom, right, top = (float(str(side)) for side in box)
    return Rect(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _form(writer: PdfWriter, page: PageObject) -> StreamObject:
    """The content of a page as one thing that is drawn; its bytes stay packed as they are where that can be."""
    from pypdf.generic import ArrayObject, FloatObject, NameObject

    form = _content(page, writer)
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(round(side, 3)) for side in _shown(page))
    form[NameObject("/Resources")] = _resources(page).clone(writer)
    if "/Group" in page:  # how its colours are mixed where they are transparent
        form[NameObject("/Group")] = page["/Group"].clone(writer)
    return form


def _content(page: PageObject, writer: PdfWriter) -> StreamObject:
    from pypdf.generic import DecodedStreamObject, EncodedStreamObject, NameObject

    streams = list(_streams(page))
    if len(streams) == 1 and isinstance(streams[0], EncodedStreamObject):
        packed = EncodedStreamObject()
        packed._data = streams[0]._data  # noqa: SLF001 - to unpack and pack again would take most of the time
        for name in ("/Filter", "/DecodeParms"):
            if name in streams[0]:
                packed[NameObject(name)] = streams[0][name].clone(writer)
        return packed
    whole = DecodedStreamObject()
    whole.set_data(b"\n".join(stream.get_data() for stream in streams))
    return whole.flate_encode()


def _streams(page: PageObject) -> Iterator[StreamObject]:
    from pypdf.generic import ArrayObject, StreamObject

    content = page.get("/Contents")
    whole = content.get_object() if content is not None else None
    for part in whole if isinstance(whole, ArrayObject) else [whole]:
        stream = part.get_object() if part is not None else None
        if isinstance(stream, StreamObject):
            yield stream


def _bytes_of(page: PageObject) -> bytes:
    return b"\n".join(stream.get_data() for stream in _streams(page))


def _resources(page: PageObject) -> DictionaryObject:
    """What a page uses; an old file may have it at one of the groups that the page stands in."""
    from pypdf.generic import DictionaryObject

    owner: DictionaryObject | None = page
    for _ in range(INHERITED_DEPTH):
        if owner is None:
            break
        found = owner.get("/Resources")
        found = found.get_object() if found is not None else None
        if isinstance(found, DictionaryObject):
            return found
        above = owner.get("/Parent")
        owner = above.get_object() if above is not None else None
    return DictionaryObject()
