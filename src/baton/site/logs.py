"""What may be written to a log."""

import logging
import traceback
from types import TracebackType


class NoClientData(logging.Filter):
    """Keeps where an error happened and of which kind; leaves out its message, which may quote what a person typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            record.exc_text = self._where(kind, trace)
            record.exc_info = None
        return True

    @staticmethod
    def _where(kind: type[BaseException], trace: TracebackType | None) -> str:
        return "".join([*traceback.format_tb(trace), f"{kind.__module__}.{kind.__qualname__} (message left out)"])
