"""`make run` and `python tools/setup.py`: what they bring up, and what they do not do again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BOT = "import sys; print('bot', *sys.argv[1:], sys.prefix)"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that needs no packages, in a path with a space, as cloned; set up by a test."""
    folder = tmp_path_factory.mktemp("a class") / "easel"
    (folder / "tools").mkdir(parents=True)
    for name in ("tools/setup.py", "Makefile"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (folder / name).write_text("# nothing\n")
    (folder / "bot.py").write_text(BOT)
    return folder


def run(*command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    # what an outer `make test` was told is not for the inner one
    outer = {name: text for name, text in os.environ.items() if not name.startswith("M")}
    return subprocess.run(
        command, text=True, capture_output=True, check=False, env=outer | variables
    )


def set_up(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, str(project / "tools/setup.py"), *arguments)


def test_the_first_run_makes_the_environment_and_the_second_only_runs(project: Path) -> None:
    first = set_up(project, "run", "--flag")
    assert first.stdout.split(" ", 2)[:2] == ["bot", "--flag"]
    assert first.stdout.rstrip().endswith(str(project / ".venv"))
    assert "installing requirements.txt" in first.stderr
    second = set_up(project, "run")
    assert (second.returncode, second.stderr) == (0, "")


def test_changed_requirements_are_installed_again(project: Path) -> None:
    set_up(project, "run")
    (project / "requirements.txt").write_text("# something\n")
    assert "installing requirements.txt" in set_up(project, "run").stderr


def test_an_environment_of_another_python_is_made_anew(project: Path) -> None:
    set_up(project, "run")
    (project / ".venv/made-by-easel").write_text("2.7")
    assert "making .venv" in set_up(project, "run").stderr


def test_packages_that_do_not_exist_stop_it_with_a_sentence(project: Path) -> None:
    set_up(project, "run")
    broken = project / "requirements.txt"
    broken.write_text("./no-such-folder\n")
    failed = set_up(project, "run")
    broken.write_text("# nothing\n")
    assert failed.returncode == 1
    assert failed.stderr.endswith(
        "easel: the packages could not be installed; the reason stands above\n"
    )
    assert "Traceback" not in failed.stderr
    assert "bot" not in failed.stdout


def test_the_exit_code_of_the_bot_is_kept(project: Path) -> None:
    (project / "bot.py").write_text("raise SystemExit(7)")
    code = set_up(project, "run").returncode
    (project / "bot.py").write_text(BOT)
    assert code == 7


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_make_runs_the_bot_in_a_path_with_a_space(project: Path) -> None:
    made = run("make", "--no-print-directory", "-C", str(project), "run", PYTHON=sys.executable)
    assert made.stdout.startswith("bot ")
    assert made.returncode == 0


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
def test_make_without_python_says_what_to_install(project: Path) -> None:
    made = run("make", "-C", str(project), "run", PYTHON="python-of-nobody")
    assert "easel: there is no python-of-nobody; on Debian: apt install" in made.stdout
    assert made.returncode != 0


def test_an_older_python_gets_a_sentence() -> None:
    script = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = ['x', 'run'];"
        f"runpy.run_path({str(ROOT / 'tools/setup.py')!r}, run_name='__main__')"
    )
    ended = run(sys.executable, "-c", script)
    assert ended.stderr == f"easel: Easel needs Python 3.11 or newer, and {sys.executable} is 3.9\n"
    assert ended.returncode == 1


def test_an_unknown_command_gets_the_list() -> None:
    ended = run(sys.executable, str(ROOT / "tools/setup.py"), "rnu")
    said = "say what to do: python tools/setup.py run|test|check|docs|rows|bench|kills"
    assert ended.stderr == f"easel: {said}\n"
