/* Layers on the map: one pane each, features restyled only when their state changes. */
"use strict";

const AtlasDrawing = (() => {
  const HIT_WIDTH = 12;
  const HALO = { "stroke-width": 0, stroke: "#FFC531", "stroke-opacity": 0.9, fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round" };
  const MARK = { "stroke-width": 0, stroke: "#00897B", "stroke-opacity": 0.45, fill: "none", "stroke-linejoin": "round", "stroke-linecap": "butt" };
  const MARK_WIDTH = 7;
  const PANE_BASE = { area: 300, line: 400, point: 500 };
  const CIRCLE_ZOOM = 6;
  const CULL_ABOVE = 150;
  const MIN_TARGET = 22;

  /** Draws each feature as several pens along one path, all casings of a layer below all lines. */
  const PenRenderer = L.SVG.extend({
    _initContainer() {
      L.SVG.prototype._initContainer.call(this);
      this._levels = {};
      for (const name of ["fill", "halo", "pen0", "pen1", "pen2", "pen3", "hit"]) {
        this._levels[name] = AtlasShapes.svg("g");
        this._rootGroup.append(this._levels[name]);
      }
    },
    _initPath(path) {
      path._path = AtlasShapes.svg("path", { class: "atlas-hit leaflet-interactive", fill: "none", stroke: "none" });
      path._pens = [];
      path._d = "M0 0";
      this._layers[L.stamp(path)] = path;
    },
    _addPath(path) {
      this._levels.hit.append(path._path);
      path.addInteractiveTarget(path._path);
      this.applyLook(path);
    },
    _removePath(path) {
      path._pens.forEach((pen) => pen.remove());
      L.SVG.prototype._removePath.call(this, path);
    },
    _updateStyle() {},
    _setPath(path, d) {
      path._d = d;
      path._path.setAttribute("d", d);
      path._pens.forEach((pen) => pen.setAttribute("d", d));
    },
    /** Redraw a path in its current look: options.look (a Style or null), options.halo and options.mark. */
    applyLook(path) {
      path._pens.forEach((pen) => pen.remove());
      path._pens = [];
      const { look, halo, mark } = path.options;
      const target = path._path;
      target.style.display = look ? "" : "none";
      if (!look) return;
      for (const [level, attributes] of pensOf(look, halo, mark)) this._addPen(path, level, attributes);
      const isArea = Boolean(look.fill) || path instanceof L.Polygon;
      target.style.pointerEvents = isArea ? "fill" : "stroke";
      target.setAttribute("stroke-width", HIT_WIDTH);
    },
    _addPen(path, level, attributes) {
      const pen = AtlasShapes.svg("path", { d: path._d, ...attributes });
      this._levels[level].append(pen);
      path._pens.push(pen);
    },
  });

  /** List the pens of a style as [level, attributes], lowest first. */
  function pensOf(look, halo, mark) {
    const pens = [];
    const broadest = Math.max(0, ...look.strokes.map((stroke) => stroke.width));
    const fill = AtlasShapes.fillAttributes(look.fill);
    if (fill) pens.push(["fill", fill]);
    const strokes = AtlasShapes.strokesOf(look);
    if (halo) {
      const widest = Math.max(2, ...look.strokes.map((stroke) => stroke.width));
      pens.push(["halo", { ...HALO, "stroke-width": widest + (look.fill ? 2 : 7) }]);
    }
    if (mark) pens.push(["halo", { ...MARK, "stroke-width": broadest + mark }]);
    strokes.forEach((attributes, index) => pens.push([`pen${Math.min(index, 3)}`, attributes]));
    return pens;
  }

  /** Return the state code of a day: intervals are [from, to) in ISO days, null is open. */
  function codeOn(states, day) {
    const found = states.find(([from, to]) => (from === null || from <= day) && (to === null || day < to));
    return found ? found[2] : null;
  }

  /** Turn GeoJSON coordinates of a line or area into Leaflet's. */
  function latLngsOf({ type, coordinates }) {
    const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
    return L.GeoJSON.coordsToLatLngs(coordinates, depth);
  }

  /** One switchable layer of the catalogue. */
  class AtlasLayer {
    constructor(map, description, order, listener) {
      Object.assign(this, description);
      this.map = map;
      this.listener = listener;
      this.items = [];
      this.byId = new Map();
      this.on = false;
      this.loaded = false;
      this.stamp = null;
      this.paneName = `atlas-${order}-${description.geometry}`;
      this.pane = map.createPane(this.paneName);
      this.pane.style.zIndex = String(PANE_BASE[description.geometry] + order);
      this.isTowns = Object.values(this.styles).every((style) => style.glyph && style.glyph.shape === "town");
      this.drawn = L.layerGroup();
      this.renderer = null;
      this.applyVisibility();
    }

    /** Take the layer's GeoJSON and prepare everything that will ever be drawn. */
    fill(collection) {
      this.items = collection.features.flatMap((feature) => this.partsOf(feature)).map((part) => this.makeItem(part)).filter(Boolean);
      this.byId = new Map(this.items.map((item) => [item.id, item]));
      this.loaded = true;
    }

    /** List the parts of a feature that differ in look; they are one thing and are counted once. */
    partsOf(feature) {
      const { geometry, properties } = feature;
      if (!properties.looks) return [feature];
      return properties.looks.map((ending, index) => ({
        geometry: { type: "LineString", coordinates: geometry.coordinates[index] },
        properties: { ...properties, ending, isMore: index > 0 },
      }));
    }

    /** Return the style key a part of a feature has in a state of the feature. */
    keyOf(item, code) {
      if (code === null || item.ending === undefined) return code;
      const key = code.split(".")[0] + item.ending;
      return this.styles[key] ? key : code;
    }

    makeItem({ geometry, properties }) {
      if (!geometry || !Array.isArray(properties.states)) return null;
      const item = { ...properties, layer: this, code: null, halo: false, mark: false, shown: false };
      if (this.isTowns) item.latlng = L.GeoJSON.coordsToLatLng(geometry.coordinates);
      else if (this.geometry === "point") this.makeMarker(item, geometry);
      else this.makePath(item, geometry);
      return item;
    }

    makePath(item, geometry) {
      if (!this.renderer) this.renderer = new PenRenderer({ pane: this.paneName, padding: 0.15 });
      const make = this.geometry === "area" ? L.polygon : L.polyline;
      item.path = make(latLngsOf(geometry), { pane: this.paneName, renderer: this.renderer, smoothFactor: 1, look: null, bubblingMouseEvents: false });
      this.listen(item.path, item);
    }

    /** Draw countries with the outlines of the base map's present scale, so that coasts agree. */
    takeOutlines(countries) {
      for (const item of this.items) {
        const outline = item.kind === "country" && countries.get(item.id);
        if (outline && outline !== item.outline) item.path.setLatLngs(latLngsOf(outline));
        item.outline = outline;
      }
    }

    makeMarker(item, geometry) {
      item.latlng = L.GeoJSON.coordsToLatLng(geometry.coordinates);
      item.holder = AtlasShapes.html("span", "atlas-glyph");
      const size = this.largestGlyph();
      item.marker = L.marker(item.latlng, {
        pane: this.paneName, keyboard: false, bubblingMouseEvents: false,
        icon: L.divIcon({ className: "atlas-marker", html: item.holder, iconSize: [size, size] }),
      });
      this.listen(item.marker, item);
    }

    largestGlyph() {
      const sizes = Object.values(this.styles).map((style) => (style.glyph ? style.glyph.size : 0));
      return Math.max(MIN_TARGET, ...sizes);
    }

    listen(target, item) {
      target.on("click", (event) => this.listener.onClick(item, event));
      target.on("mouseover mousemove", (event) => this.listener.onHover(item, event));
      target.on("mouseout", () => this.listener.onLeave(item));
      target.on("add", () => { if (!item.isMore) this.makeReachable(item); });
    }

    /** Let a drawn feature take the focus: from the map's own keys, as it is no stop of the Tab key. */
    makeReachable(item) {
      const element = (item.marker || item.path).getElement();
      element.setAttribute("tabindex", "-1");
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", this.sentence(item));
      if (element.atlasListens) return;
      element.atlasListens = true;
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        this.listener.onClick(item, null);
      });
      element.addEventListener("focus", () => this.listener.onFocus(item, element));
      element.addEventListener("blur", () => this.listener.onLeave(item));
    }

    /** Tell what a feature is and how it stands, for screen readers. */
    describe(item) {
      const element = (item.marker || item.path).getElement();
      if (element && !item.isMore) element.setAttribute("aria-label", this.sentence(item));
    }

    sentence(item) {
      const look = this.styles[item.code];
      return [AtlasWords.isolated(item.name), look && AtlasShapes.wordsOf(look), item.mark && this.listener.changed()].filter(Boolean).join(", ");
    }

    /** Switch the layer; nothing is rebuilt. */
    setOn(on) {
      this.on = on;
      this.applyVisibility();
    }

    get isShown() {
      return this.on && this.map.getZoom() >= this.min_zoom;
    }

    applyVisibility() {
      this.pane.style.display = this.isShown ? "" : "none";
    }

    /**
     * Bring features to a day; only those whose state changed are touched. What was known on the day,
     * if that is asked for, stands for the states of now; what stood otherwise before is marked.
     */
    setDay(day, isAllowed, { known = null, before = null } = {}) {
      if (!this.loaded) return;
      const [now, then] = [this.takeKnown(known), before && this.takeKnown(before.known)];
      for (const item of this.items) {
        const found = codeOn(now(item), day);
        const key = this.keyOf(item, found);
        const code = key !== null && this.styles[key] && isAllowed(key) ? key : null;
        if (code !== item.code) this.restyle(item, code);
        const mark = Boolean(before) && code !== null && codeOn(then(item), before.day) !== found;
        if (mark !== item.mark) this.setItemMark(item, mark);
      }
      this.attach();
    }

    /** Take the looks that only what was known on some day needs; return where an item's states are. */
    takeKnown(known) {
      const own = known && known[this.id];
      if (!own) return (item) => item.states;
      for (const [code, style] of Object.entries(own.styles)) this.styles[code] ??= style;
      return (item) => own.states[item.id] ?? [];
    }

    restyle(item, code) {
      item.code = code;
      if (this.isTowns) return;
      const look = code === null ? null : this.styles[code];
      if (item.path) this.restylePath(item, look);
      else if (look) this.restyleGlyph(item, look);
      if (look) this.describe(item);
    }

    restylePath(item, look) {
      item.path.options.look = look;
      if (item.path._path && item.path._map) this.renderer.applyLook(item.path);
    }

    restyleGlyph(item, look) {
      const shape = look.glyph || { shape: "dot", size: 8, colour: "#5A564F" };
      item.look = shape;
      item.holder.replaceChildren(AtlasShapes.glyph(shape));
    }

    /** Put the layer's group on the map, and the markers that belong there now. */
    attach() {
      if (this.isTowns) return; // the labels draw a town's dot with its name, or neither
      if (!this.map.hasLayer(this.drawn)) this.drawn.addTo(this.map);
      if (this.geometry === "point") this.refreshMarkers();
      else this.items.forEach((item) => { if (!item.path._map && item.code) this.drawn.addLayer(item.path); });
    }

    /** Keep only markers that have a state and, in large layers, lie near the view. */
    refreshMarkers() {
      const near = this.items.length > CULL_ABOVE ? this.map.getBounds().pad(0.3) : null;
      for (const item of this.items) {
        const wanted = item.code !== null && (!near || near.contains(item.latlng));
        if (wanted !== item.shown) {
          item.shown = wanted;
          this.drawn[wanted ? "addLayer" : "removeLayer"](item.marker);
        }
        this.refreshCircle(item);
      }
    }

    /** Draw how far off an approximate point may be. */
    refreshCircle(item) {
      if (!(item.radius_km > 1)) return;
      const wanted = item.shown && (item.halo || this.map.getZoom() >= CIRCLE_ZOOM);
      if (wanted && !item.circle) item.circle = this.makeCircle(item);
      if (item.circle) this.drawn[wanted ? "addLayer" : "removeLayer"](item.circle);
    }

    makeCircle(item) {
      if (!this.renderer) this.renderer = L.svg({ pane: this.paneName, padding: 0.15 });
      const { colour } = item.look;
      return L.circle(item.latlng, {
        radius: item.radius_km * 1000, pane: this.paneName, renderer: this.renderer, interactive: false,
        color: colour, weight: 1.2, opacity: 0.8, dashArray: "4 3", fillColor: colour, fillOpacity: 0.1,
      });
    }

    /** Follow the map after a move or zoom. */
    follow() {
      this.applyVisibility();
      if (this.loaded && this.isShown && this.geometry === "point" && !this.isTowns) this.refreshMarkers();
    }

    /** Mark or unmark what an id names: a feature, the sections of a leg, or the whole layer. */
    setHalo(id, on) {
      if (this.isTowns) return;
      this.items.filter((item) => item.id === id || item.leg === id || this.id === id).forEach((item) => this.setItemHalo(item, on));
    }

    setItemHalo(item, on) {
      if (item.halo === on) return;
      item.halo = on;
      if (item.path) {
        item.path.options.halo = on;
        if (item.path._map) this.renderer.applyLook(item.path);
      } else {
        item.holder.classList.toggle("is-selected", on);
        item.marker.setZIndexOffset(on ? 1000 : 0);
        this.refreshCircle(item);
      }
    }

    /** Ring or unring what has changed. */
    setItemMark(item, on) {
      item.mark = on;
      if (this.isTowns) return;
      if (item.path) {
        item.path.options.mark = on && (this.geometry === "area" ? MARK_WIDTH / 2 : MARK_WIDTH);
        if (item.path._map) this.renderer.applyLook(item.path);
      } else item.holder.classList.toggle("is-changed", on);
    }

    /** Return the styles in sight now, in the order of the style table. */
    codesInSight() {
      const sight = this.map.getBounds();
      const isInSight = (item) => (item.latlng ? sight.contains(item.latlng) : sight.intersects(item.path.getBounds()));
      const used = new Set(this.items.filter((item) => item.code !== null && isInSight(item)).map((item) => item.code));
      return Object.keys(this.styles).filter((code) => used.has(code));
    }

    /** Count what is drawn and ringed. */
    countMarked() {
      return this.items.reduce((sum, item) => sum + (item.mark && !item.isMore ? 1 : 0), 0);
    }

    /** Count what is drawn on the day. */
    count() {
      return this.items.reduce((sum, item) => sum + (item.code === null || item.isMore ? 0 : 1), 0);
    }
  }

  return { AtlasLayer, codeOn, MARK };
})();
