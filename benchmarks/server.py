"""Servers to measure: the real app, and peers that do the same without a map or without us.

Each runs as a process of its own on a free port of this machine and is stopped at the end. Files
are not watched, so that somebody's edit in the middle of a run does not make a server rerun.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = Path(__file__).resolve().parent / "peers"
PATIENCE_S = 60.0
POLL_S = 0.005
STOP_S = 10.0
OK = 200
KIB = 1024


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: its process, its address, when it was started and when it answered."""

    process: subprocess.Popen[bytes]
    url: str
    started: float
    answered: float

    @property
    def start_s(self) -> float:
        """Return the seconds from the start of the process to the first answer."""
        return self.answered - self.started

    @property
    def memory_mb(self) -> float:
        """Return the resident memory of the process and its children, in MB of 1,000,000."""
        return sum(_resident(pid) for pid in _family(self.process.pid)) / 1e6

    @property
    def processor_s(self) -> float:
        """Return the seconds of processor time the process has used so far (Linux)."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def atlas() -> Iterator[Server]:
    """Run the app as a person would."""
    with _streamlit("app.py", healthz="/healthz") as server:
        yield server


@contextmanager
def atlas_without_map() -> Iterator[Server]:
    """Run the app with everything but the map itself on its first page."""
    script = str(PEERS / "without_map.py")
    command = (sys.executable, script, "run", "app.py", *_streamlit_options())
    with run(command, healthz="/healthz") as server:
        yield server


@contextmanager
def plain_page() -> Iterator[Server]:
    """Run a Streamlit page of text and a table, without a map."""
    with _streamlit(str(PEERS / "plain_page.py"), healthz="/_stcore/health") as server:
        yield server


@contextmanager
def bare_leaflet() -> Iterator[Server]:
    """Run a Leaflet page that draws the same data with Leaflet's own means."""
    command = (sys.executable, "-m", "uvicorn", "bare:app", "--app-dir", str(PEERS))
    with run((*command, "--log-level", "warning", "--port"), healthz="/healthz") as server:
        yield server


@contextmanager
def _streamlit(script: str, *, healthz: str) -> Iterator[Server]:
    command = (sys.executable, "-m", "streamlit", "run", script, *_streamlit_options())
    with run(command, healthz=healthz) as server:
        yield server


def _streamlit_options() -> tuple[str, ...]:
    quiet = ("--server.headless", "true", "--server.fileWatcherType", "none")
    return (*quiet, "--browser.gatherUsageStats", "false", "--server.port")


@contextmanager
def run(command: Sequence[str], *, healthz: str) -> Iterator[Server]:
    """Start a command that takes a port as its last word; stop it at the end."""
    port = _free_port()
    url = f"http://localhost:{port}"
    with tempfile.TemporaryFile() as log:
        started = time.perf_counter()
        process = subprocess.Popen(
            [*command, str(port)],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            answered = _wait(process, url + healthz)
            if answered is None:
                log.seek(0)
                msg = f"{url}: expected an answer, found none.\n{log.read().decode()}"
                raise TimeoutError(msg)
            yield Server(process, url, started, answered)
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(process: subprocess.Popen[bytes], url: str) -> float | None:
    """Return when an address answered well for the first time; None when it never did."""
    end = time.perf_counter() + PATIENCE_S
    while time.perf_counter() < end and process.poll() is None:
        try:
            fetch(url)
        except OSError:
            time.sleep(POLL_S)
        else:
            return time.perf_counter()
    return None


def fetch(url: str) -> bytes:
    """Return what an address of this machine answers, as it travels (gzip is asked for)."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=PATIENCE_S) as found:  # noqa: S310
        content: bytes = found.read()
        return content


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _family(pid: int) -> list[int]:
    """Return a process and all its descendants (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _resident(pid: int) -> int:
    """Return the bytes of a process that are in memory (Linux)."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    found = next(line for line in lines if line.startswith("VmRSS:"))
    return int(found.split()[1]) * KIB
