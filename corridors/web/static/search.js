/* The search box: suggestions while typing, then the map goes there; a combobox after WAI-ARIA 1.2. */
"use strict";

const AtlasSearch = (() => {
  const WAIT_MS = 120;
  const MOST = 8;
  const SHORTEST = 2;
  const CLOSEST_ZOOM = 8;
  const CARD_ROOM = 190;
  const WIDEST_CARD = 260;
  const ABOVE_MIDDLE = 0.15;
  const LEAST_METRES = 8000;
  const FLIGHT_S = 0.7;
  const WIDE_KINDS = ["country", "corridor", "variant"];
  const NEAR_KINDS = ["hub", "corridor", "crossing"];
  const { html } = AtlasShapes;
  const { isolated } = AtlasWords;

  /** Return a name without case, marks and apostrophes, for comparing within the page. */
  function plain(name) {
    return name.normalize("NFD").replace(/[\u0300-\u036f'’ʻʼ`]/g, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  /** Asks the server for answers; a new question takes the place of the last. */
  class ServerSource {
    constructor(url, language) {
      Object.assign(this, { url, language });
      this.asking = null;
    }

    async ask(parameters) {
      this.asking?.abort();
      this.asking = new AbortController();
      const query = new URLSearchParams({ lang: this.language, ...parameters });
      const answer = await fetch(`${this.url}?${query}`, { signal: this.asking.signal });
      if (!answer.ok) throw new Error(`${this.url}: ${answer.status}`);
      return answer.json();
    }

    async find(text) {
      return (await this.ask({ q: text, limit: MOST, typing: 1 })).answers;
    }

    /** Let the server gather its names while the person begins to type. */
    prepare() {
      this.ask({ q: "" }).catch(() => {});
    }

    async nearest({ lon, lat }) {
      return (await this.ask({ near: `${lon},${lat}` })).nearest;
    }
  }

  /** Searches the names on the page itself, where there is no server; the panel's first layers first. */
  class PageSource {
    constructor(page) {
      this.page = page;
    }

    find(text) {
      const asked = plain(text);
      const items = this.page.layers.flatMap((layer) => layer.items || []);
      const named = items.filter((item) => item.name && !item.isMore && ` ${plain(item.name)}`.includes(` ${asked}`));
      const once = new Map(named.map((item) => [item.id, item]));
      return Promise.resolve([...once.values()].slice(0, MOST).map((item) => this.answer(item)));
    }

    answer(item) {
      const at = item.latlng || item.path?.getBounds().getCenter() || null;
      return { name: item.name, id: item.id, kind: "feature", what: item.layer.title, where: "", origin: "", lon: at?.lng ?? null, lat: at?.lat ?? null, precision_km: item.radius_km ?? null };
    }

    nearest() {
      return Promise.resolve([]);
    }

    prepare() {}
  }

  /** The input with its list of suggestions. */
  class Combobox {
    constructor({ say, onText, onChoose, onLeave }) {
      Object.assign(this, { say, onText, onChoose, onLeave });
      this.answers = [];
      this.active = -1;
      this.build();
    }

    build() {
      this.root = html("div", "atlas-find");
      this.root.setAttribute("role", "search");
      this.input = html("input", "atlas-find-input");
      Object.assign(this.input, { type: "text", id: "atlas-find", autocomplete: "off", spellcheck: false, placeholder: this.say("find_hint"), maxLength: 120 });
      const states = { role: "combobox", "aria-label": this.say("find"), "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "atlas-find-list" };
      for (const [name, value] of Object.entries(states)) this.input.setAttribute(name, value);
      this.list = html("ul", "atlas-find-list");
      Object.assign(this.list, { id: "atlas-find-list", hidden: true });
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.say("find"));
      this.status = html("div", "atlas-find-status");
      this.status.setAttribute("role", "status");
      this.root.append(this.input, this.list, this.status);
      this.listen();
    }

    listen() {
      this.input.addEventListener("input", () => this.onText(this.input.value));
      this.input.addEventListener("keydown", (event) => this.onKey(event));
      this.input.addEventListener("focus", () => this.open(this.answers.length > 0));
      this.root.addEventListener("focusout", (event) => { if (!this.root.contains(event.relatedTarget)) this.open(false); });
      this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    }

    onKey(event) {
      const steps = { ArrowDown: 1, ArrowUp: -1 };
      if (event.isComposing) return;
      if (event.key in steps && this.answers.length) this.step(steps[event.key]);
      else if (event.key === "Enter") this.choose(Math.max(this.active, 0));
      else if (event.key === "Escape") this.escape();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    /** Close the list; closed already, empty the box; empty already, leave it. */
    escape() {
      if (!this.list.hidden) return this.open(false);
      if (!this.input.value) return this.onLeave();
      this.input.value = "";
      return this.onText("");
    }

    step(by) {
      this.open(true);
      const count = this.answers.length;
      this.mark(this.active < 0 && by < 0 ? count - 1 : (this.active + by + count) % count);
    }

    mark(active) {
      this.active = active;
      [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
      const option = this.list.children[active];
      if (option) this.input.setAttribute("aria-activedescendant", option.id);
      else this.input.removeAttribute("aria-activedescendant");
      option?.scrollIntoView({ block: "nearest" });
    }

    open(isOpen) {
      this.list.hidden = !isOpen;
      this.input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) this.mark(-1);
    }

    /** Show the answers to what was typed. */
    show(answers) {
      this.answers = answers;
      this.list.replaceChildren(...answers.map((answer, index) => this.option(answer, index)));
      this.mark(-1);
      this.open(answers.length > 0);
      this.tell(answers.length ? this.say("found_count", { n: answers.length }) : this.say("found_nothing"), !answers.length);
    }

    clear() {
      this.answers = [];
      this.list.replaceChildren();
      this.open(false);
      this.tell("", false);
    }

    tell(text, isSeen) {
      this.status.textContent = text;
      this.status.classList.toggle("is-seen", isSeen);
    }

    option(answer, index) {
      const option = html("li", "atlas-find-option");
      option.id = `atlas-find-${index}`;
      option.setAttribute("role", "option");
      const name = html("span", "atlas-find-name", answer.name);
      name.dir = "auto";
      option.append(name, html("span", "atlas-find-what", [answer.what, answer.where].filter(Boolean).join(" · ")));
      option.addEventListener("click", () => this.choose(index));
      return option;
    }

    choose(index) {
      const answer = this.answers[index];
      if (!answer) return;
      this.input.value = answer.name;
      this.open(false);
      this.tell("", false);
      this.onChoose(answer);
    }
  }

  /** The box on the page: where it stands, what it asks, where it takes the map. */
  class Search {
    constructor(page) {
      Object.assign(this, { page, map: page.map, say: page.say });
      const { find_at: url, language } = page.settings;
      this.source = url ? new ServerSource(url, language) : new PageSource(page);
      this.box = new Combobox({
        say: this.say,
        onText: (text) => this.type(text),
        onChoose: (answer) => this.go(answer),
        onLeave: () => { if (this.isOver()) this.toggle(false); },
      });
      this.mark = L.layerGroup().addTo(this.map);
      this.build();
    }

    build() {
      this.button = html("button", "atlas-icon");
      Object.assign(this.button, { type: "button", id: "atlas-find-open", title: this.say("find") });
      this.button.setAttribute("aria-label", this.say("find"));
      this.button.setAttribute("aria-controls", "atlas-find");
      this.button.append(html("span", "atlas-find-glass"));
      this.button.addEventListener("click", () => this.toggle());
      this.page.element("atlas-panel-open").after(this.button);
      this.box.input.addEventListener("focus", () => this.source.prepare(), { once: true });
      L.DomEvent.disableClickPropagation(this.box.root).disableScrollPropagation(this.box.root);
      this.place();
    }

    /** Put the box at the top of the panel or, where that is not beside the map, over the map. */
    place() {
      const isBeside = !AtlasFrame.isNarrow() && this.page.isPanelOpen();
      document.body.classList.toggle("has-find-over", !isBeside);
      const { root } = this.box;
      if (isBeside && root.parentElement?.id !== "atlas-panel") this.page.element("atlas-panel").prepend(root);
      if (!isBeside && !root.parentElement?.classList.contains("atlas-stage")) this.page.element("atlas-panel-open").after(root);
    }

    isOver() {
      return document.body.classList.contains("has-find-over");
    }

    /** Open or close the box over the map. */
    toggle(isOpen = !document.body.classList.contains("has-find")) {
      document.body.classList.toggle("has-find", isOpen);
      this.button.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) this.box.input.focus();
      else this.button.focus();
    }

    /** Ask once typing rests. */
    type(text) {
      clearTimeout(this.timer);
      const asked = text.trim();
      if (asked.length < SHORTEST) return this.box.clear();
      this.timer = setTimeout(() => this.ask(asked), WAIT_MS);
      return undefined;
    }

    async ask(text) {
      try {
        const answers = await this.source.find(text);
        if (this.box.input.value.trim() === text) this.box.show(answers);
      } catch (error) {
        if (error.name !== "AbortError") this.box.tell(this.say("find_failed"), true);
      }
    }

    /** Take the map to an answer, select what is a thing of the atlas, and tell what is near. */
    async go(answer) {
      this.mark.clearLayers();
      if (this.isOver()) document.body.classList.remove("has-find");
      this.select(answer);
      if (answer.lon === null) return this.page.notes.show(`${isolated(answer.name)}: ${this.say("no_position")}`);
      this.fly(answer);
      if (WIDE_KINDS.includes(answer.kind)) return undefined;
      this.point(answer);
      const nearest = await this.source.nearest(answer).catch(() => []);
      return this.tellNear(nearest.filter(({ id }) => id !== answer.id));
    }

    select({ id }) {
      if (this.page.find(id) || (this.isThing(id) && this.page.names(id))) this.page.select(id);
      else if (this.page.selected !== null) this.page.select(null);
    }

    /** Tell whether an id is one of the facts: places of gazetteers and points of lines have a colon. */
    isThing(id) {
      return !id.includes(":");
    }

    /** Take the map to a place with what is around it, or to the whole of a country or corridor. */
    fly({ kind, lat, lon, precision_km: km }) {
      const isWide = WIDE_KINDS.includes(kind);
      const metres = isWide ? km * 2200 : Math.max((km || 0) * 2000, LEAST_METRES) * 2;
      const zoom = Math.min(this.map.getBoundsZoom(L.latLng(lat, lon).toBounds(metres)), CLOSEST_ZOOM);
      const middle = isWide ? L.latLng(lat, lon) : this.below(L.latLng(lat, lon), zoom);
      this.page.frame.leave();
      const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches || document.hidden;
      if (isCalm) this.map.setView(middle, zoom, { animate: false });
      else this.map.flyTo(middle, zoom, { duration: FLIGHT_S });
    }

    /** Return the middle of a view in which a place stands below the middle: its card is above it. */
    below(place, zoom) {
      const up = this.map.getSize().y * ABOVE_MIDDLE;
      return this.map.unproject(this.map.project(place, zoom).subtract([0, up]), zoom);
    }

    /** Mark the place, as precisely as it is known, with a card that says what it is. */
    point(answer) {
      const { lat, lon, precision_km: km } = answer;
      if (km) L.circle([lat, lon], { radius: km * 1000, className: "atlas-found-reach", interactive: false }).addTo(this.mark);
      L.circleMarker([lat, lon], { radius: 6, className: "atlas-found", interactive: false }).addTo(this.mark);
      this.near = html("dl", "atlas-card-near");
      const maxWidth = Math.min(WIDEST_CARD, this.map.getSize().x - CARD_ROOM);
      this.popup = L.popup({ className: "atlas-card", maxWidth, autoPan: false, closeOnClick: true });
      this.popup.setLatLng([lat, lon]).setContent(this.card(answer)).addTo(this.mark);
      this.popup.getElement()?.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", this.say("close"));
    }

    card(answer) {
      const card = html("div");
      const name = html("strong", "", answer.name);
      name.dir = "auto";
      const lines = [[answer.what, answer.where].filter(Boolean).join(" · "), answer.precision_km ? this.say("within", { km: answer.precision_km }) : "", answer.origin];
      card.append(name, ...lines.filter(Boolean).map((line) => html("div", "is-quiet", line)), this.near);
      return card;
    }

    tellNear(nearest) {
      for (const one of nearest.filter(({ kind }) => NEAR_KINDS.includes(kind))) {
        const button = html("button", "atlas-link", one.name);
        Object.assign(button, { type: "button", dir: "auto" });
        button.addEventListener("click", () => this.page.select(one.id));
        const value = html("dd", "");
        value.append(button, html("span", "atlas-card-km", this.say("km", { km: one.km < 10 ? one.km : Math.round(one.km) })));
        this.near.append(html("dt", "", this.say(`nearest_${one.kind}`)), value);
      }
      this.popup.update();
    }
  }

  return { Search, Combobox, plain };
})();
