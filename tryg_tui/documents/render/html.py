"""A web page in one file: nothing is fetched, nothing runs, and a screen reader finds its way."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from tryg_tui.documents import model
from tryg_tui.documents.render.drawing import svg
from tryg_tui.documents.render.visible import other_language, shown
from tryg_tui.locale import long_date


def html(paper: model.Paper) -> bytes:
    """A document as a web page with all its looks inside."""
    paper = shown(paper)
    style = files("tryg_tui.documents.render").joinpath("html.css").read_text(encoding="utf-8")
    return "\n".join(_page(paper, "\n" + style)).encode() + b"\n"


def _page(paper: model.Paper, style: str) -> Iterator[str]:
    """The lines of the page."""
    # Only this very style may be used; scripts, pictures and forms of any origin may not.
    sign = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{sign}'; base-uri 'none'; form-action 'none'"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{paper.language}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(_title(paper))}</title>"
    yield from _metadata(paper)
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield from _body(paper)
    yield "</body>"
    yield "</html>"


def _title(paper: model.Paper) -> str:
    """What stands in the title bar: a draft says so there too."""
    return f"{paper.title} ({paper.status})" if paper.status else paper.title


def _metadata(paper: model.Paper) -> Iterator[str]:
    """What an archive asks of a document."""
    facts = {
        "author": paper.author,
        "description": paper.subject,
        "dcterms.created": paper.date.isoformat(),
        "dcterms.identifier": paper.case_number,
    }
    for name, text in facts.items():
        if text:
            yield f'<meta name="{name}" content="{escape(text)}">'


def _body(paper: model.Paper) -> Iterator[str]:
    """The landmarks: a head up to the first section, the sections with their entries, a foot."""
    yield "<header>"
    where, own = 1, paper.language
    for block in model.grouped(paper.blocks):
        if isinstance(block, model.Heading) and block.level > 1:
            yield from _opening(where, block.level)
            where = block.level
        yield from _fields(block, own) if isinstance(block, tuple) else _block(block, own)
    yield {1: "</header>\n<main>", 2: "</section>", 3: "</div>\n</section>"}[where] + "\n</main>"
    foot = " · ".join(part for part in (paper.author, long_date(paper.date), paper.status) if part)
    yield f"<footer><p>{escape(foot)}</p></footer>"


def _opening(where: int, level: int) -> Iterator[str]:
    """What ends before a heading, and what begins with it."""
    if where == 3:
        yield "</div>"
    if where == 1:
        yield "</header>\n<main>\n<section>"
    elif level == 2:
        yield "</section>\n<section>"
    if level == 3:
        yield '<div class="entry">'


def _spoken(text: str, own: model.Language) -> str:
    """What tells the language of a text that is in another one than its page."""
    other = other_language(text, own)
    return f' lang="{other}"' if other else ""


def _block(block: model.Block, own: model.Language) -> Iterator[str]:
    """A block of a page in a language."""
    match block:
        case model.Heading():
            name = f' id="{escape(block.anchor)}"' if block.anchor else ""
            name += _spoken(block.text, own)
            yield f"<h{block.level}{name}>{escape(block.text)}</h{block.level}>"
        case model.Text() if block.text.strip():
            role = f' class="{block.role}"' if block.role else ""
            yield f"<p{role}{_spoken(block.text, own)}>{_said(block.text)}</p>"
        case model.Paragraph():
            role = f' class="{block.role}"' if block.role else ""
            role += _spoken(model.plain_words(block.runs), own)
            yield f"<p{role}>{''.join(map(_run, model.linking(block.runs)))}</p>"
        case model.Listing():
            kind = "ol" if block.ordered else "ul"
            yield f"<{kind}>"
            yield from (f"<li{_spoken(item, own)}>{_said(item)}</li>" for item in block.items)
            yield f"</{kind}>"
        case model.Table():
            yield from _table(block, own)
        case model.Figure():
            caption = f"<figcaption>{escape(block.caption)}</figcaption>"
            yield f"<figure>{caption}\n{svg(block.plot, 'sans-serif', block.values)}</figure>"
        case model.Field():
            yield from _fields((block,), own)


def _fields(fields: tuple[model.Field, ...], own: model.Language) -> Iterator[str]:
    """Names and what they stand for."""
    yield "<dl>"
    for field in fields:
        other = _spoken(field.text, own)
        yield f"<div><dt>{escape(field.name)}</dt> <dd{other}>{_said(field.text)}</dd></div>"
    yield "</dl>"


ROOM = 90
"""Characters of a table that a window takes beside each other."""


def _table(table: model.Table, own: model.Language) -> Iterator[str]:
    """A table whose first row and first column name the others; it scrolls where it is too wide."""
    caption = escape(table.caption)
    yield f'<div class="table" role="group" tabindex="0" aria-label="{caption}">'
    yield f"<table>\n<caption>{_said(table.caption)}</caption>"
    whole = [' class="whole"' if one.whole else "" for one in model.columns(table, ROOM)]
    names = "".join(f'<th scope="col">{_said(name)}</th>' for name in table.head)
    yield f"<thead><tr>{names}</tr></thead>\n<tbody>"
    for number, (first, *rest) in enumerate(table.rows):
        name = f' id="{escape(table.anchors[number])}"' if table.anchors else ""
        cells = "".join(
            f"<td{one}{_spoken(cell, own)}>{_said(cell)}</td>"
            for cell, one in zip(rest, whole[1:], strict=True)
        )
        row = whole[0] + _spoken(first, own)
        yield f'<tr{name}><th scope="row"{row}>{_said(first)}</th>{cells}</tr>'
    yield "</tbody>\n</table>\n</div>"


def _said(text: str) -> str:
    """A text with the addresses in it as links."""
    return "".join(map(_run, model.linking((model.Run(text),))))


def _run(run: model.Run) -> str:
    """Words with their looks."""
    text = escape(run.text)
    if run.strong:
        text = f"<strong>{text}</strong>"
    if run.emphasis:
        text = f"<em>{text}</em>"
    if run.link:
        return f'<a href="{escape(run.link)}">{text}</a>'
    return text
