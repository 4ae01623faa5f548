"""A Word file as its parts: opened with care, read part by part, written again with only the changed ones new."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from app.core.errors import AppError
from app.core.packages import (
    MAX_FILE,
    MAX_TOTAL,
    Source,
    Wanted,
    check_xml,
    guarded,
    refuse_old_format,
    refuse_swollen,
    save_as,
    unpacked,
)
from app.exports.check.word.names import RELATIONS, STRICT, TYPES, Element, W

MAX_XML = 48 * 2**20  # a tree takes about ten times its text; the longest real documents have some 10 MB
MAX_TAGS = 4_000_000  # a tree of empty elements takes forty times its text
MAX_PARAGRAPHS = 150_000
WORD = Wanted("Word", ".docx", "văn bản Word (.docx)", ".doc", "không kiểm tra")
CONTENT_TYPES = "[Content_Types].xml"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

_PARAGRAPHS = (b"<w:p>", b"<w:p ", b"<w:p/>")
_OTHERS = (
    ("xl/workbook.xml", "sổ Excel"),
    ("ppt/presentation.xml", "bản trình chiếu PowerPoint"),
    ("content.xml", "tệp OpenDocument (.odt, .ods)"),
)


@dataclass(slots=True)
class Package:
    """The parts of one file: what was read of them, and the trees that were asked for."""

    source: Source
    archive: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    main: str = ""
    room: int = MAX_XML
    trees: dict[str, Element] = field(default_factory=dict)
    changed: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)

    def tree(self, name: str) -> Element | None:
        """The root of an XML part, parsed once; None if the file has no such part."""
        if name not in self.trees:
            entry = self.entries.get(name.lower())
            if entry is None or name in self.dropped:
                return None
            self.trees[name] = self._parsed(self._content(entry))
        return self.trees[name]

    def related(self, name: str, kind: str) -> list[tuple[str, str]]:
        """(id, part) of the relations of a part whose type ends in `kind`, in the file's order."""
        tree = self.tree(relations_of(name))
        if tree is None:
            return []
        return [
            (relation.get("Id", ""), _target(name, relation.get("Target", "")))
            for relation in tree.iterchildren(RELATIONS + "Relationship")
            if relation.get("TargetMode") != "External" and relation.get("Type", "").endswith("/" + kind)
        ]

    def sibling(self, kind: str) -> Element | None:
        """The root of the one part of a kind that the main part names: styles, numbering, settings, …"""
        for _, name in self.related(self.main, kind):
            tree = self.tree(name)
            if tree is not None:
                return tree
        return None

    def put(self, name: str, tree: Element) -> None:
        """Set a part, new or changed."""
        self.trees[name] = tree
        self.changed.add(name)
        self.dropped.discard(name)

    def save(self) -> bytes:
        """The file with its changed parts; the others are the bytes they were."""
        file = BytesIO()
        room = MAX_TOTAL
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
            names = {entry.filename: entry for entry in self.entries.values()}
            for name, entry in names.items():
                key = _plain(name)
                if key in self.dropped:
                    continue
                content = self._written(key) if key in self.changed else self._raw(entry, room)
                room -= len(content)
                target.writestr(_entry(key), content)
            for name in sorted(self.changed - {_plain(n) for n in names}):
                target.writestr(_entry(name), self._written(name))
        return file.getvalue()

    def _written(self, name: str) -> bytes:
        return etree.tostring(self.trees[name], xml_declaration=True, encoding="UTF-8", standalone=True)

    def _raw(self, entry: zipfile.ZipInfo, room: int) -> bytes:
        with guarded(self.source):
            return unpacked(self.source, self.archive, entry, room)

    def _content(self, entry: zipfile.ZipInfo) -> bytes:
        with guarded(self.source):
            content = unpacked(self.source, self.archive, entry, self.room)
        self.room -= len(content)
        check_xml(self.source, content)
        paragraphs = sum(content.count(tag) for tag in _PARAGRAPHS)
        if content.count(b"<") > MAX_TAGS or paragraphs > MAX_PARAGRAPHS:
            raise self.source.hostile("có quá nhiều thành phần")
        for strict, plain in STRICT:
            content = content.replace(strict, plain)
        return content

    def _parsed(self, content: bytes) -> Element:
        try:
            return etree.fromstring(content, _parser())
        except etree.XMLSyntaxError as problem:
            raise self.source.damaged() from problem


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def open_package(data: bytes, name: str) -> Package:
    """The parts of a Word file; AppError in one sentence for anything that is none, damaged, locked or hostile."""
    source = Source(name, WORD)
    if not data:
        raise source.empty()
    if len(data) > MAX_FILE:
        raise source.too_large()
    refuse_old_format(source, data)
    if not data.startswith(b"PK"):
        raise AppError(
            f"Tệp “{name}” không phải là {WORD.noun}.",
            "Chọn tệp Word; nếu là .doc, .rtf thì lưu lại thành .docx.",
        )
    with guarded(source):
        archive = zipfile.ZipFile(BytesIO(data))
    package = Package(source, archive, _entries(source, archive))
    refuse_swollen(source, archive.infolist(), MAX_TOTAL)
    package.main = _main_part(package)
    return package


def relations_of(name: str) -> str:
    """The part that names the relations of a part ("" is the package)."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def content_type_of(package: Package, name: str) -> str:
    """What the package says a part is."""
    tree = package.tree(CONTENT_TYPES)
    if tree is None:
        return ""
    for override in tree.iterchildren(TYPES + "Override"):
        if override.get("PartName", "").lstrip("/").lower() == name.lower():
            return override.get("ContentType", "")
    return ""


def _entries(source: Source, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    entries: dict[str, zipfile.ZipInfo] = {}
    for entry in archive.infolist():
        name = _plain(entry.filename).lower()
        if name.endswith("/"):
            continue
        if name in entries:
            raise source.hostile("có hai phần trùng tên")
        entries[name] = entry
    return entries


def _main_part(package: Package) -> str:
    named = [name for _, name in package.related("", "officeDocument")]
    for name in (*named, "word/document.xml"):
        if name.lower() in package.entries:
            tree = package.tree(name)
            if tree is not None and tree.tag == W + "document" and tree.find(W + "body") is not None:
                return name
    raise _no_document(package)


def _no_document(package: Package) -> AppError:
    name = package.source.name
    for part, noun in _OTHERS:
        if part in package.entries:
            return AppError(
                f"Tệp “{name}” là {noun}, không phải là {WORD.noun}.",
                save_as(WORD) if noun[0] == "t" else "Chọn tệp Word (.docx).",
            )
    if "word/document.xml" in package.entries:
        return package.source.damaged()
    return AppError(
        f"Tệp “{name}” không có phần nội dung của văn bản Word nên không kiểm tra được.",
        WORD.save_again,
    )


def _target(name: str, target: str) -> str:
    target = _plain(unquote(target))
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # the same on Windows and Linux
    return entry
