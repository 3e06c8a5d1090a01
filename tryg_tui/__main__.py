"""Let `python -m tryg_tui` do what the command `tryg-tui` does."""

from tryg_tui.cli.main import main

if __name__ == "__main__":
    main()
