/* The base map: our own land, water, borders on two canvases, below and above the tints. */
"use strict";

const AtlasBase = (() => {
  const COLOURS = {
    land: "#F6F4EF", other: "#EFEDE7", water: "#CFE0EA", shore: "#A9C3D1",
    river: "#B4CFDD", border: "#B9B3A8", disputed: "#EAE8E2", hatch: "#BDB8AE",
  };
  const DETAIL_ZOOM = 6;

  /** Prepare the panes: land under the tints, water and disputed ground above them. */
  function makePanes(map) {
    for (const [name, zIndex] of [["base-low", 200], ["base-tiles", 210], ["base-high", 350]]) {
      const pane = map.createPane(name);
      pane.style.zIndex = String(zIndex);
      pane.style.pointerEvents = "none";
    }
  }

  /** Make the grey hatch of disputed ground as a canvas pattern. */
  function makeHatch() {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 8;
    const pen = tile.getContext("2d");
    pen.fillStyle = COLOURS.disputed;
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = COLOURS.hatch;
    pen.lineWidth = 1;
    pen.beginPath();
    for (const shift of [-4, 0, 4, 8]) { pen.moveTo(shift, 8); pen.lineTo(shift + 8, 0); }
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  /** Gather the rings of polygon features into one list for a single path. */
  function ringsOf(features) {
    return features.flatMap(({ geometry }) => {
      if (!geometry) return [];
      const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      return polygons.map((polygon) => L.GeoJSON.coordsToLatLngs(polygon, 1));
    });
  }

  /** Gather the lines of line features. */
  function linesOf(features) {
    return features.flatMap(({ geometry }) => {
      if (!geometry) return [];
      const lines = geometry.type === "LineString" ? [geometry.coordinates] : geometry.coordinates;
      return L.GeoJSON.coordsToLatLngs(lines, 1);
    });
  }

  class Base {
    constructor(map, settings, loader) {
      this.map = map;
      this.settings = settings;
      this.loader = loader;
      this.id = "atlas";
      this.tiles = null;
      this.scales = {};
      this.current = null;
      makePanes(map);
      this.low = L.canvas({ pane: "base-low", padding: 0.25 });
      this.high = L.canvas({ pane: "base-high", padding: 0.25 });
    }

    /** Load and draw the overview; resolves when it is on the map. */
    async start() {
      await this.load("overview");
      this.choose();
    }

    async load(scale) {
      if (!this.settings[scale] || this.scales[scale]) return;
      const names = Object.keys(this.settings[scale]);
      const found = await Promise.all(names.map((name) => this.loader(this.settings[scale][name])));
      const parts = Object.fromEntries(names.map((name, index) => [name, found[index].features]));
      this.scales[scale] = { parts, group: this.draw(parts) };
    }

    /** Swap the scale to fit the zoom, loading the detail at first need; tell whether it changed. */
    async follow() {
      if (this.map.getZoom() >= DETAIL_ZOOM && this.settings.detail && !this.scales.detail) {
        await this.load("detail").catch(() => { this.settings = { ...this.settings, detail: null }; });
      }
      return this.choose();
    }

    choose() {
      const wanted = this.map.getZoom() >= DETAIL_ZOOM && this.scales.detail ? "detail" : "overview";
      if (wanted === this.current || !this.scales[wanted]) return false;
      if (this.current) this.scales[this.current].group.remove();
      this.current = wanted;
      this.scales[wanted].group.addTo(this.map);
      return true;
    }

    get parts() {
      return this.current ? this.scales[this.current].parts : {};
    }

    isFocus(feature) {
      return this.settings.focus.includes(feature.properties.id);
    }

    draw(parts) {
      const countries = parts.countries || [];
      const near = countries.filter((feature) => this.isFocus(feature));
      const far = countries.filter((feature) => !this.isFocus(feature));
      return L.layerGroup([
        this.area(far, COLOURS.other, COLOURS.other, this.low),
        this.area(near, COLOURS.land, COLOURS.land, this.low),
        ...this.drawWater(parts),
        ...this.drawBorders(parts),
      ]);
    }

    drawWater(parts) {
      return [
        this.lines(parts.rivers || [], { color: COLOURS.river, weight: 0.8 }, this.high),
        this.area(parts.water || [], COLOURS.water, COLOURS.shore, this.high),
      ];
    }

    drawBorders(parts) {
      const borders = parts.borders || [];
      const isDisputed = (feature) => feature.properties.disputed === true;
      return [
        this.lines(borders.filter((line) => !isDisputed(line)), { color: COLOURS.border, weight: 0.9 }, this.low),
        this.area(parts.disputed || [], makeHatch(), COLOURS.hatch, this.high),
        this.lines(borders.filter(isDisputed), { color: "#9A948A", weight: 1, dashArray: "4 3" }, this.high),
      ];
    }

    area(features, fillColor, color, renderer) {
      return L.polygon(ringsOf(features), {
        renderer, interactive: false, fillColor, fillOpacity: 1, color, weight: 0.6, smoothFactor: 0.8,
      });
    }

    lines(features, options, renderer) {
      return L.polyline(linesOf(features), { renderer, interactive: false, smoothFactor: 0.8, ...options });
    }

    /** Return whose map is seen, besides the atlas's own sources. */
    get attribution() {
      const online = this.settings.online.find((base) => base.id === this.id);
      return online ? online.attribution : "";
    }

    /** Choose the atlas's own base or an online one by id; false when there is no such base. */
    setBase(id) {
      const online = this.settings.online.find((base) => base.id === id);
      if (!online && id !== "atlas") return false;
      if (this.tiles) this.tiles.remove();
      this.tiles = online ? this.makeTiles(online) : null;
      this.id = id;
      const isCovered = Boolean(online) && !online.is_overlay;
      for (const pane of ["base-low", "base-high"]) this.map.getPane(pane).style.display = isCovered ? "none" : "";
      return true;
    }

    makeTiles(online) {
      return L.tileLayer(online.url, {
        pane: "base-tiles", maxZoom: online.max_zoom || 18, referrerPolicy: "strict-origin-when-cross-origin",
      }).addTo(this.map);
    }
  }

  return { Base, COLOURS };
})();
