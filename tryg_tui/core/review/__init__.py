"""Questions to the ledger: decisions, histories, comparisons, what has happened since."""
