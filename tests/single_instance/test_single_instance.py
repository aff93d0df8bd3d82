"""A second start hands over to the window that is open: real programs, real sockets."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from helpviewer.single_instance.client import hand_over
from helpviewer.single_instance.instance_lock import InstanceLock
from helpviewer.single_instance.pipe_server import PipeServer
from helpviewer.single_instance.protocol import REFUSED, TAKEN, Request, address, decode, encode
from helpviewer.single_instance.server import InstanceServer

ROOT = Path(__file__).resolve().parents[2]

if not hasattr(socket, "AF_UNIX"):
    pytest.skip("there are named pipes here instead of sockets", allow_module_level=True)


@pytest.fixture(autouse=True)
def runtime(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path_factory.mktemp("run")
    folder.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def place() -> Path:
    found = address("helpviewer")
    assert isinstance(found, Path)
    return found


@pytest.fixture
def server(qtbot: QtBot, place: Path) -> Iterator[InstanceServer]:
    server = InstanceServer(place)
    server.start()
    yield server
    server.close()


def second_start(place: Path, **wanted: str | bool) -> subprocess.Popen[str]:
    """Another program that hands over; it prints whether it was taken."""
    code = "from helpviewer.single_instance.client import hand_over\nfrom pathlib import Path\n"
    code += "from helpviewer.single_instance.protocol import Request\n"
    code += f"print(hand_over(Path({str(place)!r}), Request(**{wanted!r})))"
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=ROOT)


def test_a_request_arrives(qtbot: QtBot, server: InstanceServer, place: Path) -> None:
    with qtbot.waitSignal(server.requested) as got:
        other = second_start(place, book="/a/book", page="apples#storing", search="crate", new_window=True)
    assert got.args == [Request("/a/book", "apples#storing", "crate", True, {})]
    assert other.communicate()[0] == "True\n"
    server.close()
    assert not place.exists()


def test_the_pipe_server_speaks_the_same(qtbot: QtBot, runtime: Path) -> None:
    lines: list[bytes] = []

    def answer(line: bytes) -> bytes:
        lines.append(line)
        return TAKEN

    server = PipeServer(str(runtime / "pipe"), answer)
    server.start()
    other = second_start(runtime / "pipe", page="apples")
    qtbot.waitUntil(lambda: bool(lines))
    assert decode(lines[0]).page == "apples"
    qtbot.waitUntil(lambda: other.poll() is not None)
    assert other.communicate()[0] == "True\n"
    server.close()


def test_the_place_follows_from_user_and_product_and_not_from_a_book(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert address("helpviewer") == place
    assert address("acme-help") != place
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))  # another reader's settings
    assert address("helpviewer") != place


def test_a_socket_left_by_a_crash_is_replaced(qtbot: QtBot, place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(place))
    assert hand_over(place, Request()) is False
    server = InstanceServer(place)
    server.start()
    with qtbot.waitSignal(server.requested):
        other = second_start(place)
    assert other.communicate()[0] == "True\n"
    server.close()


def test_a_later_program_s_socket_stays(qtbot: QtBot, place: Path) -> None:
    first, second = (InstanceServer(place) for _ in range(2))
    first.start()
    second.start()
    first.close()
    with qtbot.waitSignal(second.requested):
        other = second_start(place)
    assert other.communicate()[0] == "True\n"
    second.close()


def test_of_several_starts_one_has_the_lock(place: Path) -> None:
    first, second = InstanceLock(place), InstanceLock(place)
    assert first.take()
    assert first.take()
    assert not second.take()
    first.give_up()
    assert second.take()
    second.give_up()


def test_a_program_that_is_starting_is_waited_for(qtbot: QtBot, place: Path) -> None:
    lock = InstanceLock(place)
    assert lock.take()
    code = "from helpviewer.single_instance.client import hand_over\nfrom pathlib import Path\n"
    code += "from helpviewer.single_instance.protocol import Request\n"
    code += "from helpviewer.single_instance.instance_lock import InstanceLock\n"
    code += f"place = Path({str(place)!r})\nprint('asking', flush=True)\n"
    code += "print(hand_over(place, Request(page='apples'), InstanceLock(place)))"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as other:
        assert other.stdout
        assert other.stdout.readline() == "asking\n"
        server = InstanceServer(place)
        with qtbot.waitSignal(server.requested) as got:
            server.start()
        assert got.args is not None
        assert got.args[0].page == "apples"
        assert other.stdout.read() == "True\n"
    server.close()
    lock.give_up()


@pytest.mark.parametrize(
    "line", [b"\n", b"[]\n", b'{"book": 1, "tokens": 2}\n', b'{"page": 2}\n', b"\xff\n", b"[" * 60000 + b"\n"]
)
def test_nonsense_is_refused(qtbot: QtBot, server: InstanceServer, place: Path, line: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as caller, qtbot.assertNotEmitted(server.requested):
        caller.connect(str(place))
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
    assert answers[0] == REFUSED


def test_only_known_tokens_are_taken() -> None:
    tokens = {"LD_PRELOAD": "x", "DESKTOP_STARTUP_ID": "1", "XDG_ACTIVATION_TOKEN": "a\0b"}
    assert decode(json.dumps({"tokens": tokens}).encode()).tokens == {"DESKTOP_STARTUP_ID": "1"}


def test_the_tokens_of_the_desktop_go_with_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "abc")
    request = decode(encode(Request(page="a")))
    assert request == Request(page="a", tokens={"XDG_ACTIVATION_TOKEN": "abc"})


def test_a_folder_that_others_can_write_to_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.chmod(0o777)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert address("helpviewer") is None
    assert hand_over(None, Request(), InstanceLock(None)) is False


def test_without_a_runtime_folder_one_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    place = address("helpviewer")
    assert isinstance(place, Path)
    assert place.parent.stat().st_mode & 0o777 == 0o700
    place.parent.chmod(0o777)
    assert address("helpviewer") is None


def test_a_caller_that_says_nothing_or_too_much_is_let_go(
    qtbot: QtBot, server: InstanceServer, place: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as silent, socket.socket(socket.AF_UNIX) as loud:
        for caller in (silent, loud):
            caller.connect(str(place))
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
        with qtbot.waitSignal(server.requested):  # and the next one is heard
            other = second_start(place)
        assert other.communicate()[0] == "True\n"


def test_a_program_that_hangs_is_not_waited_for(place: Path) -> None:
    lock = InstanceLock(place)
    assert lock.take()
    with socket.socket(socket.AF_UNIX) as hanging:
        hanging.bind(str(place))
        hanging.listen(1)  # the system takes the call, nobody answers
        assert hand_over(place, Request(), InstanceLock(place)) is False
    place.unlink()
    lock.give_up()


WATCH = """
import sys
from helpviewer import app
def watch(application):
    def started(window):
        window.showMinimized()
        print("started", flush=True)
    def answered(request):
        windows = application.windows
        window = windows.latest
        told = (len(windows.all), window.windowTitle(), window.field.text(), window.isMinimized())
        print(*told, sep="|", flush=True)
        if request.search == "end":
            windows.close_all()
    application.ready.connect(started)
    application.answered.connect(answered)
