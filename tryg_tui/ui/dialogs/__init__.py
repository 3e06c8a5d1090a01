"""Windows over a screen, which ask or tell one thing."""
