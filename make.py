"""Install and run the atlas, or install and test it: ``python3 make.py run`` / ``test``.

Needs only Python 3.11 to 3.13; everything else goes into ``.venv`` from the hashed
requirements. Written in Python, not as a Makefile, so that Windows has the same two commands.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SUPPORTED = ((3, 11), (3, 13))
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def main() -> int:
    """Read the command and carry it out."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="install what running needs, then start the app")
    run.add_argument("streamlit", nargs="*", help="options for Streamlit, after --")
    test = commands.add_parser("test", help="install what testing needs, then check everything")
    test.add_argument("pytest", nargs="*", help="options for pytest, after --")
    chosen = parser.parse_args()
    if not SUPPORTED[0] <= sys.version_info[:2] <= SUPPORTED[1]:
        found = sys.version.split()[0]
        sys.stderr.write(f"Corridor Atlas needs Python 3.11, 3.12 or 3.13, found {found}.\n")
        return 1
    if chosen.command == "run":
        return run_app(chosen.streamlit)
    return run_tests(chosen.pytest)


def run_app(options: list[str]) -> int:
    """Install the run requirements and start Streamlit in the foreground."""
    install("run")
    return call(tool("python"), "-m", "streamlit", "run", "app.py", *options)


def run_tests(options: list[str]) -> int:
    """Install the test requirements and Chromium, then lint, check types, data and tests."""
    install("dev")
    ensure_programs()
    chromium = find_chromium()
    steps: tuple[tuple[str | Path, ...], ...] = (
        (tool("ruff"), "check", "."),
        (tool("ruff"), "format", "--check", "."),
        (tool("mypy"),),
        (tool("python"), "-m", "corridors", "validate"),
        (tool("python"), "-m", "pytest", *options),
    )
    env = {"CHROMIUM": chromium} if chromium else {}
    return next((code for step in steps if (code := call(*step, **env))), 0)


def install(group: str) -> None:
    """Install a group of hashed requirements, unless they are what is installed already."""
    requirements = ROOT / "requirements" / f"{group}.txt"
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()
    mark = VENV / f"installed-{group}"
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return
    if not tool("python").exists():
        venv.create(VENV, with_pip=True)
    pip = (tool("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    code = call(*pip, "--require-hashes", "-r", requirements)
    if code:
        sys.exit(f"Installing requirements/{group}.txt failed; pip's message above says why.")
    mark.write_text(wanted, encoding="utf-8")


def ensure_programs() -> None:
    """Install Debian's Chromium and PostgreSQL for the tests where they are missing."""
    missing = [package for package, is_there in PROGRAMS.items() if not is_there()]
    if missing and shutil.which("apt-get") and is_root():
        call("apt-get", "update", "-qq")
        call("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    for package in (package for package, is_there in PROGRAMS.items() if not is_there()):
        sys.stderr.write(f"No {package} found: tests that need it are skipped. Install it.\n")


def find_chromium() -> str | None:
    """Return the path of a Chromium on this machine."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def find_postgres() -> bool:
    """Tell whether a PostgreSQL server can be started."""
    return bool(shutil.which("pg_ctl") or list(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")))


def has_fonts() -> bool:
    """Tell whether letters of Cyrillic and Arabic script can be shown."""
    return Path("/usr/share/fonts/truetype/noto").exists() or not shutil.which("apt-get")


def is_root() -> bool:
    """Tell whether system packages may be installed."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


PROGRAMS: dict[str, Callable[[], object]] = {
    "chromium": find_chromium,
    "fonts-noto-core": has_fonts,
    "postgresql": find_postgres,
}


def tool(name: str) -> Path:
    """Return the path of a program inside the virtual environment."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return VENV / folder / f"{name}{suffix}"


def call(*command: str | Path, **env: str) -> int:
    """Run a command from the project's folder and return its exit code."""
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=ROOT, check=False, env={**os.environ, **env}).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
