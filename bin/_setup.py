"""Making the environment, with python3's standard library alone. What happens inside it is `intervisie.serve`'s."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
TOOLS = ROOT / ".tools"
PYTHON = VENV / "bin" / "python"

PANGO = {"libpango-1.0-0": "libpango-1.0.so.0", "libpangoft2-1.0-0": "libpangoft2-1.0.so.0"}
SUBSET = {"libharfbuzz-subset0": "libharfbuzz-subset.so.0"}
SERVERS = {"postgresql": "postgres", "redis-server": "redis-server"}  # package: the programme that tests start
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class NotPossibleError(Exception):
    """Something is missing that this script may not or cannot install; the sentence says what to do."""


def say(sentence: str) -> None:
    """Tell the person at the terminal; standard output is kept for results."""
    print(sentence, file=sys.stderr, flush=True)


def run(*command: str | Path, extra: dict[str, str] | None = None) -> bool:
    """Run a command with its output on standard error; whether it went well."""
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        env={**os.environ, **(extra or {})},
    )
    return done.returncode == 0


def succeeds(*command: str | Path) -> bool:
    """Whether this command, run without a sound, goes well."""
    quiet = subprocess.DEVNULL
    return subprocess.run([str(part) for part in command], stdin=quiet, stdout=quiet, stderr=quiet).returncode == 0


# ---- system packages ---------------------------------------------------------------------------------------------


def as_root() -> list[str] | None:
    """How to run something as root without being asked for a password; None when that cannot be."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and succeeds("sudo", "-n", "true"):
        return ["sudo", "-n"]
    return None


def apt_install(packages: Sequence[str], why: str) -> bool:
    """Install Debian packages, or print the one line that does; whether they are there now."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    root = as_root() if shutil.which("apt-get") else None
    if root is not None:
        say(f"Installing {' '.join(packages)} ({why}).")
        quiet = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}  # ask nothing, start no service
        if run(*root, *line.split(), extra=quiet):
            return True
        if run(*root, "apt-get", "update", "-q", extra=quiet) and run(*root, *line.split(), extra=quiet):
            return True
    say(f"Not here yet: {why}. One line installs it:\n    sudo {line}")
    return False


def has_library(name: str) -> bool:
    """Whether the loader finds this shared library."""
    return succeeds(sys.executable, "-c", "import ctypes, sys; ctypes.CDLL(sys.argv[1])", name)


def ensure_pdf_libraries() -> bool:
    """Pango, which draws the PDF. Without it everything works but the PDF."""
    missing = [package for package, library in (PANGO | SUBSET).items() if not has_library(library)]
    return not missing or apt_install(missing, "Pango, which makes the PDF of the harvest")


def browser() -> str | None:
    """The path of a Chromium on this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def ensure_browser() -> bool:
    """Chromium and a font for the browser tests. Without it those tests are left out."""
    return bool(browser()) or apt_install(["chromium", "fonts-dejavu-core"], "Chromium, for the browser tests")


def has_program(name: str) -> bool:
    """Whether this programme is here; Debian keeps PostgreSQL's own out of the path."""
    return bool(shutil.which(name) or list(Path("/usr/lib/postgresql").glob(f"*/bin/{name}")))


def ensure_servers() -> bool:
    """PostgreSQL and Redis: tests start their own. Without them those tests are left out, and say so."""
    missing = [package for package, name in SERVERS.items() if not has_program(name)]
    return not missing or apt_install(missing, "PostgreSQL and Redis, for the tests with several processes")


# ---- the environment ---------------------------------------------------------------------------------------------


def stamp_of(requirements: Path) -> str:
    """What is to be installed, in one digest: the locked requirements and the Python they are for."""
    return sha256(sys.version.encode() + requirements.read_bytes()).hexdigest()


def make_with_uv() -> list[str] | None:
    """An environment by uv, for a python3 without venv; how to install into it. None when pip is missing too."""
    uv = TOOLS / "bin" / "uv"
    if not uv.exists() and not run(sys.executable, "-m", "pip", "install", "-q", "--target", TOOLS, "uv"):
        return None
    if not run(uv, "venv", "-q", "--allow-existing", "--python", sys.executable, VENV):
        return None
    return [str(uv), "pip", "install", "-q", "--python", str(PYTHON), "--require-hashes"]


def make_with_venv() -> list[str] | None:
    """An environment by the standard library; how to install into it. None where Debian left venv out."""
    if not succeeds(sys.executable, "-c", "import ensurepip, venv"):
        return None
    if not run(sys.executable, "-m", "venv", VENV):
        return None
    return [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]


def installer() -> list[str]:
    """What installs locked requirements into `.venv`, which is made when needed. Raises NotPossibleError."""
    if PYTHON.exists() and succeeds(PYTHON, "-c", "import pip"):
        return [str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes"]
    made = make_with_venv() or make_with_uv()
    if not made and apt_install(["python3-venv"], "venv, which makes a Python environment"):
        made = make_with_venv()
    if not made:
        raise NotPossibleError("There is no way here to make a Python environment: install python3-venv and try again.")
    return made


def ensure_environment(*, dev: bool) -> None:
    """`.venv` with the locked requirements; nothing is done when they are there already. Raises NotPossibleError."""
    names = ["dev", "app"] if dev else ["app"]
    stamps = {VENV / f".installed-{name}": stamp_of(ROOT / "requirements" / f"{name}.txt") for name in names}
    if PYTHON.exists() and all(file.exists() and file.read_text() == stamp for file, stamp in stamps.items()):
        return
    say("Making the environment. The first time takes a minute.")
    # The tests' requirements include the application's.
    wanted = ROOT / "requirements" / f"{names[0]}.txt"
    if not run(*installer(), "-r", wanted):
        raise NotPossibleError(f"Installing requirements/{wanted.name} failed: is there a network?")
    for file, stamp in stamps.items():
        file.write_text(stamp)


def enough_python() -> None:
    """Raises NotPossibleError on a Python that is too old."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file is read by whatever python3 there is)
        raise NotPossibleError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")


def ensure(*, dev: bool = False) -> None:
    """Everything the commands in `bin/` need; ends the programme with a sentence when that cannot be."""
    try:
        enough_python()
        ensure_environment(dev=dev)
    except NotPossibleError as problem:
        say(str(problem))
        raise SystemExit(1) from problem
    marker = VENV / ".libraries"
    if not marker.exists() and ensure_pdf_libraries():
        marker.touch()


def become(*command: str | Path) -> None:
    """Go on as this command, in the project's folder: signals and status are its own."""
    os.chdir(ROOT)
    sys.stdout.flush()
    os.execv(command[0], [str(part) for part in command])  # noqa: S606  (no shell is wanted)
