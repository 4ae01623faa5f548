"""The empty Word file that every document starts from: page, styles, page number, Vietnamese."""

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from app.exports.render.docx_styles import HEADER_STYLE, default_properties, styles
from app.exports.styles import (
    FONT,
    LANGUAGE,
    MARGIN_BOTTOM_MM,
    MARGIN_LEFT_MM,
    MARGIN_RIGHT_MM,
    MARGIN_TOP_MM,
    PAGE_NUMBER_FROM_TOP_MM,
)

if TYPE_CHECKING:
    from docx.document import Document as Word

_KEPT_RELATIONS = ("/styles", "/settings", "/theme", "/officeDocument", "/core-properties")

# A line that ends in a line break is not stretched (doNotExpandShiftReturn). Mode 15 is Word 2013 and later, which
# would show "compatibility mode" otherwise; Word 2010 reads it as well.
_SETTINGS = f"""
<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>
<w:compat><w:doNotExpandShiftReturn/>
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
 w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>
<w:themeFontLang w:val="{LANGUAGE}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>
"""
_FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    f'<w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/>'
    '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_PAGE_FIELD = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'


@cache
def template() -> bytes:
    """A Word file with one empty section and a style for every role; made once."""
    import docx

    word = docx.Document()
    _drop_foreign_parts(word)
    _name_theme_fonts(word)
    _describe_font(word)
    _fill(word.settings.element, _SETTINGS)
    _fill(word.styles.element, default_properties() + styles())
    _write_page(word)
    _clear_properties(word)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _elements(xml: str) -> list[Any]:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return list(parse_xml(f"<w:all {nsdecls('w')}>{xml}</w:all>"))


def _fill(element: Any, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(_elements(xml))


def _drop_foreign_parts(word: "Word") -> None:
    """Leave out what python-docx's own template carries and we do not write: fonts, numbering, thumbnail."""
    for relations in (word.part.rels, word.part.package.rels):
        for key, relation in list(relations.items()):
            if not relation.reltype.endswith(_KEPT_RELATIONS):
                del relations[key]


def _name_theme_fonts(word: "Word") -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.part import Part

    old = word.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    named = re.sub(rb"<a:font [^>]*/>", b"", old.blob)
    named = re.sub(rb'<a:latin typeface="[^"]*"', f'<a:latin typeface="{FONT}"'.encode(), named)
    for key, relation in list(word.part.rels.items()):
        if relation.target_part is old:
            del word.part.rels[key]
    word.part.relate_to(Part(old.partname, old.content_type, named, old.package), RELATIONSHIP_TYPE.THEME)


def _describe_font(word: "Word") -> None:
    """Say what our font is like, so that a machine without it takes one that is near."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    name = PackURI("/word/fontTable.xml")
    part = Part(name, CONTENT_TYPE.WML_FONT_TABLE, _FONT_TABLE.encode(), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _write_page(word: "Word") -> None:
    """The margins of every section, and the page number: centred in the top margin, from 1, not on the first page.

    Decree 30/2020, appendix I, part I, clauses 3 and 7.
    """
    from docx.shared import Mm

    page = word.sections[0]
    page.top_margin, page.bottom_margin = Mm(MARGIN_TOP_MM), Mm(MARGIN_BOTTOM_MM)
    page.left_margin, page.right_margin = Mm(MARGIN_LEFT_MM), Mm(MARGIN_RIGHT_MM)
    page.header_distance = page.footer_distance = Mm(PAGE_NUMBER_FROM_TOP_MM)
    page.different_first_page_header_footer = True
    properties: Any = word.element.body.sectPr
    properties.attrib.clear()
    properties.remove(properties.find("{*}docGrid"))
    properties.find("{*}cols").addprevious(*_elements('<w:pgNumType w:start="1"/>'))
    _fill(
        page.header.paragraphs[0].paragraph_format.element,
        f'<w:pPr><w:pStyle w:val="{HEADER_STYLE}"/></w:pPr>{_PAGE_FIELD}',
    )


def _clear_properties(word: "Word") -> None:
    """Leave no trace of python-docx's template; a file tells its title and language, not when it was made."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    properties: Any = word.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES)
    _fill(properties.element, "")
    word.core_properties.language = LANGUAGE
