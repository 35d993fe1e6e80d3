/* Hosts the map page in a frame: loads it once, passes day and selection between it and the
   script, and keeps the address of the page in step with what is seen. A new day or selection is
   a step of the browser's history. Steps belong to the frame's own part of that history: at a step
   of the page around, Streamlit would run its script with none of the values it knew. */

const ORIGIN = window.location.origin;
const OWN = ["v", "lang", "on", "known", "since", "layers", "at", "sel", "status", "base"];
/* What the map and the script both show, and so tell each other, besides the selection. */
const SHARED = ["on", "known", "since"];
const PLACE_DECIMALS = 2;
/* Days that follow each other faster than this, as when they are played, are one step. */
const STEP_MS = 1500;

/* What only the browser knows (layers, place, statuses, base); kept here while the person is on
   another page, as this module is loaded once. */
const kept = {};
const links = new WeakMap();

/* The frame that is shown, and the address gone back or forward to while none was. */
let shown = null;
let missed = null;
window.addEventListener("popstate", () => {
  const { pathname, search } = window.location;
  if (!shown) missed = { pathname, search };
});

/** Write codes as those shown or, where that is shorter, as "-" and those left out. */
function codesText(codes, known) {
  const shown = codes.join(",");
  const leftOut = `-${known.filter((code) => !codes.includes(code)).join(",")}`;
  return leftOut.length < shown.length ? leftOut : shown;
}

