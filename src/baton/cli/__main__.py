import gc

# A command lives briefly and makes many objects while it loads; looking for garbage among them doubles the wait.
gc.set_threshold(100_000, 50, 50)

from baton.cli.main import main  # noqa: E402 - after the line above, because loading is what it speeds up

main()
