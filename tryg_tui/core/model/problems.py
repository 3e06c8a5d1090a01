"""What is wrong with a file, as data; the words for it are chosen where it is shown."""

from typing import Any, Literal

import msgspec

Severity = Literal["error", "warning"]
"""An error makes a file or reference unusable; a warning is worth a look."""


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One problem in the folder."""

    file: str
    """The file's path below the folder, with slashes."""
    key: str = ""
    """Where in the file: "entries[3].initiative"; empty when the file as a whole is meant."""
    code: str
    """Which problem; `words.problems` has a sentence for each."""
    args: dict[str, Any] = {}
    """What the sentence needs: the value found, what was expected, the nearest known name."""
    severity: Severity = "error"


class Problems:
    """Collects problems of one file, so that all are reported at once."""

    def __init__(self, file: str) -> None:
        """Start with none, for the file with this path below the folder."""
        self.file = file
        self.found: list[Problem] = []

    def add(self, code: str, key: str = "", severity: Severity = "error", **args: Any) -> None:
        """Note a problem."""
        self.found.append(Problem(file=self.file, key=key, code=code, args=args, severity=severity))