/** Write a view as the query of a link; but for day and language, what is as at first is left out. */
export function writeQuery(view, defaults, known) {
  const parts = [];
  const add = (name, value, first) => {
    if (value !== first) parts.push(`${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
  };
  add("lang", view.lang, null);
  add("on", view.on, null);
  add("known", view.known ? "1" : null, null);
  add("since", view.since, null);
  add("layers", codesText(view.layers, known.layers), codesText(defaults.layers, known.layers));
  add("at", placeText(view.at), placeText(null));
  add("sel", view.sel, null);
  add("status", codesText(view.status, known.status), codesText(defaults.status, known.status));
  add("base", view.base, defaults.base);
  return ["v=1", ...parts].join("&");
}

/** Read codes as they are written: those shown or, after "-", those left out. */
function readCodes(text, known, first) {
  if (text === null) return first;
  const isLeftOut = text.startsWith("-");
  const codes = text.slice(isLeftOut ? 1 : 0).split(",");
  return known.filter((code) => codes.includes(code) !== isLeftOut);
}

/** Read a query that was written here; what is left out is as at first. */
export function readQuery(query, defaults, known) {
  const given = new URLSearchParams(query);
  const [lat, lon, zoom] = (given.get("at") ?? "").split(",").map(Number);
  return {
    on: given.get("on") ?? defaults.on,
    known: given.get("known") === "1",
    since: given.get("since"),
    sel: given.get("sel"),
    layers: readCodes(given.get("layers"), known.layers, defaults.layers),
    status: readCodes(given.get("status"), known.status, defaults.status),
    at: given.has("at") ? { lat, lon, zoom } : null,
    base: given.get("base") ?? defaults.base,
  };
}

/** Write a place as "lat,lon,zoom", as precise as a link needs. */
function placeText(at) {
  return at ? `${at.lat.toFixed(PLACE_DECIMALS)},${at.lon.toFixed(PLACE_DECIMALS)},${at.zoom}` : "";
}

/** Tell whether two places are the same to the eye. */
function isSamePlace(one, other) {
  return Boolean(one && other) && placeText(one) === placeText(other);
}

/** One frame with its map page, and what both sides last said. */
class Link {
  constructor(root, data) {
    this.frame = root.querySelector("iframe");
    this.data = data;
    this.step = data.step;
    this.takeWish(data);
    this.isReady = false;
    this.pathname = window.location.pathname;
    this.stepped = null;
    this.steppedAt = -STEP_MS;
    this.takeMissed();
    this.hear = this.hear.bind(this);
    window.addEventListener("message", this.hear);
    this.load();
  }

  /** Load the map page, showing what is seen, in the language read. */
  load() {
    this.isReady = false;
    this.lang = this.data.lang;
    this.frame.title = this.data.title;
    this.frame.src = `/map?${writeQuery(this.view(this.mark), this.data.defaults, this.data.known)}`;
  }

  /** Begin with what the person went back to from another page; the script is told later. */
  takeMissed() {
    this.owes = missed !== null && missed.pathname === this.pathname;
    if (this.owes) this.recall(missed.search);
    missed = null;
  }

  /** Make what a query says what is known here; return it. */
  recall(query) {
    const { on, known, since, sel, ...rest } = readQuery(query, this.data.defaults, this.data.known);
    this.takeWish({ on, asKnown: known, since, sel, mark: sel });
    Object.assign(kept, rest);
    return rest;
  }

  /** Go back or forward to a query: the map follows, and the script hears of day and selection. */
  restore(query) {
    const { at, ...rest } = this.recall(query);
    this.stepped = query;
    this.steppedAt = -STEP_MS;
    this.told = { on: this.on, known: this.known, since: this.since, sel: this.sel };
    const wish = { ...this.told, ...rest, at: at ?? this.home };
    this.frame.contentWindow.postMessage({ type: "atlas:set", ...wish }, ORIGIN);
    this.keepAddress();
    this.tell();
  }

  /** Return all that is seen, as far as it is known here. */
  view(sel) {
    return { ...this.data.first, ...kept, lang: this.data.lang, on: this.on, known: this.known, since: this.since, sel };
  }

  /** Take what the script says; an answer older than our last message says nothing new. */
  take(data, send) {
    this.data = data;
    this.send = send;
    if (this.owes) this.tell();
    this.owes = false;
    if (data.step !== this.step) return;
    this.takeWish(data);
    if (data.lang !== this.lang) this.load();
    this.bringMap();
    this.keepAddress();
  }

  /** Take what both sides agree on: day, knowledge, day looked back to, selection. */
  takeWish({ on, asKnown, since, sel, mark }) {
    Object.assign(this, { on, known: asKnown, since, sel, mark });
  }

  /** Ask the map for what differs from what it last told. */
  bringMap() {
    if (!this.isReady) return;
    const wish = {};
    for (const name of SHARED) if (this[name] !== this.told[name]) wish[name] = this[name];
    if (this.mark !== this.told.sel) wish.sel = this.mark;
    if (Object.keys(wish).length === 0) return;
    Object.assign(this.told, wish);
    this.frame.contentWindow.postMessage({ type: "atlas:set", ...wish }, ORIGIN);
  }

  /** Hear the map page, and nobody else. */
  hear(event) {
    const message = event.data;
    if (event.origin !== ORIGIN || event.source !== this.frame.contentWindow) return;
    if (!message || typeof message.type !== "string" || !message.type.startsWith("atlas:")) return;
    if (message.type === "atlas:ready") this.welcome(message);
    else this.follow(message);
    this.keepAddress();
  }

  /** The map is drawn: from now on it can be asked; its first place is that of its window. */
  welcome(message) {
    this.isReady = true;
    this.told = { on: message.on, known: message.known, since: message.since, sel: message.sel };
    this.home = message.at;
    this.frame.contentWindow.addEventListener("popstate", ({ state }) => {
      if (state && state.atlas) this.restore(state.atlas);
    });
    this.bringMap();
  }

  /** Take what was done in the map: the script hears of day and selection only. */
  follow(message) {
    if (!this.isReady) return;
    const { layers, status, base, at } = message;
    Object.assign(kept, { layers, status, base });
    if (kept.at || !isSamePlace(at, this.home)) kept.at = at;
    const isNewDay = SHARED.some((name) => message[name] !== this.told[name]);
    const isNewThing = message.type === "atlas:select" && message.sel !== this.told.sel;
    for (const name of SHARED) this[name] = this.told[name] = message[name];
    if (isNewThing) this.sel = this.mark = this.told.sel = message.sel;
    if (isNewDay || isNewThing) this.tell();
  }

  tell() {
    this.step += 1;
    this.send("view", { on: this.on, known: this.known, since: this.since, sel: this.sel, step: this.step });
  }

  /** Let the address open this very view; parameters that are not ours stay. */
  keepAddress() {
    const { pathname, search, hash } = window.location;
    const others = [...new URLSearchParams(search)].filter(([name]) => !OWN.includes(name));
    const ours = writeQuery(this.view(this.sel), this.data.defaults, this.data.known);
    const query = [ours, new URLSearchParams(others).toString()].filter(Boolean).join("&");
    const wanted = query ? `?${query}` : "";
    if (wanted !== search) window.history.replaceState(window.history.state, "", `${pathname}${wanted}${hash}`);
    if (this.isReady) this.keepStep(ours);
  }

  /** Let the step of the history know the view it restores, or make it a new step. */
  keepStep(query) {
    if (query === this.stepped) return;
    const write = this.isStep(query) ? "pushState" : "replaceState";
    this.frame.contentWindow.history[write]({ atlas: query }, "");
    this.stepped = query;
  }

  /** Tell whether a view is a step to go back from: a new selection, or a day at rest. */
  isStep(query) {
    if (this.stepped === null) return false;
    const [was, is] = [this.stepped, query].map((one) => new URLSearchParams(one));
    if (was.get("sel") !== is.get("sel")) return true;
    if (was.get("on") === is.get("on")) return false;
    const isAnew = performance.now() - this.steppedAt >= STEP_MS;
    this.steppedAt = performance.now();
    return isAnew;
  }

  close() {
    window.removeEventListener("message", this.hear);
    if (shown === this) shown = null;
  }
}

/** Streamlit calls this at first and whenever the script has something to say. */
export default function bridge({ parentElement, data, setStateValue }) {
  let link = links.get(parentElement);
  if (!link) {
    link = new Link(parentElement, data);
    links.set(parentElement, link);
    shown = link;
  }
  link.take(data, setStateValue);
  return () => {
    link.close();
    links.delete(parentElement);
  };
}
