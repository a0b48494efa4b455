"""What may be written to a log."""

import logging
import traceback
from types import TracebackType


class NoClientData(logging.Filter):
    """Keeps where an error happened and of which kind; leaves out what may quote or lead to what a person told us.

    That is the error's message, and the address of the page, which can hold the code of an answer: the route stands
    in its place.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            record.msg = (
                f"{getattr(record, 'status_code', '')} {request.method} /{match.route if match else '(unknown)'}"
            )
            record.args = ()
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            record.exc_text = self._where(kind, trace)
            record.exc_info = None
        return True

    @staticmethod
    def _where(kind: type[BaseException], trace: TracebackType | None) -> str:
        return "".join([*traceback.format_tb(trace), f"{kind.__module__}.{kind.__qualname__} (message left out)"])
