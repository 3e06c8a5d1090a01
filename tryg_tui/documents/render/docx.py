"""Word: headings, lists and tables as Word knows them, so that a secretary can go on editing."""

import datetime as dt
import io
import zipfile
import zlib
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from tryg_tui.documents import model
from tryg_tui.documents.render.docx_styles import (
    CELL,
    COLUMN,
    FIELD,
    LINK,
    ROLES,
    TABLE,
    set_styles,
)
from tryg_tui.documents.render.drawing import png
from tryg_tui.documents.render.visible import other_language, shown

HEADINGS = {1: "Title", 2: "Heading 1", 3: "Heading 2"}
"""The style of each level of heading."""

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""When each part of the file says it was packed, so that the same document is the same file."""


def docx(paper: model.Paper) -> bytes:
    """A document as a Word file; the same document is always the same file."""
    paper = shown(paper)
    document = Document()
    set_styles(document, paper.language)
    _properties(document, paper)
    _margins(document, paper)
    styles = {style.name: style.style_id for style in document.styles}
    page = _Page(document, styles, paper.language, [])
    for block, keep in zip(paper.blocks, model.kept(paper.blocks), strict=True):
        _block(page, block)
        for paragraph in page.new if keep else ():
            paragraph.paragraph_format.keep_with_next = True
        page.new.clear()
    packed = io.BytesIO()
    document.save(packed)
    return _without_moment(packed.getvalue())


def _properties(document: Any, paper: model.Paper) -> None:
    """What an archive asks of a document."""
    facts = document.core_properties
    moment = dt.datetime.combine(paper.date, dt.time())
    facts.title, facts.subject, facts.author = paper.title, paper.subject, paper.author
    facts.language = {"da": "da-DK", "en": "en-GB"}[paper.language]
    facts.identifier, facts.content_status = paper.case_number, paper.status
    facts.created = facts.modified = moment
    facts.last_modified_by, facts.comments, facts.keywords = paper.author, "", ""
    facts.revision = 1
    package = document.part.package
    # The template tells of a program and a picture that are not ours.
    for name, related in list(package.rels.items()):
        if related.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[name]
    package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)._blob = _MADE_WITH.format(
        company=escape(paper.author)
    ).encode()


_MADE_WITH = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>tryg-tui</Application><Company>{company}</Company></Properties>"""
"""What Word asks about the program a document was made with."""


def _margins(document: Any, paper: model.Paper) -> None:
    """A4, the status and title at the head of every page, its number at the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    section.top_margin = section.bottom_margin = Cm(2.2)
    head = " · ".join(part for part in (paper.status, paper.title) if part)
    section.header.paragraphs[0].add_run(head)
    foot = section.footer.paragraphs[0]
    before, _, rest = paper.pages.partition("{page}")
    between, _, after = rest.partition("{pages}")
    foot.add_run(before)
    _counted(foot, "PAGE")
    foot.add_run(between)
    _counted(foot, "NUMPAGES")
    foot.add_run(after)


def _counted(paragraph: Any, what: str) -> None:
    """A number that Word works out itself."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), what)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


ROOM, BESIDE = 96, 3
"""Characters that a page takes beside each other, and room for its borders beside a column's."""


class _Page(NamedTuple):
    """A document being written, with the ids of its styles: looking one up takes long."""

    document: Any
    styles: dict[str, str]
    language: model.Language
    new: list[Any]
    """The paragraphs of the block that is being added."""

    def paragraph(self, style: str, text: str = "") -> Any:
        """Add a paragraph."""
        added = self.document.add_paragraph()
        added._p.style = self.styles[style]
        self.new.append(added)
        self.words(added, text)
        return added

    def words(self, paragraph: Any, text: str) -> None:
        """Add a text to a paragraph, with the addresses in it as links."""
        for run in model.linking((model.Run(text),)) if text else ():
            _run(self, paragraph, run)

    def run(self, paragraph: Any, text: str, style: str = "") -> Any:
        """Add words to a paragraph."""
        added = paragraph.add_run(text)
        if style:
            added._r.style = self.styles[style]
        if other_language(text, self.language):
            spoken = OxmlElement("w:lang")
            spoken.set(qn("w:val"), "da-DK")
            added._r.get_or_add_rPr().append(spoken)
        return added


