"""Bring up what a command of the project needs, then run it; the commands are listed below.

Only the standard library, and nothing newer than Python 3.8 speaks, so that an older Python gets
to the sentence that says so. A second call with nothing changed goes straight to the command.

    python tools/setup.py run       the bot (with the playground when there is no token)
    python tools/setup.py test      everything that check does, then the tests
    python tools/setup.py check     lint, format and types
    python tools/setup.py docs      docs/commands.md, written from the code
    python tools/setup.py rows      the rows of the Midjourney reference: which hold, which are none
    python tools/setup.py bench     what the matcher catches; the figures of docs/benchmarks.md
    python tools/setup.py kills     a hundred kills at random moments: nothing lost, nothing twice
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
CHECK = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
)
# A process more than there are cores, since they wait for sockets a third of the time, and five at
# the most: each has a bot, a playground and a provider of its own.
PROCESSES = min(5, (os.cpu_count() or 1) + 1)
PYTEST = ("-m", "pytest", "-n", str(PROCESSES), "--dist", "worksteal")
COMMANDS = {
    "run": (("bot.py",),),
    "test": (*CHECK, PYTEST),
    "check": CHECK,
    "docs": (("-m", "tools.commands"),),
    "rows": ((*PYTEST, "--rows"),),
    "bench": (("-m", "bench.words"), ("-m", "bench")),
    "kills": (("-m", "bench.kills"),),
}


def main(arguments: list[str]) -> None:
    """Do the command that `arguments` begins with; the rest of them goes to its last step."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python gets this sentence
        version = ".".join(map(str, sys.version_info[:2]))
        _stop(f"Easel needs Python 3.11 or newer, and {sys.executable} is {version}")
    if not arguments or arguments[0] not in COMMANDS:
        _stop(f"say what to do: python tools/setup.py {'|'.join(COMMANDS)}")
    command, rest = arguments[0], arguments[1:]
    os.chdir(ROOT)
    _make_venv()
    _install_packages("requirements.txt" if command == "run" else "requirements-dev.txt")
    if command in ("test", "rows"):
        _bring_programs()
    *steps, last = COMMANDS[command]
    for step in steps:
        if code := subprocess.run([PYTHON, *step], check=False).returncode:
            sys.exit(code)
    _become([str(PYTHON), *last, *rest])


def _make_venv() -> None:
    version = "{}.{}".format(*sys.version_info)
    made = VENV / "made-by-easel"  # written last: an interrupted one is made again
    if PYTHON.exists() and made.exists() and made.read_text(encoding="utf-8") == version:
        return
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{version}-venv"
        if not _apt([package]):
            _stop(f"Python's venv module is missing; install it: sudo apt install {package}")
    _say(f"making {VENV.name} with Python {version}")
    _do([sys.executable, "-m", "venv", "--clear", str(VENV)], "the virtual environment")
    made.write_text(version, encoding="utf-8")


def _install_packages(requirements: str) -> None:
    """Install the pins of `requirements`, unless they are as they were the last time.

    What the tests need holds what the bot needs, so an installation for the tests counts twice.
    """
    done = VENV / f"{requirements}.installed"
    digest = _digest(requirements)
    if done.exists() and done.read_text(encoding="utf-8") == digest:
        return
    _say(f"installing {requirements} (a minute or two, the first time)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _do([*pip, "-r", requirements], "the packages")
    for name in {requirements, "requirements.txt"}:
        (VENV / f"{name}.installed").write_text(_digest(name), encoding="utf-8")


def _digest(requirements: str) -> str:
    names = sorted({requirements, "requirements.txt", "constraints.txt"})
    return hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def _bring_programs() -> None:
    """Bring Chromium and Postgres, or say what fails without them and how to get them."""
    missing = [
        name
        for name, is_there in (
            ("chromium", _chromium),
            ("libatomic1", _libatomic),
            ("postgresql", _postgres),
        )
        if not is_there()
    ]
    if missing and not _apt(missing):
        _say(
            f"without {' and '.join(missing)} some tests fail; "
            f"on Debian: sudo apt install {' '.join(missing)}"
        )


def _chromium() -> bool:
    return any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome")))


def _libatomic() -> bool:
    """Look for what playwright's driver loads; a bare Debian has it not."""
    return not sys.platform.startswith("linux") or find_library("atomic") is not None


def _postgres() -> bool:
    in_debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return shutil.which("initdb") is not None or any(in_debian)


def _apt(packages: list[str]) -> bool:
    """Install Debian `packages` when that is possible without asking; say whether it was."""
    if WINDOWS or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return False
    _say(f"installing {' and '.join(packages)} with apt")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-qq", "--no-install-recommends", *packages]
    return all(
        subprocess.run(command, check=False, env=environment).returncode == 0
        for command in (["apt-get", "update", "-qq"], install)
    )


def _do(command: list[str], what: str) -> None:
    if subprocess.run(command, check=False).returncode != 0:
        _stop(f"{what} could not be installed; the reason stands above")


def _become(command: list[str]) -> NoReturn:
    """Run `command` in the place of this process, so that signals reach it and not us."""
    sys.stdout.flush()
    if not WINDOWS:
        os.execv(command[0], command)
    try:
        code = subprocess.run(command, check=False).returncode
    except KeyboardInterrupt:
        code = 130  # it got the same Ctrl-C, and ended by itself
    sys.exit(code)


def _say(words: str) -> None:
    sys.stderr.write(f"easel: {words}\n")


def _stop(words: str) -> NoReturn:
    sys.exit(f"easel: {words}")


if __name__ == "__main__":
    main(sys.argv[1:])
