"""What only the tests with a browser need."""

import os

# Playwright keeps an event loop in this thread, and Django then refuses to touch the database from it. Nothing here
# is asynchronous: the loop waits while a test runs.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
