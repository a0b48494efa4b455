"""What the domain says when it cannot answer: one sentence, for the person who asked."""


class BadInput(ValueError):
    """The input cannot be used. `code` is stable, `message` is a sentence, `path` is where ("$.intake.age")."""

    def __init__(self, code: str, message: str, path: str = "$") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.path = path


class BrokenTable(Exception):
    """A knowledge file contradicts itself; the message names the file and the entry."""
