"""The program as a screen reader meets it: over AT-SPI, on a display and a message bus of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
USER = Path(__file__).with_name("user.py")
PAGE, PAGE_TITLE = "zero-data-retention", "What is Zero Data Retention (ZDR)?"


def missing() -> str:
    """What keeps this from running here, or ""."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is Linux's way"
    for program in ("Xvfb", "dbus-daemon"):
        if not shutil.which(program):
            return f"{program} is not installed"
    if not any(Path(launcher).exists() for launcher in LAUNCHERS):
        return "at-spi2-core is not installed"
    check = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    try:
        bindings = subprocess.run([SYSTEM_PYTHON, "-c", check], capture_output=True, check=False)
    except OSError:
        return f"{SYSTEM_PYTHON} is not there"
    return "" if bindings.returncode == 0 else "gir1.2-atspi-2.0 is not installed"


pytestmark = pytest.mark.skipif(bool(missing()), reason=missing() or "-")


@contextmanager
def running(command: list[str], **options: Any) -> Iterator[subprocess.Popen[str]]:
    """A program that is ended again."""
    process = subprocess.Popen(command, text=True, stderr=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


@pytest.fixture(scope="module")
def met(bundled_book: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a screen reader's user met on the way through the program, see ``user.py``."""
    home = tmp_path_factory.mktemp("home")
    environment = {
        **{k: v for k, v in os.environ.items() if not k.startswith(("QT_", "XDG_", "DBUS_", "AT_SPI"))},
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LANG": "C.UTF-8",
    }
    home.chmod(0o700)
    with ExitStack() as stack:
        reading, writing = os.pipe()
        stack.enter_context(
            running(
                ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
                pass_fds=(writing,),
                stdout=subprocess.DEVNULL,
            )
        )
        os.close(writing)
        with os.fdopen(reading) as pipe:
            environment["DISPLAY"] = f":{pipe.readline().strip()}"
        bus = stack.enter_context(
            running(
                ["dbus-daemon", "--session", "--nofork", "--print-address"],
                stdout=subprocess.PIPE,
                env=environment,
            )
        )
        assert bus.stdout
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        stack.enter_context(
            running([launcher, "--launch-immediately"], env=environment, stdout=subprocess.DEVNULL)
        )
        viewer = stack.enter_context(
            running(
                [sys.executable, "-m", "helpviewer", "--book", str(bundled_book), "--page", PAGE],
                env=environment,
                cwd=USER.parents[2],
                stdout=subprocess.DEVNULL,
            )
        )
        user = subprocess.run(
            [SYSTEM_PYTHON, str(USER), str(viewer.pid)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert viewer.poll() is None, "the program ended"
        assert user.returncode == 0, user.stderr[-2000:]
    found: dict[str, Any] = json.loads(user.stdout)
    return found


def test_everything_that_can_be_acted_on_has_a_name(met: dict[str, Any]) -> None:
    assert met["objects"] > 50
    assert met["unnamed"] == []
    assert met["unnamed while searching"] == []
    assert {name: found for name, found in met["unnamed in dialogs"].items() if found} == {}
    assert len(met["unnamed in dialogs"]) == 5


def test_the_page_can_be_read(met: dict[str, Any]) -> None:
    assert PAGE_TITLE in met["page"]
    assert "How it works" in met["page"]
    assert len(met["page"]) > 1000


def test_headings_are_headings_and_links_are_links(met: dict[str, Any]) -> None:
    assert met["headings"][0] == [PAGE_TITLE, "1"]
    assert ["How it works", "2"] in met["headings"]
    assert "Do you have audit logs?" in met["links"]
    assert "sales@x.ai" in met["links"]


def test_a_hit_is_searched_and_opened(met: dict[str, Any]) -> None:
    assert "refunded" in met["hits"][0]
    assert met["opened"].startswith("Can prepaid API credits be refunded?")
    # What is told is of the new page, not of the one before.
    assert "Billing & payment" in met["trail there"]
    assert "How it works" not in met["trail there"]
    assert "Do you have audit logs?" not in met["links there"]


def test_a_section_is_chosen_in_the_outline_and_told_in_the_trail(met: dict[str, Any]) -> None:
    assert met["outline"] == ["How it works", "How to enable ZDR", "Considerations"]
    where = [name for name in met["trail"] if name in ("Privacy & security", PAGE_TITLE, "How it works")]
    assert where == ["Privacy & security", PAGE_TITLE, "How it works"]


def test_what_happens_elsewhere_is_announced_once_after_a_pause(met: dict[str, Any]) -> None:
    assert met["announced page"] == "Do you have audit logs?"
    lines = met["announced search"].splitlines()
    assert lines[0].endswith("results")
    assert lines[1:3] == ["Showing results for retention", "Search for retetnion instead"]
    assert met["announced besides"] == []  # nothing of the words that were half typed
    assert "Also searched: " in met["announced synonyms"]
    assert met["announced bookmark"].splitlines()[-1] == "Bookmark added."


def test_a_page_is_chosen_in_the_contents(met: dict[str, Any]) -> None:
    assert met["chosen in the contents"].startswith("When will I be charged?")
