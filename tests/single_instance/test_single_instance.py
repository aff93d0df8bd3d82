"""A second start hands over to the window that is open: real programs, real sockets."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from helpviewer.single_instance import client
from helpviewer.single_instance.pipe_server import PipeListener
from helpviewer.single_instance.socket_server import Listener, make_listener

ROOT = Path(__file__).resolve().parents[2]

if not hasattr(socket, "AF_UNIX"):
    pytest.skip("there are named pipes here instead of sockets", allow_module_level=True)


@pytest.fixture(autouse=True)
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


def second_start(place: Path, book: Path, **wanted: str) -> subprocess.Popen[str]:
    """Another program that hands over; it prints whether it was taken."""
    request = {"book": str(book.resolve()), **wanted}
    code = "from helpviewer.single_instance.client import hand_over\nfrom pathlib import Path\n"
    code += f"print(hand_over(Path({str(place)!r}), {request!r}))"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def place_of(book: Path) -> Path:
    place = client.address(book, "helpviewer")
    assert isinstance(place, Path)
    return place


def test_a_request_arrives(qtbot: QtBot, tiny_book: Path) -> None:
    listener = make_listener(place_of(tiny_book), tiny_book)
    listener.start()
    with qtbot.waitSignal(listener.requested) as got:
        other = second_start(place_of(tiny_book), tiny_book, page="apples#storing", search="crate")
    assert got.args == [{"page": "apples#storing", "search": "crate", "tokens": {}}]
    assert other.communicate()[0] == "True\n"
    listener.close()
    assert not place_of(tiny_book).exists()


def test_the_pipe_listener_speaks_the_same(qtbot: QtBot, tiny_book: Path, runtime: Path) -> None:
    listener = PipeListener(str(runtime / "pipe"), tiny_book)
    listener.start()
    with qtbot.waitSignal(listener.requested) as got:
        other = second_start(runtime / "pipe", tiny_book, page="apples")
    assert got.args[0]["page"] == "apples"
    qtbot.waitUntil(lambda: other.poll() is not None)
    assert other.communicate()[0] == "True\n"
    listener.close()


def test_two_books_have_two_places(tiny_book: Path, tmp_path: Path) -> None:
    other = shutil.copytree(tiny_book, tmp_path / "other")
    assert place_of(tiny_book) != place_of(other)


def test_a_request_for_another_book_is_refused(qtbot: QtBot, tiny_book: Path, tmp_path: Path) -> None:
    listener = Listener(place_of(tiny_book), tiny_book)
    listener.start()
    with qtbot.assertNotEmitted(listener.requested):
        other = second_start(place_of(tiny_book), tmp_path)
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=10000)
    assert other.communicate()[0] == "False\n"
    listener.close()


def test_a_socket_left_by_a_crash_is_replaced(qtbot: QtBot, tiny_book: Path) -> None:
    place = place_of(tiny_book)
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place))
    assert client.hand_over(place, {"book": str(tiny_book)}) is False
    listener = Listener(place, tiny_book)
    listener.start()
    with qtbot.waitSignal(listener.requested):
        other = second_start(place, tiny_book)
    assert other.communicate()[0] == "True\n"
    listener.close()


def test_a_later_listener_s_socket_stays(qtbot: QtBot, tiny_book: Path) -> None:
    first, second = (Listener(place_of(tiny_book), tiny_book) for _ in range(2))
    first.start()
    second.start()
    first.close()
    with qtbot.waitSignal(second.requested):
        other = second_start(place_of(tiny_book), tiny_book)
    assert other.communicate()[0] == "True\n"
    second.close()


@pytest.mark.parametrize(
    "line", [b"\n", b"[]\n", b"{}\n", b'{"book": 1, "tokens": 2}\n', b"\xff\n", b"[" * 60000 + b"\n"]
)
def test_nonsense_is_refused(qtbot: QtBot, tiny_book: Path, line: bytes) -> None:
    listener = Listener(place_of(tiny_book), tiny_book)
    listener.start()
    with socket.socket(socket.AF_UNIX) as caller, qtbot.assertNotEmitted(listener.requested):
        caller.connect(str(place_of(tiny_book)))
        caller.sendall(line)
        caller.setblocking(False)
        answers: list[bytes] = []

        def answered() -> bool:
            QCoreApplication.processEvents()
            try:
                answers.append(caller.recv(100))
            except BlockingIOError:
                return False
            return True

        qtbot.waitUntil(answered)
    assert answers[0] != client.TAKEN
    listener.close()


def test_only_known_tokens_are_taken(tiny_book: Path) -> None:
    listener = Listener(place_of(tiny_book), tiny_book)
    got: list[dict[str, object]] = []
    listener.requested.connect(got.append)
    tokens = {"LD_PRELOAD": "x", "DESKTOP_STARTUP_ID": "1", "XDG_ACTIVATION_TOKEN": "a\0b"}
    request = {"book": str(tiny_book.resolve()), "tokens": tokens}
    assert listener.answer(json.dumps(request).encode()) == client.TAKEN
    QCoreApplication.processEvents()
    assert got[0]["tokens"] == {"DESKTOP_STARTUP_ID": "1"}


def test_a_folder_that_others_can_write_to_is_not_used(
    tmp_path: Path, tiny_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert client.address(tiny_book, "helpviewer") is None
    assert client.hand_over(None, {}) is False


def test_without_a_runtime_folder_one_is_made(
    tmp_path: Path, tiny_book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    place = client.address(tiny_book, "helpviewer")
    assert isinstance(place, Path)
    assert place.parent.stat().st_mode & 0o777 == 0o700
    place.parent.chmod(0o777)
    assert client.address(tiny_book, "helpviewer") is None


def test_a_caller_that_says_nothing_or_too_much_is_let_go(qtbot: QtBot, tiny_book: Path) -> None:
    listener = Listener(place_of(tiny_book), tiny_book)
    listener.start()
    with socket.socket(socket.AF_UNIX) as silent, socket.socket(socket.AF_UNIX) as loud:
        for caller in (silent, loud):
            caller.connect(str(place_of(tiny_book)))
            caller.setblocking(False)
        silent.sendall(b'{"book": ')
        ended: set[socket.socket] = set()

        def both_let_go() -> bool:
            QCoreApplication.processEvents()
            for caller in {silent, loud} - ended:
                try:
                    if caller is loud:
                        caller.send(b"x" * 10_000)
                    if caller.recv(100) == b"":
                        ended.add(caller)
                except BlockingIOError:
                    continue
                except (BrokenPipeError, ConnectionResetError):
                    ended.add(caller)
            return len(ended) == 2

        qtbot.waitUntil(both_let_go)
        with qtbot.waitSignal(listener.requested):  # and the next one is heard
            other = second_start(place_of(tiny_book), tiny_book)
        assert other.communicate()[0] == "True\n"
    listener.close()


def test_a_window_that_hangs_is_not_waited_for(tiny_book: Path) -> None:
    place = place_of(tiny_book)
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(str(place))
        hanging.listen(1)  # the system takes the call, nobody answers
        assert client.hand_over(place, {"book": str(tiny_book)}) is False
    place.unlink()


FIRST_START = """
def watch(application):
    def started(window):
        window.showMinimized()
        print("started", flush=True)
    def answered(request):
        window = application.windows.latest
        print(window.windowTitle(), "|", window.field.text(), "|", window.isMinimized(), flush=True)
        if request["search"] == "end":
            window.close()
    application.ready.connect(started)
    application.answered.connect(answered)
"""


def test_a_second_start_shows_its_page_in_the_first_window(tmp_path: Path, tiny_book: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    run = "import sys\nfrom helpviewer import app\nraise SystemExit(app.main(sys.argv[1:], watch))"
    book = ["--book", str(tiny_book)]

    def again(*arguments: str) -> str:
        command = [sys.executable, "-X", "importtime", "-c", f"watch = None\n{run}", *book, *arguments]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stderr

    with subprocess.Popen(
        [sys.executable, "-c", FIRST_START + run, *book],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout
        try:
            assert first.stdout.readline() == "started\n"
            loaded = again("--page", "apples#storing")
            assert "PySide6" not in loaded  # nothing of Qt for a hand-over
            assert first.stdout.readline() == "Apples — Tiny book |  | False\n"
            again("--context", "apple-dialog")
            assert first.stdout.readline().startswith("Apples — Tiny book | ")
            again("--context", "pear_dialog")
            assert first.stdout.readline().split(" | ")[1] == "pear dialog"
            again("--search", "end")
            assert first.wait(30) == 0
        finally:
            first.kill()
    assert not place_of(tiny_book).exists()
