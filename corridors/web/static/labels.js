/* Label placement: greedy, best rank first, never on a line, on each other or under a control. */
"use strict";

const AtlasLabels = (() => {
  const CELL = 4;
  const EDGE = 6;
  const ROWS = 16;
  const STEPS = [0, -0.5, 0.5, -1, 1];
  const SPOTS = 60;
  const FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif';
  const KINDS = {
    hub: { weight: 700, size: 13, height: 16, gap: 4 },
    site: { weight: 500, size: 11, height: 14, gap: 3 },
    country: { weight: 500, size: 10.5, height: 14, spacing: 2, gap: 8 },
    "country-small": { weight: 400, size: 9.5, height: 12, spacing: 0.6, gap: 5 },
    sea: { weight: 400, size: 10.5, height: 14, spacing: 1, gap: 8 },
    capital: { weight: 500, size: 11.5, height: 14, gap: 3 },
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
    for (const reach of [radius + 2, radius + 9, radius + 18, radius + 28]) {
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

  /** Return where a parallel runs inside a ring, as [west, east] pairs (even-odd). */
  function spansAt(lat, ring) {
    const crossings = [];
    for (let i = 1; i < ring.length; i += 1) {
      const [xa, ya] = ring[i - 1];
      const [xb, yb] = ring[i];
      if (ya > lat !== yb > lat) crossings.push(xa + ((xb - xa) * (lat - ya)) / (yb - ya));
    }
    crossings.sort((left, right) => left - right);
    return crossings.flatMap((lon, index) => (index % 2 ? [[crossings[index - 1], lon]] : []));
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
    if (rings.length === 1) return rings[0];
    const sizes = rings.map((ring) => { const [w, s, e, n] = boundsOf(ring); return (e - w) * (n - s); });
    return rings[sizes.indexOf(Math.max(...sizes))];
  }

  /** List the parallels' stretches of an area that lie in a box: {lat, west, east}. */
  function stretchesIn([west, south, east, north], { ring, bounds }) {
    const low = Math.max(south, bounds[1]);
    const high = Math.min(north, bounds[3]);
    const stretches = [];
    for (let row = 1; row < ROWS && low < high; row += 1) {
      const lat = low + ((high - low) * row) / ROWS;
      for (const [from, to] of spansAt(lat, ring)) {
        const stretch = { lat, west: Math.max(from, west), east: Math.min(to, east) };
        if (stretch.west < stretch.east) stretches.push(stretch);
      }
    }
    return stretches;
  }

  /** Return the middle of what is seen of an area, as [lon, lat]. */
  function middleOf(stretches) {
    const total = stretches.reduce((sum, { west, east }) => sum + east - west, 0);
    const mean = (valueOf) => stretches.reduce((sum, one) => sum + valueOf(one) * (one.east - one.west), 0) / total;
    return [mean(({ west, east }) => (west + east) / 2), mean(({ lat }) => lat)];
  }

  /** List where a name of some width (in degrees) fits into stretches, nearest the middle first. */
  function spotsFor(stretches, width) {
    const [midLon, midLat] = middleOf(stretches);
    const far = ([lon, lat]) => Math.hypot((lon - midLon) * 0.7, (lat - midLat) * 1.4);
    const spots = stretches.flatMap(({ lat, west, east }) => {
      const room = (east - west - width) / 2;
      return room < 0 ? [] : STEPS.map((step) => [(west + east) / 2 + step * room, lat]);
    });
    return spots.sort((left, right) => far(left) - far(right)).slice(0, SPOTS);
  }

  /** Prepare named areas (countries, seas) for labelling. */
  function makeAreas(features, kind, language, isFirst) {
    return features.filter(({ geometry, properties }) => geometry && properties.name).map((feature) => {
      const ring = largestRing(feature.geometry);
      const name = feature.properties[`name_${language}`] || feature.properties.name;
      const text = kind === "country" ? name.toLocaleUpperCase(language) : name;
      return { kind, text, ring, bounds: boundsOf(ring), boxes: null, first: isFirst(feature) };
    });
  }

  /** Return how soon a town is named: capitals and the atlas's own region sooner. */
  function rankOf({ rank, kind, isNear }) {
    return rank - (kind === "capital" ? 1.5 : 0) + (isNear ? -1 : 2);
  }

  class Labels {
    constructor(map, { language }) {
      this.map = map;
      this.language = language;
      this.obstacles = [];
      this.written = new Map();
      this.areas = [];
      const pane = map.createPane("atlas-labels");
      pane.style.zIndex = "640";
      pane.style.pointerEvents = "none";
      this.svg = AtlasShapes.svg("svg", { class: "atlas-labels", width: 1, height: 1, "aria-hidden": "true" });
      pane.append(this.svg);
      map.on("zoomstart", () => this.svg.classList.add("is-away"));
    }

    /** Take countries and seas of the base map. */
    setBase(base) {
      const { countries = [], water = [] } = base.parts;
      this.areas = [
        ...makeAreas(countries, "country", this.language, (feature) => base.isFocus(feature)),
        ...makeAreas(water, "sea", this.language, () => false),
      ];
    }

    /** Place all labels anew for the view. */
    place(layers) {
      const { x: width, y: height } = this.map.getSize();
      this.view = [EDGE, EDGE, width - EDGE, height - EDGE];
      this.grid = new Grid(width, height);
      this.blocked = new Grid(width, height);
      this.origin = this.map.containerPointToLayerPoint([0, 0]);
      this.wanted = new Map();
      this.bounds = this.map.getBounds();
      this.forgetBoxes();
      const shown = layers.filter((layer) => layer.loaded && layer.isShown);
      this.obstacles.forEach((box) => this.takeBox(box));
      shown.forEach((layer) => this.takeLines(layer));
      this.placePoints(shown);
      this.placeAreas();
      this.placeTowns(shown.filter((layer) => layer.isTowns));
      this.write();
      this.svg.classList.remove("is-away");
    }

    /** Bring the drawn labels to the wanted ones; what stays is not touched. */
    write() {
      for (const [key, element] of this.written) {
        if (this.wanted.has(key)) continue;
        element.remove();
        this.written.delete(key);
      }
      for (const [key, make] of this.wanted) {
        if (this.written.has(key)) continue;
        const element = make();
        this.written.set(key, element);
        this.svg.append(element);
      }
    }

    /** After a move the areas' boxes are other ones. */
    forgetBoxes() {
      const seen = `${this.bounds.toBBoxString()} ${this.view}`;
      if (seen !== this.seen) this.areas.forEach((area) => { area.boxes = null; });
      this.seen = seen;
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
      const items = shown.filter((layer) => layer.geometry === "point" && !layer.isTowns).flatMap((layer) => layer.items);
      const here = items.filter((item) => item.shown && this.bounds.contains(item.latlng));
      const points = new Map(here.map((item) => [item, this.map.latLngToContainerPoint(item.latlng)]));
      for (const item of here) this.takeMarker(points.get(item), item.look.size / 2);
      const asked = here.filter((item) => this.isLabelled(item)).map((item) => this.asLabel(item, points.get(item)));
      asked.sort((a, b) => a.order - b.order || a.room - b.room);
      asked.forEach(({ item, point, kind }) => this.placePoint(point, item.look.size / 2, item.label || item.name, kind));
    }

    /** Weigh a point's label: its order, and how much room it has, as the most cramped goes first. */
    asLabel(item, point) {
      const kind = item.look.shape === "hub" ? "hub" : "site";
      const order = this.orderOf(item);
      const room = order < 0 ? this.boxesFor(point, item.look.size / 2, item.label || item.name, kind).filter((box) => this.isFree(box)).length : 0;
      return { item, point, kind, order, room };
    }

    boxesFor(point, radius, text, kind) {
      return boxesAround(point, radius, widthOf(text, kind), KINDS[kind].height);
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
      return zoom >= (SHAPE_ZOOM[item.look.shape] ?? SITE_ZOOM);
    }

    /** Return the least important rank of town that is labelled at this zoom. */
    townLimit() {
      return (this.map.getZoom() - 2.6) * 1.5;
    }

    placePoint(point, radius, text, kind) {
      const box = this.boxesFor(point, radius, text, kind).find((candidate) => this.isFree(candidate));
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
      this.wanted.set(`${kind} ${x} ${y} ${text}`, () => {
        const label = AtlasShapes.svg("text", { x, y, class: `atlas-label is-${kind}` });
        label.textContent = text;
        return label;
      });
    }

    placeAreas() {
      if (this.map.getZoom() > 8) return;
      [true, false].forEach((first) => {
        this.areas.filter((area) => area.first === first).forEach((area) => this.placeArea(area));
      });
    }

    /** Write an area's name on the free spot nearest the middle of what is seen of it. */
    placeArea(area) {
      const kinds = area.kind === "country" ? ["country", "country-small"] : [area.kind];
      area.boxes ??= this.boxesIn(area, kinds);
      for (const kind of kinds) {
        const box = area.boxes[kind].find((candidate) => this.isFree(candidate));
        if (box) return this.draw(box, area.text, kind);
      }
      return undefined;
    }

    /** List the boxes in which a name would lie within its area; they change with the view only. */
    boxesIn(area, kinds) {
      const view = [this.bounds.getWest(), this.bounds.getSouth(), this.bounds.getEast(), this.bounds.getNorth()];
      const stretches = stretchesIn(view, area);
      const degrees = (view[2] - view[0]) / this.map.getSize().x;
      return Object.fromEntries(kinds.map((kind) => {
        const width = widthOf(area.text, kind);
        const spots = stretches.length ? spotsFor(stretches, width * degrees) : [];
        return [kind, spots.map((spot) => this.boxOn(spot, width, KINDS[kind].height))];
      }));
    }

    boxOn([lon, lat], width, height) {
      const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
      return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    }

    placeTowns(layers) {
      const limit = this.townLimit();
      const towns = layers.flatMap((layer) => layer.items).filter((item) => item.code !== null);
      for (const town of towns.sort((a, b) => rankOf(a) - rankOf(b))) {
        if (rankOf(town) > limit) return;
        if (this.bounds.contains(town.latlng)) this.placeTown(town);
      }
    }

    /** Draw a town's dot with its name, or neither. */
    placeTown({ latlng, kind, name, label }) {
      const style = kind === "capital" ? "capital" : "town";
      const radius = style === "capital" ? 3.2 : 2.4;
      const point = this.map.latLngToContainerPoint(latlng);
      if (!this.isOpen(point) || !this.placePoint(point, radius + 1, label || name, style)) return;
      const at = point.add(this.origin);
      const attributes = { cx: at.x, cy: at.y, r: radius, class: `atlas-town is-${style}` };
      this.wanted.set(`dot ${at.x} ${at.y} ${style}`, () => AtlasShapes.svg("circle", attributes));
      this.takeMarker(point, radius);
    }

    /** Tell whether a town's dot is clear of controls, markers and labels; a line may pass it. */
    isOpen({ x, y }) {
      const [left, top, right, bottom] = this.view;
      if (x < left || y < top || x > right || y > bottom) return false;
      return !this.blocked.isTaken([x - 2, y - 2, x + 2, y + 2]);
    }
  }

  return { Labels };
})();
