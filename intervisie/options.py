"""What `bin/serve` may be asked. Standard library only: it is read before there is an environment."""

import argparse
import os

ONE_PROCESS_ONLY = (
    "with more than one worker each process has its own sockets, and without Redis they cannot ring one another: "
    "half of the room would stop following. Set REDIS_URL or leave out --workers."
)


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options; ends the programme with status 2 and a sentence when they cannot be."""
    parser = argparse.ArgumentParser(prog="bin/serve", description="Start Intervisie on this computer.")
    parser.add_argument("--demo", action="store_true", help="two made-up organisations to try it out with")
    parser.add_argument("--port", type=int, default=8000, help="default 8000; 0 takes a free one")
    parser.add_argument("--host", default="0.0.0.0", help="default 0.0.0.0: every device in the room")  # noqa: S104  (the room has to reach it)
    parser.add_argument("--workers", type=int, default=1, help="processes; more than 1 needs REDIS_URL")
    parser.add_argument("--json", action="store_true", help="print the addresses as one line of JSON")
    options = parser.parse_args(arguments)
    if options.workers < 1:
        parser.error("--workers: at least 1.")
    if not 0 <= options.port <= 65535:
        parser.error("--port: a number from 0 to 65535.")
    if options.workers > 1 and not os.environ.get("REDIS_URL"):
        parser.error(ONE_PROCESS_ONLY)
    return options
