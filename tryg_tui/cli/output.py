"""Writing documents for the command line: which formats, where to, and what is in the way."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tryg_tui.cli.common import NO_ACCESS, PROBLEMS, Stop, say, say_wrong
from tryg_tui.documents.export import Outgoing
from tryg_tui.documents.render.formats import (
    FORMATS,
    Format,
    PackageMissing,
    package_missing_sentence,
)
from tryg_tui.locale import _, ngettext
from tryg_tui.store.files.commit import hand_out

Renderer = Callable[[Format], bytes]
"""Makes the file of a format."""


def named_formats(to: str | None, output: str | None, allowed: Sequence[Format]) -> list[Format]:
    """The formats asked for, or the one that the ending of the file names."""
    if to is None:
        ending = Path(output).suffix.removeprefix(".").lower() if output else ""
        to = ending or "docx"
    names = [name.strip().lower() for name in to.split(",") if name.strip()]
    formats: list[Format] = [one for one in allowed if one in names]
    unknown = next((name for name in names if name not in allowed), None)
    if unknown is not None or not formats:
        pattern = _("There is no format “{name}”; choose among {names}.")
        raise Stop(pattern.format(name=unknown or to, names=", ".join(allowed)))
    return formats


def targets(output: str | None, name: str, formats: Sequence[Format]) -> dict[Format, Path]:
    """Where each format is written: a file for one, a folder for several."""
    if not output:
        return {one: Path(f"{name}.{one}") for one in formats}
    path = Path(output).expanduser()
    named = path.suffix.removeprefix(".").lower() in FORMATS
    if path.is_dir() or output.endswith(("/", "\\")) or (len(formats) > 1 and not named):
        return {one: path / f"{name}.{one}" for one in formats}
    if len(formats) == 1 and named and path.suffix.removeprefix(".").lower() != formats[0]:
        pattern = _("{path} is to be written as {format}, but its name says otherwise.")
        raise Stop(pattern.format(path=path, format=formats[0]))
    if len(formats) == 1:
        return {formats[0]: path}
    return {one: path.with_suffix(f".{one}") for one in formats}


def send_out(going: Outgoing, to: str | None, output: str | None, *, force: bool) -> None:
    """Write something in the formats asked for, unless it looks personal and is for everybody."""
    formats = named_formats(to, output, going.formats)
    _check_leaks(going.leaks(), force=force)
    write(targets(output, going.name, formats), going.file, force=force)


def _check_leaks(leaking: tuple[str, ...], *, force: bool) -> None:
    """List what looks personal in a public document; stop unless that is to be overlooked."""
    for line in leaking:
        say_wrong(line)
    if leaking and not force:
        count = len(leaking)
        sentence = ngettext(
            "{n} thing looks personal; nothing was written. Look at it, and use --force if it "
            "may be published.",
            "{n} things look personal; nothing was written. Look at them, and use --force if they "
            "may be published.",
            count,
        )
        raise Stop(sentence.format(n=count), PROBLEMS)


def write(places: dict[Format, Path], render: Renderer, *, force: bool) -> None:
    """Write every format, and say where each is; nothing is begun where a file is in the way."""
    there = [path for path in places.values() if path.exists()]
    if there and not force:
        pattern = _("{path} is there already; nothing was written. --force writes over it.")
        raise Stop(pattern.format(path=there[0]), NO_ACCESS)
    try:
        made = [(path, render(format)) for format, path in places.items()]
    except PackageMissing as error:
        raise Stop(package_missing_sentence(error.format), NO_ACCESS) from error
    for path, content in made:
        hand_out(path, content, force=force)
        say(_("Written: {path}").format(path=path))
