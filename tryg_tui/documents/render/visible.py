"""A document with nothing in its texts that acts, hides or reorders instead of being seen, and
which of its texts a voice has to be told are in another language.
"""

import re

from msgspec.structs import replace

from tryg_tui.core.input.visible import visible
from tryg_tui.core.model.link import is_beside, is_web
from tryg_tui.documents import model

_NO_CHARACTERS = {0xFFFE: "⟨U+FFFE⟩", 0xFFFF: "⟨U+FFFF⟩"}
"""What no Word document and no web page may hold."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = re.compile(r"[æøå]", re.IGNORECASE)

_WORDS: dict[model.Language, str] = {
    "da": "og i det er af på med ikke som den der fra ved eller også blev bliver har skal kan vil "
    "efter mellem om vi en et de sig hvor hvis når til var havde være mere flere nye ny alle under "
    "mødet møde gruppen gruppens gruppe politiet politi kommunen kommune kommunens strategien "
    "strategi indsatsen indsats indsatser indsatserne tryghed trygt trygge borgere unge unges "
    "tovholder tovholdere referat beslutning frist ansvarlig leder",
    "en": "the of and to is was by on with from at be were have this that are not its which been "
    "has will may who what than there their they it or because stated",
}
"""Words that only one of the two languages has: the frequent ones, and Danish ones of the field."""

_OF = {language: frozenset(words.split()) for language, words in _WORDS.items()}
"""The same, to look one up."""

_ENDINGS = re.compile(
    r"\w{3,}(?:gruppen|gruppe|indeks|indekset|erne|hed|heden|skab|else|elsen|elser|ninger|ningen|"
    r"møde|mødet|kampagne|kampagnen|forløb|elever|vandringer|seminar|forvaltningen|forvaltning)",
    re.IGNORECASE,
)
"""How long words end that only Danish has."""


def shown(paper: model.Paper) -> model.Paper:
    """The document as it may be written in any format: control characters are made visible."""
    return replace(
        paper,
        title=line_shown(paper.title),
        author=line_shown(paper.author),
        subject=line_shown(paper.subject),
        status=line_shown(paper.status),
        case_number=line_shown(paper.case_number),
        blocks=tuple(map(_block, paper.blocks)),
    )


def _block(block: model.Block) -> model.Block:
    """A block as it may be written."""
    match block:
        case model.Heading():
            return replace(block, text=line_shown(block.text))
        case model.Text():
            return replace(block, text=_lines(block.text))
        case model.Paragraph():
            return replace(block, runs=tuple(map(_run, block.runs)))
        case model.Field():
            return model.Field(line_shown(block.name), _lines(block.text))
        case model.Listing():
            return replace(block, items=tuple(map(_lines, block.items)))
        case model.Table():
            return replace(
                block,
                head=tuple(map(line_shown, block.head)),
                rows=tuple(tuple(map(_lines, row)) for row in block.rows),
                caption=line_shown(block.caption),
            )
        case model.Figure():
            return replace(
                block, caption=line_shown(block.caption), values=line_shown(block.values)
            )


def _run(run: model.Run) -> model.Run:
    """Words as they may be written: only what leads to the web, within the document or to a paper
    from where this one lies is a link, any other address stands behind them.
    """
    run = replace(run, text=_lines(run.text), link=line_shown(run.link))
    if is_web(run.link) or is_beside(run.link) or run.link.startswith("#"):
        return run
    return replace(run, text=model.addressed(run), link="")


def line_shown(text: str) -> str:
    """A text on one line, as it may be written in any format."""
    return visible(text).translate(_NO_CHARACTERS)


def _lines(text: str) -> str:
    """A text with its lines, without empty ones around it."""
    return visible(text, lines=True).translate(_NO_CHARACTERS).strip("\n")


def other_language(text: str, own: model.Language) -> str:
    """The language of a text where it is not that of its paper, "da" in an English one, else "".

    Names of places and people have none of their own; what has words of both is in that of most.
    """
    if own == "da":
        return ""
    words = [word.lower() for word in _WORD.findall(text)]
    danish = sum(word in _OF["da"] or bool(_ENDINGS.fullmatch(word)) for word in words)
    english = sum(word in _OF["en"] for word in words)
    likely = danish or _LETTERS.search(text)
    return "da" if likely and danish >= english else ""
