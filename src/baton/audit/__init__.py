"""Ledger. One line for each change and each look: who, what, on what, when. Never a clinical value."""
