"""Viewers without a browser: Streamlit sessions over a raw websocket, and the map's files.

They speak as Streamlit's own page does (protobuf messages over ``/_stcore/stream``): ask for a
run, read until the script has finished. What a browser does besides (drawing) costs the server
nothing and is left out.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import websockets
from server import fetch
from streamlit.proto.BackMsg_pb2 import BackMsg  # noqa: TID251  # Streamlit's own messages
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg  # noqa: TID251

MAP_KEY = "atlas-map"
_ADDRESS = re.compile(rb'(?:src|href)="(/(?:assets|layers|base)/[^"]+)"')
_SETTINGS = re.compile(rb'id="atlas-settings">(.*?)</script>', re.DOTALL)


@dataclass(slots=True)
class Viewer:
    """One session of one person."""

    socket: websockets.ClientConnection
    map_id: str = ""
    step: int = 0

    async def rerun(self) -> None:
        """Run the script again, as after any small thing a person does."""
        await self._ask(BackMsg())

    async def go_to(self, day: str) -> None:
        """Move the map to a day, as its bridge tells it to the script."""
        self.step += 1
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.map_id
        told = {"view": {"on": day, "sel": None, "step": self.step}}
        state.json_value = json.dumps(told)
        await self._ask(message)

    async def _ask(self, message: BackMsg) -> None:
        message.rerun_script.query_string = ""
        await self.socket.send(message.SerializeToString())
        while not self._hear(await self.socket.recv()):
            pass

    def _hear(self, frame: str | bytes) -> bool:
        """Read one message; tell whether the script has finished, and refuse its faults."""
        message = ForwardMsg()
        message.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._look(message.delta.new_element)
        if kind != "script_finished":
            return False
        finished = ForwardMsg.ScriptFinishedStatus.FINISHED_SUCCESSFULLY
        if message.script_finished != finished:
            msg = f"Expected a script that finishes well, found status {message.script_finished}."
            raise RuntimeError(msg)
        return True

    def _look(self, element: Any) -> None:
        kind = element.WhichOneof("type")
        if kind == "exception":
            msg = f"Expected a page, found {element.exception.type}: {element.exception.message}"
            raise RuntimeError(msg)
        if kind == "bidi_component" and element.bidi_component.id.endswith(MAP_KEY):
            self.map_id = element.bidi_component.id


@asynccontextmanager
async def arrive(url: str) -> AsyncIterator[Viewer]:
    """Open a page: a session that has run its script once."""
    address = url.replace("http", "ws", 1) + "/_stcore/stream"
    async with websockets.connect(
        address, subprotocols=[websockets.Subprotocol("streamlit")], max_size=None, proxy=None
    ) as socket:
        viewer = Viewer(socket)
        await viewer.rerun()
        yield viewer


async def fetch_map(url: str) -> int:
    """Fetch the map page and all it loads; return how many bytes came."""
    return await asyncio.to_thread(_fetch_map, url)


def _fetch_map(url: str) -> int:
    page = _unpacked(f"{url}/map")
    addresses = {found.decode() for found in _ADDRESS.findall(page)}
    settings = _SETTINGS.search(page)
    if settings:
        layers = json.loads(settings.group(1))["layers"]
        addresses |= {layer["source"]["url"] for layer in layers if "url" in layer["source"]}
    return sum(len(fetch(url + address)) for address in sorted(addresses))


def _unpacked(url: str) -> bytes:

    found = fetch(url)
    return gzip.decompress(found) if found.startswith(b"\x1f\x8b") else found
