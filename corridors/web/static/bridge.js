/* How the map page speaks with the page around it, and keeps its own address in step. */
"use strict";

const AtlasBridge = (() => {
  const WAIT_MS = 250;
  const LATER = new Set(["view", "date"]);

  /** Read a view from a query string; what is absent stays undefined. */
  function readQuery(query) {
    const given = new URLSearchParams(query);
    return {
      on: given.get("on") ?? undefined,
      layers: readCodes(given.get("layers")),
      status: readCodes(given.get("status")),
      at: given.has("at") ? readPlace(given.get("at")) : undefined,
      sel: given.get("sel") ?? undefined,
      base: given.get("base") ?? undefined,
      known: given.has("known") ? given.get("known") === "1" : undefined,
      since: given.get("since") ?? undefined,
      embed: given.get("embed") === "1" || undefined,
    };
  }

  /** Read codes: those named or, after a "-", all but those. */
  function readCodes(text) {
    if (text === null) return undefined;
    const isLeftOut = text.startsWith("-");
    const codes = text.slice(isLeftOut ? 1 : 0).split(",").filter(Boolean);
    return { codes, isLeftOut };
  }

  /** Write codes as those shown or, where that is shorter, as "-" and those left out. */
  function codesText(codes, known) {
    const shown = codes.join(",");
    const leftOut = `-${known.filter((code) => !codes.includes(code)).join(",")}`;
    return leftOut.length < shown.length ? leftOut : shown;
  }

  /** Read "lat,lon,zoom"; null when it is not a place on the map. */
  function readPlace(text) {
    const parts = text.split(",");
    const [lat, lon, zoom] = parts.map(Number);
    return parts.length === 3 ? checkPlace({ lat, lon, zoom }) : null;
  }

  /** Return a place when its numbers are on the globe, else null. */
  function checkPlace(place) {
    const { lat, lon, zoom } = place || {};
    const isSound = [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 && zoom >= 0 && zoom <= 20;
    return isSound ? { lat, lon, zoom } : null;
  }

  /** Write a view as a query string; but for the day, what equals the defaults is left out. */
  function writeQuery(state, defaults, { moved, kept }) {
    const parts = ["v=1", ...kept];
    const add = (name, value, isDefault) => { if (!isDefault) parts.push(`${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`); };
    add("on", state.on, false);
    add("known", "1", !state.known);
    add("since", state.since ?? "", state.since === null);
    add("layers", codesText(state.layers, defaults.known.layers), isSameSet(state.layers, defaults.layers));
    add("status", codesText(state.status, defaults.known.status), isSameSet(state.status, defaults.status));
    add("at", `${state.at.lat},${state.at.lon},${state.at.zoom}`, !moved);
    add("sel", state.sel ?? "", state.sel === null);
    add("base", state.base, state.base === "atlas");
    return parts.join("&");
  }

  function isSameSet(left, right) {
    return left.length === right.length && left.every((each) => right.includes(each));
  }

  class Bridge {
    constructor({ getState, onSet, hasMoved, defaults }) {
      Object.assign(this, { getState, onSet, hasMoved, defaults });
      this.parent = window.parent === window ? null : window.parent;
      this.timers = {};
      this.isMuted = false;
      this.known = "";
      window.addEventListener("message", (event) => this.receive(event));
    }

    /** Apply what the parent page asks for, without answering it with its own words. */
    receive(event) {
      const isOurs = this.parent && event.source === this.parent && event.origin === window.location.origin;
      if (!isOurs || !event.data || event.data.type !== "atlas:set") return;
      this.isMuted = true;
      try {
        this.onSet(event.data);
      } finally {
        this.isMuted = false;
        this.known = this.signature();
      }
    }

    signature() {
      return JSON.stringify(this.getState());
    }

    /** Tell of a change; moves and dates wait until they rest. */
    tell(kind) {
      if (this.isMuted) return;
      clearTimeout(this.timers[kind]);
      if (LATER.has(kind)) this.timers[kind] = setTimeout(() => this.send(kind), WAIT_MS);
      else this.send(kind);
    }

    send(kind) {
      const signature = this.signature();
      if (signature === this.known && kind !== "ready" && kind !== "select") return;
      this.known = signature;
      if (this.parent) this.post(kind);
      else this.keepAddress();
    }

    post(kind) {
      this.parent.postMessage({ type: `atlas:${kind}`, ...this.getState() }, window.location.origin);
    }

    /** Standing alone, the address always opens what is seen. */
    keepAddress() {
      const given = new URLSearchParams(window.location.search);
      const kept = ["lang", "embed"].filter((name) => given.has(name)).map((name) => `${name}=${encodeURIComponent(given.get(name))}`);
      const query = writeQuery(this.getState(), this.defaults, { moved: this.hasMoved(), kept });
      try {
        window.history.replaceState(null, "", `${window.location.pathname}?${query}`);
      } catch {
        /* a file opened from disk may not change its address */
      }
    }
  }

  return { Bridge, readQuery, writeQuery, checkPlace };
})();
