"""A real PostgreSQL for the length of a test run, from Debian's package, on a free port."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"
MISSING = "PostgreSQL is not installed here: apt-get install postgresql"


def find_program(name: str) -> str | None:
    """Return a program of PostgreSQL, also where Debian puts it."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(places[-1]) if places else shutil.which(name)


def why_not() -> str:
    """Return why no server can be started here, or nothing."""
    if not (find_program("initdb") and find_program("pg_ctl")):
        return MISSING
    if _is_root() and not (shutil.which("runuser") and _has_user()):
        return "PostgreSQL refuses to run as root, and there is no user postgres to run it as."
    return ""


@contextmanager
def server() -> Iterator[str]:
    """Start a server with an empty data folder; give its address without a database."""
    folder = Path(tempfile.mkdtemp(prefix="atlas-pg-", dir="/tmp" if _is_root() else None))  # noqa: S108 - the tests' own folder is closed to the user postgres
    if _is_root():
        shutil.chown(folder, USER)
    data, port = folder / "data", _free_port()
    _run("initdb", "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C")
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1"
    control = ("pg_ctl", "-D", str(data), "-w")
    _run(*control, "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://{USER}@127.0.0.1:{port}"
    finally:
        _run(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    as_user = ("runuser", "-u", USER, "--") if _is_root() else ()
    command = [*as_user, str(find_program(program)), *arguments]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)  # noqa: S603


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _has_user() -> bool:
    users = Path("/etc/passwd").read_text(encoding="utf-8")
    return any(line.startswith(f"{USER}:") for line in users.splitlines())


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
