"""What stands beside the text of a Word file is told, and what it says twice is read once."""

import io
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from tests.core.imports.test_headings import came, read
from tryg_tui.core.imports.headings import text_layout
from tryg_tui.core.imports.tables import Row
from tryg_tui.core.imports.word import docx_blocks
from tryg_tui.words.sentences.imports import row_words

BOX = (
    f"<w:r {nsdecls('w')} "
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
)
"""A text box as Word writes it: once for itself, and once for older programs."""


def written() -> Any:
    """Minutes with a table of contents, a text box, a footnote, a header and a footer."""
    document: Any = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Fortroligt"
    section.footer.paragraphs[0].text = "Sagsnr.: 2020-117"
    section.footer.add_paragraph("Side 1 af 2")
    document.part.relate_to("https://example.dk", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    note = (
        f"<w:footnotes {nsdecls('w')}><w:p><w:r><w:t>Efter mødet.</w:t></w:r></w:p></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.add_heading("Referat af møde i Lokalrådet", 0)
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    for line in ("1. Nattelivet\t2", "2. Eventuelt\t2"):
        document.add_paragraph(line, style="toc 1")
    for title in ("1. Nattelivet", "2. Eventuelt"):
        document.add_paragraph(title)
    box = document.add_paragraph("Roligt. ")
    box._p.append(parse_xml(BOX.format("Se kortet.", "Se kortet.")))
    return document


def test_what_stands_beside_the_text_is_told_and_the_contents_are_no_items() -> None:
    made = io.BytesIO()
    written().save(made)
    found = read(text_layout(docx_blocks(made.getvalue())))
    assert list(came(found)) == ["*Nattelivet", "*Eventuelt: Roligt. Se kortet."]
    beside = [row.cells[0] for row in found.outside if row.sort == "beside"]
    assert sorted(beside) == ["Efter mødet.", "Fortroligt"]
    assert found.meeting.case_number == "2020-117"
    assert row_words(Row(0, ("x",), "beside")) == "A header, footer, footnote or comment"
