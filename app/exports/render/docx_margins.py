"""What stands in the margins of a Word file's sections: the page number, and the agency's address on a first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.exports.document import Document, Role, Section
from app.exports.render.docx_styles import HEADER_STYLE, style_id
from app.exports.render.docx_text import escaped
from app.exports.styles import (
    CONTACT_LINE_GAP,
    MARGIN_BOTTOM_MM,
    PAGE_NUMBER_FROM_TOP_MM,
    RULE_WEIGHT,
    page_of,
)

if TYPE_CHECKING:
    from docx.document import Document as Word


def _field(name: str) -> str:
    """A number that Word knows, amid a run of text."""
    field = f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'</w:t></w:r>{field}<w:r><w:t xml:space="preserve">'


_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_EMPTY = f'<w:p><w:pPr><w:pStyle w:val="{HEADER_STYLE}"/></w:pPr></w:p>'
_COUNTED = (
    f'<w:p><w:pPr><w:pStyle w:val="{HEADER_STYLE}"/></w:pPr><w:r><w:t xml:space="preserve">'
    + page_of(_field("PAGE"), _field("NUMPAGES"))
    + "</w:t></w:r></w:p>"
)
_LINE = (
    f'<w:pBdr><w:top w:val="single" w:sz="{round(RULE_WEIGHT * 8)}" w:space="{round(CONTACT_LINE_GAP)}"'
    ' w:color="000000"/></w:pBdr>'
)


@dataclass(frozen=True, slots=True)
class Margins:
    """The keys of the file's headers and footers; empty where no section asks for them.

    A section that names none takes that of the section before it, so each names its own.
    """

    number: str
    no_number: str
    counted: str
    no_contact: str
    contacts: dict[tuple[str, ...], str]

    @classmethod
    def of(cls, word: "Word", document: Document) -> "Margins":
        """Write the headers and footers that the document asks for; the template has that with the number."""
        properties: Any = word.element.body.sectPr
        (number,) = properties.xpath("w:headerReference/@r:id")
        all_numbered = all(section.numbered for section in document.sections)
        lines = dict.fromkeys(section.contact for section in document.sections if section.contact)
        return cls(
            number,
            "" if all_numbered else _part(word, "header", _EMPTY),
            _part(word, "header", _COUNTED) if document.counted else "",
            _part(word, "footer", _EMPTY) if lines else "",
            {contact: _part(word, "footer", _contact(contact)) for contact in lines},
        )

    def put(self, properties: Any, section: Section) -> None:
        """Name in the `w:sectPr`, which was that of the section before, what `section` has in its margins."""
        from docx.shared import Mm

        for old in properties.xpath("w:headerReference | w:footerReference"):
            properties.remove(old)
        contact = self.contacts.get(section.contact, self.no_contact)
        if contact:
            properties.insert(0, _reference("footer", "first", contact))
        if self.counted:  # through all sections: no section begins at 1 again
            properties.insert(0, _reference("header", "first", self.counted))
            properties.remove_all("w:pgNumType")
        properties.insert(0, _reference("header", "default", self._header(section)))
        foot = MARGIN_BOTTOM_MM if section.contact else PAGE_NUMBER_FROM_TOP_MM
        properties.footer = Mm(foot)

    def _header(self, section: Section) -> str:
        return self.counted or (self.number if section.numbered else self.no_number)


def _reference(kind: str, pages: str, key: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    reference = OxmlElement(f"w:{kind}Reference")
    reference.set(qn("w:type"), pages)
    reference.set(qn("r:id"), key)
    return reference


def _contact(lines: Sequence[str]) -> str:
    """The address under a line over the whole width (appendix I, IV.2, box 13)."""
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(Role.CONTACT)}"/>{"" if place else _LINE}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escaped(line)}</w:t></w:r></w:p>'
        for place, line in enumerate(lines)
    )


def _part(word: "Word", kind: str, paragraphs: str) -> str:
    """Add a header or footer to the file; return its key."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.part import Part

    mark, content, relation = {
        "header": ("hdr", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
        "footer": ("ftr", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    }[kind]
    name = word.part.package.next_partname(f"/word/{kind}%d.xml")
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{mark} {_NAMES}>{paragraphs}</w:{mark}>'
    return word.part.relate_to(Part(name, content, xml.encode(), word.part.package), relation)
