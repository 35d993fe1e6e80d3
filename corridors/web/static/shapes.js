/* Glyphs, swatches and small SVG helpers: one shape table for map, legend and panel. */
"use strict";

const AtlasShapes = (() => {
  const SVG_NS = "http://www.w3.org/2000/svg";
  const WHITE = "#FFFFFF";
  const INK = "#3A352F";

  /**
   * Shapes in a box from -12 to 12. Paint: "body" takes the glyph's colour with a white rim,
   * "mark" is a white line, "fill" a white area, "paper" a white area rimmed in the colour,
   * "sign" a line in the colour. Hollow glyphs (what is not finished) swap colour and white.
   */
  const SHAPES = {
    hub: [
      ["rim", "M0-11.4 9.9-5.7V5.7L0 11.4-9.9 5.7V-5.7Z"],
      ["body", "M0-8.8 7.6-4.4V4.4L0 8.8-7.6 4.4V-4.4Z"],
      ["mark", "M0-3.9A3.9 3.9 0 1 1 0 3.9 3.9 3.9 0 1 1 0-3.9Z"],
    ],
    port: [
      ["body", "M0-10A10 10 0 1 1 0 10 10 10 0 1 1 0-10Z"],
      ["mark", "M0-3V6.4M-3.4-.6H3.4M-5.6 1.8C-5.2 5-3 6.4 0 6.4S5.2 5 5.6 1.8"],
      ["mark", "M0-6.6A1.8 1.8 0 1 1 0-3 1.8 1.8 0 1 1 0-6.6Z"],
    ],
    "dry-port": [
      ["body", "M-9.5-7.5H9.5V7.5H-9.5Z"],
      ["mark", "M-5.4-4V4M-1.8-4V4M1.8-4V4M5.4-4V4"],
    ],
    station: [
      ["body", "M-8.5-8.5H8.5V8.5H-8.5Z"],
      ["mark", "M-2.6-6V6M2.6-6V6M-5-3.4H5M-5 0H5M-5 3.4H5"],
    ],
    checkpoint: [
      ["body", "M-8.5-8.5H8.5V8.5H-8.5Z"],
      ["mark", "M-5.4 6V-4.6M-5.4-2.8 6-5.4M-2.4-3.5-2.4-.6M2-4.5V-1.6"],
    ],
    zone: [
      ["paper", "M-8.5-8.5H8.5V8.5H-8.5Z"],
      ["tint", "M-5-5H5V5H-5Z"],
    ],
    terminal: [
      ["body", "M0-10A10 10 0 1 1 0 10 10 10 0 1 1 0-10Z"],
      ["mark", "M-5 5.4H5M-2.4 5.4V-5.6M-5.6-3.6H5.8M4-3.6V.6M2.2.6H5.8V3H2.2Z"],
    ],
    airport: [
      ["body", "M0-10A10 10 0 1 1 0 10 10 10 0 1 1 0-10Z"],
      ["fill", "M0-7.4 1.2-5.4V-1.8L7 2V3.6L1.2 1.8V4.8L3 6.4V7.4L0 6.6-3 7.4V6.4L-1.2 4.8V1.8L-7 3.6V2L-1.2-1.8V-5.4Z"],
    ],
    bridge: [
      ["body", "M-9.5-7.5H9.5V7.5H-9.5Z"],
      ["mark", "M-7 0H7M-5 0C-4-5.4 4-5.4 5 0M-5 0V4.4M5 0V4.4M0-4V0"],
    ],
    crossing: [
      ["paper", "M0-10A10 10 0 1 1 0 10 10 10 0 1 1 0-10Z"],
      ["sign", "M-6-2.4H5.4M2.6-5 5.4-2.4 2.6.2M6 2.6H-5.4M-2.6 0-5.4 2.6-2.6 5.2"],
    ],
    "gauge-break": [
      ["body", "M0-11 11 0 0 11-11 0Z"],
      ["mark", "M-5-4.4V-1.4M5-4.4V-1.4M-5-1.4C-5 1.6-2 1-2 4.4M5-1.4C5 1.6 2 1 2 4.4"],
    ],
    "mode-change": [
      ["body", "M-9.5-7.5H9.5V7.5H-9.5Z"],
      ["mark", "M-6.5-2.4H6M3.4-5 6-2.4 3.4.2M6.5 2.8H-.5M-3 2.8H-6.5"],
    ],
    town: [["ring", "M0-9A9 9 0 1 1 0 9 9 9 0 1 1 0-9Z"]],
    dot: [["body", "M0-9A9 9 0 1 1 0 9 9 9 0 1 1 0-9Z"]],
  };

  const LINE = { fill: "none", "stroke-width": 1.8, "stroke-linecap": "round", "stroke-linejoin": "round" };
  const PAINTS = {
    rim: () => ({ fill: WHITE, stroke: "#00000038", "stroke-width": 1, "stroke-linejoin": "round" }),
    body: (colour, hollow) => ({ fill: hollow ? WHITE : colour, stroke: hollow ? colour : WHITE, "stroke-width": 2.2, "stroke-linejoin": "round", ...(hollow && { "stroke-dasharray": "4 2.2" }) }),
    mark: (colour, hollow) => ({ ...LINE, stroke: hollow ? colour : WHITE }),
    fill: (colour, hollow) => ({ fill: hollow ? colour : WHITE }),
    paper: (colour) => ({ fill: WHITE, stroke: colour, "stroke-width": 2, "stroke-linejoin": "round" }),
    tint: (colour) => ({ fill: colour, "fill-opacity": 0.55 }),
    sign: (colour) => ({ fill: "none", stroke: colour, "stroke-width": 1.9, "stroke-linecap": "round", "stroke-linejoin": "round" }),
    ring: (colour) => ({ fill: WHITE, stroke: colour || INK, "stroke-width": 4 }),
  };

  /** Make an SVG element with attributes. */
  function svg(name, attributes = {}) {
    const element = document.createElementNS(SVG_NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  }

  /** Make an HTML element; text becomes textContent, never markup. */
  function html(name, className = "", text = "") {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  /** Draw a glyph as an SVG element of its own size. */
  function glyph(look, size = look.size) {
    const picture = svg("svg", { width: size, height: size, viewBox: "-13 -13 26 26", "aria-hidden": "true" });
    for (const [paint, d] of SHAPES[look.shape] || SHAPES.dot) {
      picture.append(svg("path", { d, ...PAINTS[paint](look.colour, look.hollow) }));
    }
    return picture;
  }

  /** Return the SVG attributes of one stroke of a style. */
  function strokeAttributes(stroke, isCasing) {
    const dotted = stroke.dash.length > 0 && stroke.dash[0] <= 0.5;
    const attributes = {
      fill: "none",
      stroke: stroke.colour,
      "stroke-width": stroke.width,
      "stroke-opacity": stroke.opacity,
      "stroke-linejoin": "round",
      "stroke-linecap": dotted || (!stroke.dash.length && !isCasing) ? "round" : "butt",
    };
    if (stroke.dash.length) attributes["stroke-dasharray"] = stroke.dash.join(" ");
    return attributes;
  }

  /** Return all strokes of a style as attributes, the first lowest. */
  function strokesOf(style) {
    const { strokes } = style;
    return strokes.map((stroke, index) => strokeAttributes(stroke, index === 0 && strokes.length > 1));
  }

  let defs = null;

  /** Return the url() of a hatch pattern, making it at first use. */
  function hatch(kind, colour) {
    if (!defs) {
      const holder = svg("svg", { width: 0, height: 0, "aria-hidden": "true", class: "atlas-defs" });
      defs = svg("defs");
      holder.append(defs);
      document.body.append(holder);
    }
    const id = `hatch-${kind}-${colour.replace(/[^0-9A-Za-z]/g, "")}`;
    if (!document.getElementById(id)) defs.append(hatchPattern(id, kind, colour));
    return `url(#${id})`;
  }

  /** Build one hatch pattern: slanting lines, or lines both ways. */
  function hatchPattern(id, kind, colour) {
    const pattern = svg("pattern", {
      id, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
    });
    pattern.append(svg("path", { d: kind === "cross" ? "M0 0V7M0 0H7" : "M0 0V7", stroke: colour, "stroke-width": 3 }));
    return pattern;
  }

  /** Return the SVG attributes of a fill. */
  function fillAttributes(fill) {
    if (!fill) return null;
    const paint = fill.hatch === "none" ? fill.colour : hatch(fill.hatch, fill.colour);
    return { fill: paint, "fill-opacity": fill.opacity, "fill-rule": "evenodd", stroke: "none" };
  }

  /** Draw the sample of a style for panel and legend. */
  function swatch(style, geometry) {
    if (style.glyph) return wrapGlyph(style.glyph);
    const picture = svg("svg", { width: 30, height: 14, viewBox: "0 0 30 14", "aria-hidden": "true" });
    const d = geometry === "area" ? "M2 1.5H28V12.5H2Z" : "M1 7H29";
    const fill = fillAttributes(style.fill);
    if (fill) picture.append(svg("path", { d, ...fill }));
    for (const attributes of strokesOf(style)) picture.append(svg("path", { d, ...attributes }));
    return picture;
  }

  /** Centre a glyph's sample in the same box as a line's. */
  function wrapGlyph(look) {
    const size = Math.min(18, Math.max(9, look.size));
    const picture = glyph(look, size);
    picture.classList.add("is-glyph");
    return picture;
  }

  /** Say what a style is, in full. */
  function wordsOf({ label, remark }) {
    return [label, remark].filter(Boolean).join(", ");
  }

  return { svg, html, glyph, swatch, strokesOf, fillAttributes, wordsOf, names: Object.keys(SHAPES) };
})();
