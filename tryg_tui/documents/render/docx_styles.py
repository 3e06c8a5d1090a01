"""The styles of a Word document; all looks are in them, so that a secretary changes them once."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

DARK = RGBColor(0x1B, 0x1F, 0x24)
QUIET = RGBColor(0x4A, 0x52, 0x5C)
BLUE = RGBColor(0x0B, 0x4F, 0x8A)

ROLES = {
    "": "Body Text",
    "notice": "Notice",
    "decision": "Decision",
    "outcome": "Outcome",
    "quiet": "Aside",
}
"""The style of a text in each role."""

FIELD, CELL, COLUMN, LINK = "Field", "Table Text", "Table Heading", "Hyperlink"
"""The styles of a field, of what stands in a table and above its columns, and of a link."""

TABLE = "Table Grid"
"""The style of a table."""


def set_styles(document: Any, language: str) -> None:
    """Give a new document its styles and its language."""
    _language(document, language)
    base = _style(document, "Normal")
    base.font.name, base.font.size, base.font.color.rgb = "Calibri", Pt(10.5), DARK
    base.paragraph_format.line_spacing = 1.0
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 11.5)):
        _heading(document, name, size)
    for name, after in (("Body Text", 4), (FIELD, 1), (CELL, 0), ("List Bullet", 2)):
        _spaced(_style(document, name), after)
    _marks(document)
    column = _style(document, COLUMN)
    _spaced(column, 0)
    column.font.bold, column.paragraph_format.keep_with_next = True, True
    for name in (CELL, COLUMN):
        _style(document, name).font.size = Pt(9.5)
    _table(document.styles[TABLE])
    for name in (*ROLES.values(), FIELD):
        _style(document, name).paragraph_format.keep_together = True
    link = _style(document, LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = BLUE, True
    for name in ("Header", "Footer"):
        style = _style(document, name)
        style.font.size, style.font.color.rgb = Pt(9), QUIET
    _style(document, "Footer").paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _marks(document: Any) -> None:
    """The styles of texts with a role."""
    notice = _style(document, "Notice")
    notice.font.bold, notice.paragraph_format.space_after = True, Pt(8)
    aside = _style(document, "Aside")
    aside.font.color.rgb, aside.font.size = QUIET, Pt(10)
    _spaced(aside, 4)
    decision = _style(document, "Decision")
    decision.font.bold = True
    _spaced(decision, 2)
    decision.paragraph_format.left_indent = Cm(0.4)
    _border(decision)
    outcome = _style(document, "Outcome")
    outcome.font.bold = True
    outcome.paragraph_format.left_indent = Cm(0.4)
    _spaced(outcome, 4)
    caption = _style(document, "Caption")
    caption.font.bold, caption.font.color.rgb, caption.font.size = False, QUIET, Pt(10)
    caption.paragraph_format.keep_with_next = True
    _spaced(caption, 2)


def _style(document: Any, name: str, kind: Any = WD_STYLE_TYPE.PARAGRAPH) -> Any:
    """The style of a name, made where the document has none such."""
    if name in document.styles:
        return document.styles[name]
    style = document.styles.add_style(name, kind)
    style.quick_style = True
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = document.styles["Normal"]
    return style


def _heading(document: Any, name: str, size: float) -> None:
    """A heading in our colours; the template's own fonts and rules are dropped."""
    style = _style(document, name)
    style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
    style.font.color.rgb = DARK
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for key in [key for key in fonts.attrib if "Theme" in key]:
        del fonts.attrib[key]
    rule = style.element.pPr.find(qn("w:pBdr"))
    if rule is not None:
        style.element.pPr.remove(rule)
    style.paragraph_format.space_before = Pt(0 if name == "Title" else size * 0.7)
    style.paragraph_format.space_after = Pt(6 if name == "Title" else 3)


def _spaced(style: Any, after: float) -> None:
    """Little room before a paragraph, and some points after it."""
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.space_after = Pt(after)


def _border(style: Any) -> None:
    """A bar to the left, which sets a decision apart in print too."""
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", "1F5F8B")):
        left.set(qn(f"w:{key}"), value)
    borders.append(left)
    properties = style.element.get_or_add_pPr()
    after = [qn(f"w:{tag}") for tag in ("keepNext", "keepLines", "pageBreakBefore", "widowControl")]
    place = sum(child.tag in {*after, qn("w:numPr")} for child in properties)
    properties.insert(place, borders)


def _table(style: Any) -> None:
    """Thin rules, room around what stands in a cell, and a tint behind the names of the columns."""
    properties = style.element.find(qn("w:tblPr"))
    for rule in properties.find(qn("w:tblBorders")):
        rule.set(qn("w:color"), "6B7480")
    room = properties.find(qn("w:tblCellMar"))
    for side, width in (("top", 40), ("bottom", 40), ("left", 90), ("right", 90)):
        edge = room.find(qn(f"w:{side}"))
        edge.set(qn("w:w"), str(width))
    first = OxmlElement("w:tblStylePr")
    first.set(qn("w:type"), "firstRow")
    cell, tint = OxmlElement("w:tcPr"), OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", "E8EDF2")):
        tint.set(qn(f"w:{key}"), value)
    cell.append(tint)
    first.append(cell)
    style.element.append(first)


def _language(document: Any, language: str) -> None:
    """The language that spelling, hyphenation and speech go by."""
    code = {"da": "da-DK", "en": "en-GB"}[language]
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    if properties.find(qn("w:lang")) is None:
        properties.append(OxmlElement("w:lang"))
    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), code)
        each.set(qn("w:eastAsia"), code)
    hyphens = OxmlElement("w:autoHyphenation")
    settings = document.settings.element
    settings.insert_element_before(hyphens, "w:consecutiveHyphenLimit", "w:defaultTabStop")
