/* The map page: puts base, layers, labels, panel, timeline and bridge together; window.atlas. */
"use strict";

const AtlasMap = (() => {
  /** Read a JSON block of the document. */
  function readJson(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  const files = new Map();

  async function ask(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return answer.json();
  }

  /** Ask for a file once while several want parts of it; a failure can be tried again. */
  function loadFile(url) {
    if (!files.has(url)) files.set(url, ask(url).finally(() => files.delete(url)));
    return files.get(url);
  }

  /** Load GeoJSON from where the page says it is: a file, a part of one, a block of the document. */
  async function load({ inline, url, part }) {
    if (inline) return readJson(inline);
    const found = await loadFile(url);
    return part ? found[part] : found;
  }

  /** Run work when the browser has nothing better to do. */
  function whenIdle(work) {
    if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: 1500 });
    else setTimeout(work, 200);
  }

  /** The parts of a state code, such as "port.operating", among which a status may be. */
  function partsOfCode(code) {
    return code.split(/[.:/ ]/);
  }

  class Page {
    constructor(map, settings) {
      this.map = map;
      this.settings = settings;
      this.element = (id) => document.getElementById(id);
      this.say = AtlasWords.makeSay(settings.words);
      this.asked = AtlasBridge.readQuery(window.location.search);
      this.selected = null;
      this.pendingSelection = null;
      this.day = settings.day;
      this.canKnow = Boolean(settings.known.url) || Object.keys(settings.known.days).length > 0;
      this.isKnown = settings.known.on && this.canKnow;
      this.since = settings.since;
      this.knownDays = new Map(Object.entries(settings.known.days));
      this.allowed = new Set(settings.statuses.filter((status) => status.on).map((status) => status.code));
      this.statusCodes = new Set(settings.statuses.map((status) => status.code));
      this.build();
    }

    build() {
      if (this.asked.embed) document.body.classList.add("is-embedded");
      this.notes = new AtlasPanel.Notes(this.element("atlas-notes"), { say: this.say });
      this.tip = new AtlasTip.Tip(this.element("atlas-tip"), this.map, this.say);
      this.base = new AtlasBase.Base(this.map, this.settings.base, load);
      this.layers = this.makeLayers();
      this.byId = new Map(this.layers.map((layer) => [layer.id, layer]));
      this.walk = new AtlasKeyboard.Walk(this);
      this.frame = new AtlasFrame.Frame(this.map, this.settings, this.element("atlas-timeline"));
      this.labels = new AtlasLabels.Labels(this.map, { language: this.settings.language });
      this.buildControls();
      this.buildBridge();
      this.takeAsked();
      this.frame.start(this.asked.at);
      this.layers.forEach((layer) => layer.applyVisibility());
      this.listen();
    }

    /** Make the layers; within a kind of geometry the panel's first is drawn on top. */
    makeLayers() {
      const count = this.settings.layers.length;
      const listener = {
        onClick: (item, event) => this.onClick(item, event),
        onHover: (item, event) => this.tip.show(item, event.containerPoint),
        onFocus: (item, element) => { this.walk.follow(item); this.tip.showAt(item, element); },
        onLeave: () => this.tip.hide(),
        changed: () => this.changedWords(),
      };
      return this.settings.layers.map((description, index) => {
        const layer = new AtlasDrawing.AtlasLayer(this.map, description, count - index, listener);
        layer.setOn(description.on);
        return layer;
      });
    }

    buildControls() {
      const { say, settings } = this;
      L.control.zoom({ position: "topleft", zoomInTitle: say("zoom_in"), zoomOutTitle: say("zoom_out") }).addTo(this.map);
      new AtlasFrame.Scale({ position: "bottomleft", imperial: false, maxWidth: 110, say }).addTo(this.map);
      this.panel = new AtlasPanel.Panel(this.element("atlas-panel-body"), {
        layers: this.layers, statuses: settings.statuses, bases: settings.base.online, say,
        onLayer: (id, on) => this.switchLayer(id, on),
        onStatus: (code, on) => this.switchStatus(code, on),
        days: [settings.first_day, settings.last_day], canKnow: this.canKnow,
        onBase: (id) => this.setBase(id),
        onKnown: (on) => this.setKnown(on),
        onSince: (iso) => this.setSince(iso),
      });
      this.legend = new AtlasPanel.Legend(this.element("atlas-legend"), { say });
      this.timeline = new AtlasTimeline.Timeline(this.element("atlas-timeline"), settings, { say, onChange: (iso) => this.setDate(iso) });
      for (const id of ["atlas-legend", "atlas-timeline", "atlas-notes"]) L.DomEvent.disableClickPropagation(this.element(id));
      if (!this.asked.embed && !document.body.classList.contains("is-embedded")) this.search = new AtlasSearch.Search(this);
      this.buildPanelButtons();
    }

    buildPanelButtons() {
      for (const id of ["atlas-panel-open", "atlas-panel-close"]) {
        this.element(id).addEventListener("click", () => this.togglePanel());
      }
      this.showPanelState();
    }

    /** Open or close the panel; beside the map when wide, under it when narrow. */
    togglePanel() {
      document.body.classList.toggle(AtlasFrame.isNarrow() ? "has-sheet" : "has-no-panel");
      this.showPanelState();
      this.showLegend();
      this.element(this.isPanelOpen() ? "atlas-panel-close" : "atlas-panel-open").focus();
    }

    isPanelOpen() {
      const { classList } = document.body;
      if (classList.contains("is-embedded")) return false;
      return AtlasFrame.isNarrow() ? classList.contains("has-sheet") : !classList.contains("has-no-panel");
    }

    showPanelState() {
      this.element("atlas-panel-open").setAttribute("aria-expanded", String(this.isPanelOpen()));
      this.search?.place();
    }

    buildBridge() {
      const known = { layers: this.layers.map(({ id }) => id), status: [...this.statusCodes] };
      const defaults = { layers: this.layersOn(), status: [...this.allowed], known };
      this.bridge = new AtlasBridge.Bridge({
        getState: () => this.state(), onSet: (message) => this.takeMessage(message), hasMoved: () => !this.frame.isFirst, defaults,
      });
    }

    /** Take the view the address asks for, before anything is drawn. */
    takeAsked() {
      const { on, layers, status, sel, base, known, since } = this.asked;
      if (on !== undefined && this.checkDay(on)) this.day = on;
      if (known !== undefined) this.isKnown = known && this.canKnow;
      if (since !== undefined && this.checkDay(since)) this.since = since;
      if (layers) this.takeLayers(layers);
      if (status) this.allowed = new Set([...this.statusCodes].filter((code) => status.codes.includes(code) !== status.isLeftOut));
      if (base) this.applyBase(base);
      this.pendingSelection = sel ?? this.settings.selected;
      this.timeline.show(this.day);
    }

    /** Show the layers asked for; a list that names none of ours leaves the first ones on. */
    takeLayers({ codes, isLeftOut }) {
      const known = this.layers.map(({ id }) => id);
      const unknown = codes.filter((id) => !known.includes(id));
      const isStrange = codes.length > 0 && unknown.length === codes.length;
      const shown = isStrange ? this.layersOn() : known.filter((id) => codes.includes(id) !== isLeftOut);
      this.markLayers([...shown, ...unknown]);
    }

    listen() {
      this.map.on("click", () => this.choose(null));
      this.map.on("moveend", () => this.onMoved());
      this.map.on("movestart", () => this.tip.hide());
      document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.choose(null); });
      new ResizeObserver(() => this.onResized()).observe(this.map.getContainer());
      const controls = new ResizeObserver(() => this.onControlsResized());
      for (const id of ["atlas-legend", "atlas-timeline"]) controls.observe(this.element(id));
      this.element("atlas-timeline").addEventListener("pointerdown", () => this.tip.hide());
    }

    onResized() {
      this.search?.place();
      this.frame.follow();
      this.onControlsResized();
    }

    /** Measure the controls anew only when they change, never while a layer is switched. */
    onControlsResized() {
      this.frame.measureFoot();
      this.labels.obstacles = this.obstacles();
      this.placeLabels();
    }

    onMoved() {
      if (!this.isReady) return;
      this.layers.forEach((layer) => layer.follow());
      this.followBase();
      this.show();
      this.showLegend();
      this.bridge.tell("view");
    }

    /** Take the base map's other scale at its zoom; labels and tints follow it. */
    async followBase() {
      if (!(await this.base.follow())) return;
      this.useBase();
      this.placeLabels();
    }

    useBase() {
      this.labels.setBase(this.base);
      const countries = new Map((this.base.parts.countries || []).map((feature) => [feature.properties.id, feature.geometry]));
      this.layers.filter((layer) => layer.geometry === "area").forEach((layer) => layer.takeOutlines(countries));
    }

    /** Load what is on first, all at once; then, when idle, what is off. */
    async start() {
      const base = this.base.start().catch(() => this.notes.show(this.say("base_failed")));
      const first = this.layers.filter((layer) => layer.on).map((layer) => this.loadLayer(layer));
      await Promise.all([base, ...first, this.loadKnown()]);
      this.restate();
      this.useBase();
      this.isReady = true;
      this.followBase();
      this.takePending();
      this.show();
      await this.painted();
      this.bridge.tell("ready");
      whenIdle(() => this.layers.filter((layer) => !layer.on).forEach((layer) => this.loadLayer(layer)));
    }

    /** Load a layer once; a failure is said kindly and can be tried again. */
    loadLayer(layer) {
      layer.loading ??= load(layer.source).then(
        (collection) => this.fillLayer(layer, collection),
        () => this.tellFailed(layer),
      );
      return layer.loading;
    }

    fillLayer(layer, collection) {
      layer.fill(collection);
      this.restateLayer(layer);
      if (this.selected) layer.setHalo(this.selected, true);
      this.markNear(layer);
      if (layer.geometry === "area" && this.isReady) this.useBase();
      this.panel.setFailed(layer.id, false);
      if (this.isReady) this.takePending();
    }

    /** Mark the towns in the frame of the first view: they are named sooner. */
    markNear(layer) {
      if (!layer.isTowns) return;
      const frame = AtlasFrame.toBounds(this.settings.bounds);
      for (const item of layer.items) item.isNear = frame.contains(item.latlng);
    }

    tellFailed(layer) {
      layer.loading = null;
      this.panel.setFailed(layer.id, true);
      const retry = async () => {
        await this.loadLayer(layer);
        this.show();
        await this.painted();
      };
      this.notes.show(this.say("load_failed", { title: layer.title }), { label: this.say("retry"), run: retry });
    }

    /** Select what was asked for before its layer had come. */
    takePending() {
      const id = this.pendingSelection;
      if (id === null || id === undefined) return;
      if (this.find(id) || this.names(id)) {
        this.pendingSelection = null;
        this.mark(id);
      } else if (this.layers.every((layer) => layer.loaded)) {
        this.pendingSelection = null;
        this.notes.show(this.say("unknown_id", { id }));
      } else {
        this.layers.forEach((layer) => this.loadLayer(layer));
      }
    }

    isAllowed(code) {
      const statuses = partsOfCode(code).filter((part) => this.statusCodes.has(part));
      return statuses.every((status) => this.allowed.has(status));
    }

    layersOn() {
      return this.layers.filter((layer) => layer.on).map((layer) => layer.id);
    }

    /** Bring panel and labels up to what is drawn; the legend follows once that is painted. */
    show() {
      this.panel.update({ layers: this.layers, allowed: this.allowed, base: this.base.id, known: this.isKnown, since: this.since });
      this.timeline.showKnown(this.isKnown, this.settings.known.url ? null : this.settings.day);
      this.placeLabels();
    }

    showLegend() {
      this.legend.update(this.layers, !this.isPanelOpen(), this.changedSentence());
    }

    placeLabels() {
      if (this.isReady) this.labels.place(this.layers);
    }

    /** List the boxes of the controls over the map, as labels must not lie under them. */
    obstacles() {
      const frame = this.map.getContainer().getBoundingClientRect();
      const parts = document.querySelectorAll("#atlas-legend, #atlas-timeline, #atlas-panel-open, #atlas-find-open, .leaflet-control");
      return [...parts].filter((part) => part.offsetParent !== null).map((part) => {
        const box = part.getBoundingClientRect();
        return [box.left - frame.left - 4, box.top - frame.top - 4, box.right - frame.left + 4, box.bottom - frame.top + 4];
      });
    }

    /** Mark the moment when the browser has painted what was changed. */
    painted() {
      const nextFrame = document.hidden ? setTimeout : requestAnimationFrame;
      this.painting ??= new Promise((resolve) => {
        nextFrame(() => {
          this.painting = null;
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            performance.mark("atlas:painted");
            this.showLegend();
            resolve();
          };
          channel.port2.postMessage(null);
        });
      });
      return this.painting;
    }

    /** Show a change, mark its painting and tell the page around. */
    finish(kind) {
      this.show();
      this.bridge.tell(kind);
      return this.painted();
    }

    switchLayer(id, on) {
      const ids = this.layersOn().filter((each) => each !== id);
      return this.setLayers(on ? [...ids, id] : ids);
    }

    /** Switch on exactly these layers. */
    async setLayers(ids) {
      if (!Array.isArray(ids)) return this.notes.show(this.say("unknown_layer", { id: String(ids) }));
      this.markLayers(ids.map(String));
      const missing = this.layers.filter((layer) => layer.on && !layer.loaded);
      if (missing.length && this.isReady) await Promise.all(missing.map((layer) => this.loadLayer(layer)));
      this.restate();
      return this.finish("view");
    }

    markLayers(ids) {
      for (const id of ids) if (!this.byId.has(id)) this.notes.show(this.say("unknown_layer", { id }));
      for (const layer of this.layers) {
        const on = ids.includes(layer.id);
        if (on !== layer.on) layer.setOn(on);
      }
    }

    /** Bring visible layers to the day; those that are off follow when they are switched on. */
    restate() {
      const stamp = this.stamp();
      this.layers.filter((layer) => layer.on && layer.stamp !== stamp).forEach((layer) => this.restateLayer(layer));
    }

    restateLayer(layer) {
      const before = this.since && { day: this.since, known: this.knownOn(this.since) };
      layer.setDay(this.day, (code) => this.isAllowed(code), { known: this.knownOn(this.day), before });
      layer.stamp = layer.loaded ? this.stamp() : null;
    }

    /** Name what the drawn states depend on: the days, the filter, and what was known. */
    stamp() {
      return `${this.day} ${[...this.allowed].join(",")} ${this.since} ${this.isKnown && this.knownDays.has(this.day)}`;
    }

    /** Return what was known on a day by layer, or null where what is known now is shown. */
    knownOn(day) {
      if (!this.isKnown) return null;
      return this.knownDays.get(day) ?? this.lastKnown ?? this.knownDays.get(this.settings.day) ?? null;
    }

    /** Load what was known on the days that are shown and compared; tell whether it is still wanted. */
    async loadKnown() {
      const { day, since } = this;
      if (!this.isKnown) return true;
      await Promise.all([day, since].filter(Boolean).map((each) => this.loadKnownOn(each)));
      if (this.knownDays.has(day)) this.lastKnown = this.knownDays.get(day);
      return this.day === day && this.since === since;
    }

    async loadKnownOn(day) {
      const { url } = this.settings.known;
      if (!url || this.knownDays.has(day)) return;
      try {
        this.knownDays.set(day, await loadFile(`${url}${day}`));
      } catch {
        this.notes.show(this.say("known_failed"));
      }
    }

    /** Show what had been published by the day, or what is known now. */
    async setKnown(on) {
      this.isKnown = on && this.canKnow;
      await this.loadKnown();
      this.restate();
      return this.finish("date");
    }

    /** Mark what stood otherwise on a day; nothing with null. */
    async setSince(iso) {
      if (iso !== null && !this.checkDay(iso)) return undefined;
      this.since = iso;
      await this.loadKnown();
      this.restate();
      return this.finish("date");
    }

    changedWords() {
      return this.say("changed_since", { day: this.say.day(AtlasTimeline.dayNumber(this.since)) });
    }

    /** Say in the legend what is ringed, and how much of it there is. */
    changedSentence() {
      if (!this.since) return "";
      const count = this.layers.filter((layer) => layer.on).reduce((sum, layer) => sum + layer.countMarked(), 0);
      return this.say("changed_count", { changed: this.changedWords(), n: count });
    }

    switchStatus(code, on) {
      if (on) this.allowed.add(code);
      else this.allowed.delete(code);
      this.restate();
      return this.finish("view");
    }

    checkDay(iso) {
      const isDay = typeof iso === "string" && AtlasTimeline.dayNumber(iso) !== null;
      if (!isDay) this.notes.show(this.say("bad_date", { text: String(iso) }));
      return isDay;
    }

    /** Move the map to a day. */
    async setDate(iso) {
      if (!this.checkDay(iso)) return undefined;
      this.day = iso;
      this.timeline.show(iso);
      if (this.isKnown && !(await this.loadKnown())) return undefined;
      this.restate();
      return this.finish("date");
    }

    applyBase(id) {
      if (this.base.setBase(id)) this.element("atlas-attribution").textContent = this.credits();
      else this.notes.show(this.say("unknown_base", { id }));
    }

    /** Name the sources of what is seen: the atlas's own and an online map's. */
    credits() {
      return [this.settings.attribution, this.base.attribution].filter(Boolean).join(" · ");
    }

    setBase(id) {
      this.applyBase(id);
      return this.finish("view");
    }

    /** Find a feature by id, drawn ones first. */
    find(id) {
      const found = this.layers.flatMap((layer) => layer.items.filter((item) => item.id === id || item.leg === id));
      return found.find((item) => item.layer.isShown && item.code !== null) || found[0];
    }

    onClick(item, event) {
      if (event) L.DomEvent.stopPropagation(event);
      this.choose(item.id);
    }

    /** Select by hand, or nothing with null, and tell. */
    choose(id) {
      if (id === null && this.selected === null) return;
      this.mark(id);
      this.finish("select");
    }

    mark(id) {
      if (this.selected !== null) this.layers.forEach((layer) => layer.setHalo(this.selected, false));
      this.selected = id;
      if (id !== null) this.layers.forEach((layer) => layer.setHalo(id, true));
    }

    /** Select by id from outside and bring it into view; null deselects. */
    select(id) {
      if (id === null || id === undefined) return this.choose(null);
      if (!this.isReady || (!this.find(id) && !this.names(id) && !this.layers.every((layer) => layer.loaded))) {
        this.pendingSelection = id;
        return this.isReady ? this.takePending() : undefined;
      }
      const item = this.find(id);
      if (!item && !this.names(id)) return this.notes.show(this.say("unknown_id", { id: String(id) }));
      this.choose(id);
      return item ? this.bringIntoView(item) : undefined;
    }

    /** Tell whether an id names something not drawn by itself: a layer, or a thing the page around knows. */
    names(id) {
      return this.byId.has(id) || this.bridge.parent !== null;
    }

    bringIntoView(item) {
      const parts = item.layer.items.filter((part) => part.path && part.id === item.id);
      const bounds = parts.reduce((box, part) => box.extend(part.path.getBounds()), L.latLngBounds(item.path ? [] : [item.latlng]));
      if (!this.map.getBounds().intersects(bounds)) this.frame.panTo(bounds.getCenter());
    }

    setView(lat, lon, zoom) {
      const place = AtlasBridge.checkPlace({ lat, lon, zoom });
      if (!place) return this.notes.show(this.say("bad_place"));
      return this.frame.show(place);
    }

    /** Take a message of the page around: only what it names, only what differs. */
    takeMessage({ layers, on, sel, at, status, base, known, since }) {
      if (known !== undefined) this.isKnown = known === true && this.canKnow;
      if (since === null || (since !== undefined && this.checkDay(since))) this.since = since;
      if (Array.isArray(status)) this.allowed = new Set(status.filter((code) => this.statusCodes.has(code)));
      if (on !== undefined && on !== this.day && this.checkDay(on)) this.day = on;
      this.timeline.show(this.day);
      if (base !== undefined && base !== this.base.id) this.applyBase(base);
      if (sel !== undefined && sel !== this.selected) this.select(sel);
      if (at && this.frame.isElsewhere(at)) this.setView(at.lat, at.lon, at.zoom);
      if (Array.isArray(layers)) this.setLayers(layers);
      else if (this.isKnown) this.loadKnown().then(() => { this.restate(); this.finish("view"); });
      else { this.restate(); this.finish("view"); }
    }

    /** Return what is seen, in words that open it again. */
    state() {
      return {
        layers: this.layersOn(),
        on: this.day,
        sel: this.selected,
        at: this.frame.place(),
        status: this.settings.statuses.map(({ code }) => code).filter((code) => this.allowed.has(code)),
        base: this.base.id,
        known: this.isKnown,
        since: this.since,
      };
    }
  }

  /** Start the page on folium's map and publish window.atlas. */
  function start(map) {
    const page = new Page(map, readJson("atlas-settings"));
    const ready = page.start();
    window.atlas = {
      ready,
      setLayers: (ids) => page.setLayers(ids),
      setDate: (iso) => page.setDate(iso),
      setKnown: (on) => page.setKnown(on),
      setSince: (iso) => page.setSince(iso),
      select: (id) => page.select(id),
      setView: (lat, lon, zoom) => page.setView(lat, lon, zoom),
      state: () => page.state(),
    };
    return page;
  }

  return { start };
})();
