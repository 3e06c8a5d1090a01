"""A document of the partnership, with what archives and readers need to know about it."""

import datetime as dt
from collections.abc import Iterable

from tryg_tui.core.model.folder import Folder
from tryg_tui.documents.model import Block, Heading, Paper
from tryg_tui.locale import _, language


def paper(
    folder: Folder,
    blocks: Iterable[Block],
    *,
    today: dt.date,
    subject: str,
    status: str = "",
    case_number: str = "",
) -> Paper:
    """A document of parts; its title is its first heading."""
    parts = tuple(blocks)
    title = next((block.text for block in parts if isinstance(block, Heading)), subject)
    return Paper(
        title=title,
        language=language(),
        author=folder.strategy.value.title if folder.strategy else "",
        subject=subject,
        date=today,
        status=status,
        case_number=case_number,
        pages=_("page {page} of {pages}"),
        blocks=parts,
    )