raise SystemExit(app.main(sys.argv[1:], watch))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }


def test_later_starts_show_their_pages_and_books_in_the_first_program(
    environment: dict[str, str], tiny_book: Path, bundled_book: Path, runtime: Path
) -> None:
    def again(*arguments: str | Path) -> str:
        command = [sys.executable, "-X", "importtime", "-m", "helpviewer", *arguments]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stderr

    with subprocess.Popen(
        [sys.executable, "-c", WATCH, "--book", str(tiny_book)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout
        tiny = ["--book", str(tiny_book)]
        try:
            assert first.stdout.readline() == "started\n"
            loaded = again(*tiny, "--page", "apples#storing")
            assert "PySide6" not in loaded  # nothing of Qt for a hand-over
            assert first.stdout.readline() == "1|Apples — Tiny book||False\n"
            again(*tiny, "--context", "apple-dialog")
            assert first.stdout.readline().startswith("1|Apples — Tiny book|")
            again(*tiny, "--context", "pear_dialog")
            assert first.stdout.readline().split("|")[2] == "pear dialog"
            again("--book", bundled_book, "--page", "refunds")
            assert "refund" in first.stdout.readline()
            again(*tiny, "--page", "pears", "--new-window")
            assert first.stdout.readline().startswith("3|Pears — Tiny book|")
            again("--book", bundled_book, "--search", "end")
            assert first.stdout.readline().split("|")[2] == "end"
            assert first.wait(30) == 0
        finally:
            first.kill()
    assert [file.suffix for file in runtime.iterdir()] == [".lock"]


def test_three_starts_at_once_are_one_program(environment: dict[str, str], tiny_book: Path) -> None:
    command = [sys.executable, "-c", WATCH, "--book", str(tiny_book), "--search"]
    texts = ["one", "two", "three"]
    starts = [
        subprocess.Popen([*command, text], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for text in texts
    ]
    try:
        done = [start for start in starts if _ends(start)]
        assert len(done) == 2
        assert [start.returncode for start in done] == [0, 0]
    finally:
        for start in starts:
            start.kill()
            start.wait()
            assert start.stdout
            start.stdout.close()


def _ends(start: subprocess.Popen[str]) -> bool:
    try:
        start.wait(5)
    except subprocess.TimeoutExpired:
        return False
    return True
