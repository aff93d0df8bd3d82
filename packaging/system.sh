#!/bin/sh
# What Qt and the tests need from the system: installed where that can be done (Debian, root), named where it cannot.
# usage: system.sh run|test|all [PYTHON]
set -eu

# Qt's list: https://doc.qt.io/qt-6/linux-requirements.html
run="libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libwayland-client0 libwayland-cursor0
libwayland-egl1 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0
libxkbcommon0 fonts-dejavu-core"
# A display for the windows, readers for what is exported, the side of a screen reader, makers and checkers of
# packages, a clean system to install them in.
test="$run xvfb xauth x11-utils poppler-utils chromium binutils patchelf at-spi2-core dbus dpkg-dev xz-utils
lintian strace man-db desktop-file-utils appstream shared-mime-info debootstrap openbox xdotool
gir1.2-atspi-2.0 python3-gi"

# For the slow tests: a printer that makes files, and the judge of EPUBs.
slow="cups printer-driver-cups-pdf epubcheck"

# PyInstaller ships Python's shared library, which Debian's own python3 leaves to a package of its own.
python=$(command -v "${2:-python3}" || true)
case $python in
/usr/bin/*) test="$test $("$python" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])')" ;;
esac

case ${1:-} in
run) wanted=$run ;;
test) wanted=$test ;;
all) wanted="$test $slow" ;;
*) echo "usage: system.sh run|test|all [PYTHON]" >&2; exit 2 ;;
esac

[ "$(uname -s)" = Linux ] || exit 0

if ! command -v dpkg-query >/dev/null 2>&1; then
    missing=
    for library in libEGL.so.1 libGL.so.1 libxcb-cursor.so.0 libxkbcommon-x11.so.0 libdbus-1.so.3 libfontconfig.so.1; do
        { ldconfig -p 2>/dev/null || /sbin/ldconfig -p; } | grep -q "$library" || missing="$missing $library"
    done
    [ -z "$missing" ] && exit 0
    echo "Qt needs these libraries; install your distribution's packages that hold them:$missing" >&2
    exit 1
fi

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

missing=
for package in $wanted; do
    # Newer releases renamed some libraries when time_t grew to 64 bits.
    installed "$package" || installed "${package}t64" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

if [ "$(id -u)" != 0 ]; then
    echo "Some system packages are missing. Install them, then run make again:" >&2
    echo "  sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
known=
for package in $missing; do
    # Not every release has each of them: Ubuntu has no chromium. The tests that need it say so.
    for name in "$package" "${package}t64"; do
        if apt-cache show "$name" >/dev/null 2>&1; then
            known="$known $name"
            continue 2
        fi
    done
    echo "This system has no package $package." >&2
done
# shellcheck disable=SC2086 # a list of words is meant
apt-get install -y -qq --no-install-recommends $known >/dev/null
