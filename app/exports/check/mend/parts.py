"""New parts of a Word file: named, typed and related to the main one."""

from __future__ import annotations

import posixpath
from typing import Any

from lxml import etree

from app.exports.check.word.names import RELATIONS, TYPES, Element
from app.exports.check.word.package import CONTENT_TYPES, PLAIN_TYPE, Package, relations_of

_PLAIN: dict[Any, str] = {None: RELATIONS[1:-1]}
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def add_part(package: Package, kind: str, content_type: str, root: Element) -> str:
    """Add an XML part of a kind beside the main one; its name."""
    folder, number = posixpath.dirname(package.main), 1
    name = posixpath.join(folder, f"{kind}.xml")
    while name.lower() in package.entries or name in package.trees:
        number += 1
        name = posixpath.join(folder, f"{kind}{number}.xml")
    package.put(name, root)
    _say_type(package, name, content_type)
    relate(package, kind, posixpath.basename(name))
    return name


def relate(package: Package, kind: str, target: str) -> str:
    """Relate the main part to a part in its folder; the relation's id."""
    name = relations_of(package.main)
    tree = package.tree(name)
    if tree is None:
        tree = etree.Element(RELATIONS + "Relationships", nsmap=_PLAIN)
    known = {relation.get("Id", "") for relation in tree}
    number = 1
    while f"rIdGB{number}" in known:
        number += 1
    relation = etree.SubElement(tree, RELATIONS + "Relationship")
    relation.set("Id", f"rIdGB{number}")
    relation.set("Type", _KINDS + kind)
    relation.set("Target", target)
    package.put(name, tree)
    return f"rIdGB{number}"


def relation_to(package: Package, name: str) -> str:
    """The id by which the main part knows a part; "" if it does not."""
    kinds = ("header", "footer", "comments")
    return next(
        (key for kind in kinds for key, part in package.related(package.main, kind) if part == name), ""
    )


def _say_type(package: Package, name: str, content_type: str) -> None:
    tree = package.tree(CONTENT_TYPES)
    if tree is None:
        return
    override = etree.SubElement(tree, TYPES + "Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", content_type)
    package.put(CONTENT_TYPES, tree)


def drop_macros(package: Package) -> None:
    """Make a plain document of one with macros or of a template: the copy never carries code."""
    types = package.tree(CONTENT_TYPES)
    if types is None:
        return
    for override in types.iterchildren(TYPES + "Override"):
        is_main = override.get("PartName", "").lstrip("/").lower() == package.main.lower()
        if is_main and override.get("ContentType") != PLAIN_TYPE:
            override.set("ContentType", PLAIN_TYPE)
            package.put(CONTENT_TYPES, types)
    names = [name for name in package.entries if "vbaproject" in name or "vbadata" in name]
    package.dropped.update(package.entries[name].filename.replace("\\", "/").lstrip("/") for name in names)
    if names:
        _drop_named(package, CONTENT_TYPES)
        _drop_named(package, relations_of(package.main))


def _drop_named(package: Package, name: str) -> None:
    """Take out of a list of types or relations what speaks of macros."""
    root = package.tree(name)
    if root is None:
        return
    for child in list(root):
        if any("vba" in str(said).lower() for said in child.attrib.values()):
            root.remove(child)
    package.put(name, root)
