"""A database is one process's: the next one has it when the first has let go."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from easel.errors import StartError
from easel.storage.claim import claimed


def test_a_second_process_is_refused_until_the_first_lets_go(url: str) -> None:
    with (
        claimed(url),
        pytest.raises(StartError, match="another Easel is running on"),
        claimed(url),
    ):
        pass
    with claimed(url):
        pass


def test_what_fails_within_is_not_mistaken_for_the_database(url: str) -> None:
    with pytest.raises(ZeroDivisionError), claimed(url):
        raise ZeroDivisionError
    with claimed(url):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with (
        pytest.raises(StartError, match="data can't be written to"),
        claimed(f"sqlite:///{tmp_path}/data/easel.sqlite"),
    ):
        pass


def test_a_server_that_is_not_there_is_said() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with (
            pytest.raises(StartError, match=r"the database can't be reached: .*refused") as said,
            claimed(f"postgresql+psycopg://easel:hunter2@127.0.0.1:{port}/easel"),
        ):
            pass
    assert "hunter2" not in str(said.value)


def test_a_server_that_never_answers_is_given_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with (
            pytest.raises(StartError, match="timeout"),
            claimed(
                f"postgresql+psycopg://easel:hunter2@127.0.0.1:{port}/easel",
                connect_seconds=2,  # libpq's least
            ),
        ):
            pass
