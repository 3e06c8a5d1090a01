"""Let `python -m tryg_tui` do what the command `tryg-tui` does."""

from tryg_tui.cli import main

main()
