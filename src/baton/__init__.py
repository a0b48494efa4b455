"""One consented record from "it hurts" to training that lasts."""

__version__ = "2026.11.0"