def _block(page: _Page, block: model.Block) -> None:
    """Add a block to the document."""
    match block:
        case model.Heading():
            paragraph = page.paragraph(HEADINGS[block.level])
            _marked(paragraph, block.anchor)
            page.run(paragraph, block.text)
        case model.Text() if block.text.strip():
            page.paragraph(ROLES[block.role], block.text)
        case model.Paragraph():
            paragraph = page.paragraph(ROLES[block.role])
            for run in model.linking(block.runs):
                _run(page, paragraph, run)
        case model.Field():
            paragraph = page.paragraph(FIELD)
            page.run(paragraph, f"{block.name}: ", "Strong")
            page.words(paragraph, block.text)
        case model.Listing():
            for item in block.items:
                page.paragraph("List Number" if block.ordered else "List Bullet", item)
        case model.Table():
            _table(page, block)
        case model.Figure():
            _figure(page, block)


def _table(page: _Page, block: model.Table) -> None:
    """Add a table whose first row is repeated on every page and named as such."""
    page.paragraph("Caption", block.caption)
    table = page.document.add_table(rows=0, cols=len(block.head), style=TABLE)
    # What the table shows, for those who hear it.
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), block.caption)
    table._tbl.tblPr.append(caption)
    _row(page, table, block.head, COLUMN, "w:tblHeader")
    for number, row in enumerate(block.rows):
        first = _row(page, table, row, CELL, "w:cantSplit")
        if block.anchors:
            _marked(first, block.anchors[number])
    _widths(page, table, block)
    page.paragraph(CELL)


def _figure(page: _Page, block: model.Figure) -> None:
    """Add a picture with its values in words; those alone where nothing draws pictures."""
    drawn = png(block.plot)
    page.paragraph("Caption", block.caption if drawn else "".join(model.texts(block)))
    if drawn:
        section = page.document.sections[0]
        room = section.page_width - section.left_margin - section.right_margin
        run = page.paragraph(ROLES[""]).add_run()
        run.add_picture(io.BytesIO(drawn), width=room)._inline.docPr.set("descr", block.values)


def _widths(page: _Page, table: Any, block: model.Table) -> None:
    """Give each column the share of the page that what stands in it asks for."""
    section = page.document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    columns = model.columns(block, ROOM - BESIDE * len(block.head))
    wished = [column.width + BESIDE for column in columns]
    widths = [room * wish // sum(wished) for wish in wished]
    for made, width in zip(table.columns, widths, strict=True):
        made.width = width
    for row in table.rows:
        for cell, width, column in zip(row.cells, widths, columns, strict=True):
            cell.width = width
            if column.whole:
                cell._tc.tcPr.append(OxmlElement("w:noWrap"))


def _row(page: _Page, table: Any, texts: tuple[str, ...], style: str, property: str) -> Any:
    """Add a row with a property, and return the paragraph of its first cell."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement(property))
    paragraphs = [cell.paragraphs[0] for cell in row.cells]
    for paragraph, text in zip(paragraphs, texts, strict=True):
        paragraph._p.style = page.styles[style]
        page.words(paragraph, text)
    return paragraphs[0]


def _marked(paragraph: Any, name: str) -> None:
    """Give a place a name that links lead to."""
    if not name:
        return
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        # Numbers tell bookmarks apart; a name is one place, so that it makes the number too.
        mark.set(qn("w:id"), str(zlib.crc32(name.encode()) & 0x7FFFFFFF))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def _run(page: _Page, paragraph: Any, run: model.Run) -> None:
    """Add words with their looks."""
    inside = run.link.startswith("#")
    if not run.link:
        page.run(
            paragraph, run.text, "Strong" if run.strong else "Emphasis" if run.emphasis else ""
        )
        return
    link = OxmlElement("w:hyperlink")
    if inside:
        link.set(qn("w:anchor"), run.link[1:])
    else:
        related = paragraph.part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link.set(qn("r:id"), related)
    link.append(page.run(paragraph, run.text, LINK)._r)
    paragraph._p.append(link)


def _without_moment(data: bytes) -> bytes:
    """The same file with no moment of packing in it."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _MOMENT)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return packed.getvalue()
