/* Label placement: greedy, best rank first, never on a line, on each other or under a control. */
"use strict";

const AtlasLabels = (() => {
  const CELL = 4;
  const EDGE = 6;
  const GRID_STEPS = 11;
  const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
  const KINDS = {
    hub: { weight: 700, size: 13, height: 16, gap: 4 },
    site: { weight: 500, size: 11, height: 14, gap: 3 },
    country: { weight: 500, size: 10.5, height: 14, spacing: 2, gap: 8 },
    sea: { weight: 400, size: 10.5, height: 14, spacing: 1, gap: 8 },
    capital: { weight: 600, size: 11.5, height: 14, gap: 3 },
    town: { weight: 400, size: 11, height: 13, gap: 3 },
  };
  const SHAPE_ZOOM = { hub: 0, crossing: 6, "gauge-break": 7 };
  const SITE_ZOOM = 7;

  /** Which screen cells are taken, by lines or by labels and markers. */
  class Grid {
    constructor(width, height) {
      this.columns = Math.ceil(width / CELL);
      this.rows = Math.ceil(height / CELL);
      this.cells = new Uint8Array(this.columns * this.rows);
    }

    /** Visit the cells of a box; stops when the visitor returns true. */
    some([x0, y0, x1, y1], visit) {
      const left = Math.max(0, Math.floor(x0 / CELL));
      const right = Math.min(this.columns - 1, Math.floor(x1 / CELL));
      const bottom = Math.min(this.rows - 1, Math.floor(y1 / CELL));
      for (let row = Math.max(0, Math.floor(y0 / CELL)); row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          if (visit(row * this.columns + column)) return true;
        }
      }
      return false;
    }

    take(box) {
      this.some(box, (index) => { this.cells[index] = 1; return false; });
    }

    isTaken(box) {
      return this.some(box, (index) => this.cells[index] === 1);
    }

    /** Take the cells along a segment, with its width. */
    takeSegment(a, b, reach) {
      const steps = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / CELL));
      for (let step = 0; step <= steps; step += 1) {
        const x = a.x + ((b.x - a.x) * step) / steps;
        const y = a.y + ((b.y - a.y) * step) / steps;
        this.take([x - reach, y - reach, x + reach, y + reach]);
      }
    }
  }

  const pen = document.createElement("canvas").getContext("2d");
  const widths = new Map();

  /** Measure a label's text in CSS pixels; measured once. */
  function widthOf(text, kind) {
    const key = `${kind} ${text}`;
    if (!widths.has(key)) {
      const { weight, size, spacing = 0 } = KINDS[kind];
      pen.font = `${weight} ${size}px ${FAMILY}`;
      widths.set(key, pen.measureText(text).width + spacing * text.length);
    }
    return widths.get(key);
  }

  /** List the boxes around a point in order of preference: right, left, above, below, corners. */
  function boxesAround(point, radius, width, height) {
    const boxes = [];
    for (const reach of [radius + 2, radius + 9, radius + 18]) {
      const diagonal = reach * 0.72;
      const starts = [
        [reach, -height / 2], [-reach - width, -height / 2],
        [-width / 2, -reach - height], [-width / 2, reach],
        [diagonal, -diagonal - height / 2], [diagonal, diagonal - height / 2],
        [-diagonal - width, -diagonal - height / 2], [-diagonal - width, diagonal - height / 2],
      ];
      for (const [dx, dy] of starts) boxes.push([point.x + dx, point.y + dy, point.x + dx + width, point.y + dy + height]);
    }
    return boxes;
  }

  /** Tell whether a lon/lat lies in a ring (even-odd). */
  function isInRing(lon, lat, ring) {
    let inside = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > lat !== yj > lat && lon < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
  }

  /** Return the bounds of a ring as [west, south, east, north]. */
  function boundsOf(ring) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [lon, lat] of ring) {
      box[0] = Math.min(box[0], lon); box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon); box[3] = Math.max(box[3], lat);
    }
    return box;
  }

  /** Return an area's largest outer ring by its bounds. */
  function largestRing({ type, coordinates }) {
    const rings = type === "Polygon" ? [coordinates[0]] : coordinates.map((polygon) => polygon[0]);
    const sizeOf = (ring) => { const [w, s, e, n] = boundsOf(ring); return (e - w) * (n - s); };
    return rings.reduce((best, ring) => (sizeOf(ring) > sizeOf(best) ? ring : best));
  }

  /** Spread points over the inside of a ring: where the area's name may stand. */
  function insidePoints(ring) {
    const [west, south, east, north] = boundsOf(ring);
    const points = [];
    for (let row = 1; row < GRID_STEPS * 2; row += 1) {
      for (let column = 1; column < GRID_STEPS; column += 1) {
        const lon = west + ((east - west) * column) / GRID_STEPS;
        const lat = south + ((north - south) * row) / (GRID_STEPS * 2);
        if (isInRing(lon, lat, ring)) points.push([lon, lat]);
      }
    }
    return points;
  }

  /** Prepare named areas (countries, seas) for labelling. */
  function makeAreas(features, kind, language, isFirst) {
    return features.filter(({ geometry, properties }) => geometry && properties.name).map((feature) => {
      const ring = largestRing(feature.geometry);
      const name = feature.properties[`name_${language}`] || feature.properties.name;
      const text = kind === "country" ? name.toLocaleUpperCase(language) : name;
      return { kind, text, ring, spots: null, first: isFirst(feature) };
    });
  }

  class Labels {
    constructor(map, { language, obstacles }) {
      this.map = map;
      this.language = language;
      this.obstacles = obstacles;
      this.areas = [];
      this.places = [];
      const pane = map.createPane("atlas-labels");
      pane.style.zIndex = "640";
      pane.style.pointerEvents = "none";
      this.svg = AtlasShapes.svg("svg", { class: "atlas-labels", width: 1, height: 1, "aria-hidden": "true" });
      pane.append(this.svg);
      map.on("zoomstart", () => this.svg.classList.add("is-away"));
    }

    /** Take countries, seas and places of the base map. */
    setBase(base) {
      const { countries = [], water = [], places = [] } = base.parts;
      this.areas = [
        ...makeAreas(countries, "country", this.language, (feature) => base.isFocus(feature)),
        ...makeAreas(water, "sea", this.language, () => false),
      ];
      this.places = places.map(({ geometry, properties }) => ({
        latlng: L.latLng(geometry.coordinates[1], geometry.coordinates[0]),
        text: properties[`name_${this.language}`] || properties.name,
        kind: properties.capital ? "capital" : "town",
        order: properties.rank - (base.isFocus({ properties }) ? 2 : 0) - (properties.capital ? 3 : 0),
      })).sort((a, b) => a.order - b.order);
    }

    /** Place all labels anew for the view. */
    place(layers) {
      const { x: width, y: height } = this.map.getSize();
      this.view = [EDGE, EDGE, width - EDGE, height - EDGE];
      this.grid = new Grid(width, height);
      this.blocked = new Grid(width, height);
      this.origin = this.map.containerPointToLayerPoint([0, 0]);
      this.drawn = document.createDocumentFragment();
      this.bounds = this.map.getBounds();
      const shown = layers.filter((layer) => layer.loaded && layer.isShown);
      this.obstacles().forEach((box) => this.takeBox(box));
      shown.forEach((layer) => this.takeLines(layer));
      this.placePoints(shown);
      this.placeAreas();
      this.placeTowns();
      this.svg.replaceChildren(this.drawn);
      this.svg.classList.remove("is-away");
    }

    takeLines(layer) {
      if (layer.geometry !== "line") return;
      for (const { path, code } of layer.items) {
        if (code !== null && path._parts) path._parts.forEach((part) => this.takeLine(part));
      }
    }

    takeLine(points) {
      const moved = points.map((point) => point.subtract(this.origin));
      for (let i = 1; i < moved.length; i += 1) this.grid.takeSegment(moved[i - 1], moved[i], 3);
    }

    /** Place the labels of the layers' points, lowest rank first, after taking all their markers. */
    placePoints(shown) {
      const items = shown.filter((layer) => layer.geometry === "point").flatMap((layer) => layer.items);
      const here = items.filter((item) => item.shown && this.bounds.contains(item.latlng));
      const points = new Map(here.map((item) => [item, this.map.latLngToContainerPoint(item.latlng)]));
      for (const item of here) this.takeMarker(points.get(item), item.look.size / 2);
      here.filter((item) => this.isLabelled(item)).sort((a, b) => this.orderOf(a) - this.orderOf(b)).forEach((item) => {
        const kind = { hub: "hub", town: "town" }[item.look.shape] || "site";
        this.placePoint(points.get(item), item.look.size / 2, item.label || item.name, kind);
      });
    }

    /** Take a box from labels and from town dots. */
    takeBox(box) {
      this.grid.take(box);
      this.blocked.take(box);
    }

    takeMarker(point, radius) {
      this.takeBox([point.x - radius, point.y - radius, point.x + radius, point.y + radius]);
    }

    orderOf(item) {
      return (item.halo ? -200 : 0) + (item.look.shape === "hub" ? -100 : 0) + item.rank;
    }

    isLabelled(item) {
      const zoom = this.map.getZoom();
      if (item.halo) return true;
      if (item.look.shape === "town") return item.rank <= this.townLimit();
      return zoom >= (SHAPE_ZOOM[item.look.shape] ?? SITE_ZOOM);
    }

    /** Return the least important rank of town that is labelled at this zoom. */
    townLimit() {
      return (this.map.getZoom() - 2.6) * 1.5;
    }

    placePoint(point, radius, text, kind) {
      const width = widthOf(text, kind);
      const { height } = KINDS[kind];
      const box = boxesAround(point, radius, width, height).find((candidate) => this.isFree(candidate));
      if (box) this.draw(box, text, kind);
      return Boolean(box);
    }

    isFree(box) {
      const [left, top, right, bottom] = this.view;
      const isInside = box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom;
      return isInside && !this.grid.isTaken(box);
    }

    /** Write a label and keep its surroundings free. */
    draw(box, text, kind) {
      const { gap } = KINDS[kind];
      this.takeBox([box[0] - gap, box[1] - gap / 2, box[2] + gap, box[3] + gap / 2]);
      const x = box[0] + this.origin.x;
      const y = box[1] + this.origin.y + KINDS[kind].height * 0.78;
      const label = AtlasShapes.svg("text", { x, y, class: `atlas-label is-${kind}` });
      label.textContent = text;
      this.drawn.append(label);
    }

    placeAreas() {
      if (this.map.getZoom() > 8) return;
      [true, false].forEach((first) => {
        this.areas.filter((area) => area.first === first).forEach((area) => this.placeArea(area));
      });
    }

    /** Write an area's name on the free spot nearest the middle of what is seen of it. */
    placeArea(area) {
      area.spots ??= insidePoints(area.ring);
      const seen = area.spots.filter(([lon, lat]) => this.bounds.contains([lat, lon]));
      if (!seen.length) return;
      const middle = [0, 1].map((axis) => seen.reduce((sum, spot) => sum + spot[axis], 0) / seen.length);
      const far = ([lon, lat]) => Math.hypot((lon - middle[0]) * 0.7, (lat - middle[1]) * 1.4);
      const width = widthOf(area.text, area.kind);
      const { height } = KINDS[area.kind];
      for (const spot of seen.sort((a, b) => far(a) - far(b)).slice(0, 60)) {
        const { x, y } = this.map.latLngToContainerPoint([spot[1], spot[0]]);
        const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
        if (this.isFree(box) && this.isWithin(box, area.ring)) return this.draw(box, area.text, area.kind);
      }
    }

    /** Tell whether both ends of a name lie inside its area. */
    isWithin([x0, y0, x1, y1], ring) {
      return [x0, x1].every((x) => {
        const { lat, lng } = this.map.containerPointToLatLng([x, (y0 + y1) / 2]);
        return isInRing(lng, lat, ring);
      });
    }

    placeTowns() {
      const limit = this.townLimit();
      for (const place of this.places) {
        if (place.order > limit) return;
        if (this.bounds.contains(place.latlng)) this.placeTown(place);
      }
    }

    placeTown(place) {
      const radius = place.kind === "capital" ? 3.2 : 2.4;
      const point = this.map.latLngToContainerPoint(place.latlng);
      if (!this.isOpen(point) || !this.placePoint(point, radius + 1, place.text, place.kind)) return;
      const at = point.add(this.origin);
      this.drawn.append(AtlasShapes.svg("circle", { cx: at.x, cy: at.y, r: radius, class: `atlas-town is-${place.kind}` }));
      this.takeMarker(point, radius);
    }

    /** Tell whether a town's dot is clear of controls, markers and labels; a line may pass it. */
    isOpen({ x, y }) {
      const [left, top, right, bottom] = this.view;
      if (x < left || y < top || x > right || y > bottom) return false;
      return !this.blocked.isTaken([x - 2, y - 2, x + 2, y + 2]);
    }
  }

  return { Labels, Grid, boxesAround, isInRing };
})();
