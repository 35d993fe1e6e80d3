/* Paints a strip from values. Facts are hostile until shown as text: they reach the page through
   textContent and attributes of shapes only. */

const SVG = "http://www.w3.org/2000/svg";
const TIP_GAP = 14;
const HATCH_SPACING = 7;
const LARGEST = 1.3;
const SHEET_WIDTH = 1240;
const SHEET_LAP = 60;
let hatches = 0;
let strips = 0;

/** Make a shape with attributes; those without a value are left out. */
function shape(tag, attributes = {}, children = []) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== "") element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Make an element with a class and a text. */
function make(tag, className, content = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = content;
  return element;
}

function pen(stroke) {
  return {
    stroke: stroke.colour,
    "stroke-width": stroke.width,
    "stroke-dasharray": stroke.dash.join(" "),
    "stroke-opacity": stroke.opacity,
    fill: "none",
  };
}

const PAINTERS = {
  LineMark: ({ points, stroke }) => [shape("polyline", { points: points.map((point) => point.join(",")).join(" "), ...pen(stroke) })],
  BoxMark: paintBox,
  TextMark: paintText,
  GlyphMark: paintGlyph,
};

function paintBox({ x, y, width, height, fill, outline }) {
  const box = { x, y, width: Math.max(width, 0), height };
  if (fill.hatch === "none") return [shape("rect", { ...box, fill: fill.colour, "fill-opacity": fill.opacity, ...(outline ? pen(outline) : {}) })];
  hatches += 1;
  const id = `strip-hatch-${hatches}`;
  const lines = [shape("path", { d: `M0 0V${HATCH_SPACING}`, stroke: fill.colour, "stroke-width": 3, "stroke-opacity": fill.opacity })];
  if (fill.hatch === "cross") lines.push(shape("path", { d: `M0 0H${HATCH_SPACING}`, stroke: fill.colour, "stroke-width": 3, "stroke-opacity": fill.opacity }));
  const pattern = shape("pattern", { id, width: HATCH_SPACING, height: HATCH_SPACING, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, lines);
  return [pattern, shape("rect", { ...box, fill: `url(#${id})` })];
}

function paintText({ x, y, text, size, colour, bold, anchor, has_halo: hasHalo }) {
  const anchors = { left: "start", center: "middle", right: "end" };
  const element = shape("text", {
    x, y, "font-size": size, fill: colour, "font-weight": bold ? 700 : null, "text-anchor": anchors[anchor], class: hasHalo ? "halo" : null,
  });
  element.textContent = text;
  return [element];
}

function paintGlyph({ x, y, glyph }) {
  const stamps = glyph.stamps.map((stamp) => shape("path", {
    d: stamp.outline,
    fill: stamp.fill || "none",
    "fill-opacity": stamp.fill_opacity,
    stroke: stamp.stroke || "none",
    "stroke-width": stamp.width,
    "stroke-dasharray": stamp.dash.join(" "),
    "stroke-linecap": stamp.cap,
    "stroke-linejoin": "round",
  }));
  return [shape("g", { transform: `translate(${x} ${y}) scale(${glyph.scale})` }, stamps)];
}

function paint(marks) {
  return marks.flatMap((mark) => PAINTERS[mark.kind](mark));
}

/** One strip: its drawing, what is near the pointer, and what is marked. */
class Strip {
  constructor(root) {
    this.root = root;
    this.scroller = root.querySelector(".scroller");
    this.tip = root.querySelector(".tip");
    this.key = null;
    this.marked = [];
    strips += 1;
    this.number = strips;
    new ResizeObserver(() => this.fit()).observe(this.scroller);
  }

  take(data, onPick) {
    this.onPick = onPick;
    this.words = data.words;
    if (data.key !== this.key) this.draw(data);
    if (data.marked.join() !== this.marked.join() || data.key !== this.key) this.mark(data.marked);
    this.key = data.key;
  }

  draw({ drawing, alt, note, key }) {
    const share = this.place();
    const { width, height } = drawing;
    this.size = { width, height };
    const svg = shape("svg", { class: "drawing", width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": alt });
    const whole = shape("g", { id: `strip-whole-${this.number}`, "aria-hidden": "true" }, paint(drawing.marks));
    svg.append(whole);
    this.root.querySelector(".sheets").replaceChildren(...this.sheets(whole.id));
    this.targets = drawing.targets.map((target) => this.target(target));
    svg.append(...this.targets.map(({ element }) => element));
    this.reading = this.targets.filter(({ target }) => !target.is_repeat).sort((a, b) => a.target.x - b.target.x || a.target.y - b.target.y);
    this.listen(svg);
    this.scroller.replaceChildren(svg);
    this.svg = svg;
    this.fit();
    if (this.key !== null && key.split(" ")[1] === this.key.split(" ")[1]) this.goTo(share);
    this.root.querySelector(".legend").replaceChildren(...drawing.legend.map((entry) => this.entry(entry)));
    this.root.querySelector(".note").textContent = note;
    this.hideTip();
  }

  /** The drawing in rows as wide as a page, for paper; each begins a little before the last ended. */
  sheets(id) {
    const { width, height } = this.size;
    const count = Math.round(width / SHEET_WIDTH);
    if (count < 2) return [];
    const step = width / count;
    return Array.from({ length: count }, (_, row) => shape(
      "svg",
      { viewBox: `${row * step - SHEET_LAP} 0 ${step + 2 * SHEET_LAP} ${height}` },
      [shape("use", { href: `#${id}` })],
    ));
  }

  /** Fill a wide window, but never make the drawing smaller than it can be read. */
  fit() {
    if (!this.svg) return;
    const { width, height } = this.size;
    this.scale = Math.min(Math.max(this.scroller.clientWidth / width, 1), LARGEST);
    this.svg.setAttribute("width", width * this.scale);
    this.svg.setAttribute("height", height * this.scale);
  }

  /** Which share of the way stands in the middle of what is seen. */
  place() {
    const { scrollLeft, clientWidth, scrollWidth } = this.scroller;
    return (scrollLeft + clientWidth / 2) / Math.max(scrollWidth, 1);
  }

  goTo(share) {
    this.scroller.scrollLeft = share * this.scroller.scrollWidth - this.scroller.clientWidth / 2;
  }

  target(target) {
    const { x, y, width, height, id, title, lines } = target;
    const element = shape("rect", {
      class: id ? "target picks" : "target", x, y, width, height, rx: 3, tabindex: target.is_repeat ? null : -1,
      role: id ? "button" : "img", "aria-label": [title, ...lines].join(", "), "aria-hidden": target.is_repeat ? "true" : null,
    });
    return { target, element };
  }

  entry({ words, marks }) {
    const line = make("span", "entry");
    const sample = shape("svg", { width: 36, height: 16, viewBox: "0 0 36 16", "aria-hidden": "true" }, paint(marks));
    line.append(sample, make("span", "", words));
    return line;
  }

  listen(svg) {
    const held = new Map(this.targets.map((one) => [one.element, one]));
    const over = (event) => held.get(event.target);
    svg.addEventListener("pointermove", (event) => this.near(over(event), event));
    svg.addEventListener("pointerleave", () => this.near(null));
    svg.addEventListener("click", (event) => this.pick(over(event)));
    svg.addEventListener("focusin", (event) => this.near(over(event)));
    svg.addEventListener("focusout", () => this.near(null));
    svg.addEventListener("keydown", (event) => this.onKey(event, over(event)));
    if (this.reading[0]) this.reading[0].element.setAttribute("tabindex", 0);
  }

  /** Show what is near; all that stands for the same thing lights up with it. */
  near(one, event = null) {
    for (const { target, element } of this.targets) {
      element.classList.toggle("is-near", Boolean(one && one.target.id && target.id === one.target.id));
    }
    if (one) this.showTip(one, event);
    else this.hideTip();
  }

  showTip({ target, element }, event) {
    const { title, lines } = target;
    this.tip.replaceChildren(make("b", "", title), ...lines.map((line) => make("span", "", line)));
    this.tip.hidden = false;
    const frame = this.root.getBoundingClientRect();
    const box = element.getBoundingClientRect();
    const x = event ? event.clientX : box.left + box.width / 2;
    const y = event ? event.clientY : box.bottom;
    const left = Math.min(x - frame.left + TIP_GAP, frame.width - this.tip.offsetWidth - 4);
    const below = y - frame.top + TIP_GAP;
    const above = y - frame.top - this.tip.offsetHeight - TIP_GAP;
    const isLow = y + TIP_GAP + this.tip.offsetHeight > window.innerHeight;
    this.tip.style.left = `${Math.max(left, 4)}px`;
    this.tip.style.top = `${isLow ? above : below}px`;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  pick(one) {
    if (!one || !one.target.id) return;
    const isMarked = this.marked.includes(one.target.id);
    this.onPick(isMarked ? null : one.target.id);
  }

  onKey(event, one) {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (event.key in steps) this.step(one, steps[event.key]);
    else if (event.key === "Enter" || event.key === " ") this.pick(one);
    else if (event.key === "Escape" && this.marked.length) this.onPick(null);
    else return;
    event.preventDefault();
  }

  /** Move the one stop of the keyboard along the way. */
  step(one, by) {
    const next = this.reading[this.reading.indexOf(one) + by];
    if (!next) return;
    for (const { element } of this.reading) element.setAttribute("tabindex", -1);
    next.element.setAttribute("tabindex", 0);
    next.element.focus();
  }

  /** Mark what is selected and bring it into view. */
  mark(ids) {
    this.marked = ids;
    const shown = [];
    for (const { target, element } of this.targets) {
      const isMarked = ids.includes(target.id);
      element.classList.toggle("is-marked", isMarked);
      if (element.getAttribute("role") === "button") element.setAttribute("aria-pressed", String(isMarked));
      if (isMarked) shown.push(target);
    }
    if (shown.length) this.bringIntoView(shown);
    this.root.querySelector(".announce").textContent = shown.length ? this.words.selected.replace("{title}", () => shown[0].title) : "";
  }

  bringIntoView(targets) {
    const left = Math.min(...targets.map(({ x }) => x)) * this.scale;
    const right = Math.max(...targets.map(({ x, width }) => x + width)) * this.scale;
    const { scrollLeft, clientWidth } = this.scroller;
    const isSeen = left < scrollLeft + clientWidth - 40 && right > scrollLeft + 40;
    if (!isSeen) this.scroller.scrollLeft = (left + right) / 2 - clientWidth / 2;
  }
}

const known = new WeakMap();

/** Streamlit calls this at first and whenever what is shown changes. */
export default function strip({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".strip");
  if (!known.has(root)) known.set(root, new Strip(root));
  known.get(root).take(data, (id) => setTriggerValue("pick", { id }));
}
