"""`python -m tests.bench.app MODULE PORT CORE`: one server under test, on one core, as `bin/serve` runs it."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from importlib import import_module

import uvicorn


def main() -> None:
    module, port, core = sys.argv[1:]
    os.sched_setaffinity(0, {int(core)})
    import_module(module)  # chooses the settings, and must not happen inside the loop
    from intervisie.serve import configuration  # noqa: PLC0415  (reads the settings)

    config = configuration(Namespace(workers=1))
    config.app, config.host, config.port, config.backlog = f"{module}:application", "127.0.0.1", int(port), 4096
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
