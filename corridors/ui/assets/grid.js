/* Writes a grid of text as a table. Facts are hostile until shown as text: they reach the page
   through textContent only, and only http(s) addresses become links. */

const DAY_MS = 86_400_000;
/* A table of more rows scrolls by itself, its heads staying in sight. */
const MOST_ROWS = 30;
/* A date known to the month is as exact as a bar can show. */
const MOST_EXACT_DAYS = 32;

/** Make an element with a class, a text and children. */
function make(tag, className = "", content = "", children = []) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (content) element.textContent = content;
  element.append(...children.filter(Boolean));
  return element;
}

/** Return an address that may be opened, or nothing. */
function safeAddress(text) {
  return /^https?:\/\//i.test(text) ? text : "";
}

/** Number of days since 1970 of an ISO day. */
function dayNumber(iso) {
  return Date.parse(iso) / DAY_MS;
}

/** Put values into the places of a sentence: {name}. */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** Writes one grid. */
class Writer {
  constructor({ grid, day, days, words }, onDay) {
    this.grid = grid;
    this.day = day;
    this.days = days;
    this.words = words;
    this.onDay = onDay;
    this.sources = new Map(grid.sources.map((source) => [source.number, source]));
  }

  table() {
    const heads = this.grid.columns.map((cell) => this.head(cell, "col"));
    const rows = this.grid.rows.map((row) => this.row(row));
    const caption = make("caption", "", this.grid.caption);
    const table = make("table", "", "", [caption, make("thead", "", "", [make("tr", "", "", heads)]), make("tbody", "", "", rows)]);
    const isLong = this.grid.rows.length > MOST_ROWS;
    const scroller = make("div", isLong ? "scroller is-long" : "scroller", "", [table]);
    scroller.tabIndex = 0;
    scroller.setAttribute("role", "group");
    scroller.setAttribute("aria-label", this.grid.caption);
    return scroller;
  }

  row({ cells: [first, ...rest] }) {
    return make("tr", "", "", [this.head(first, "row"), ...rest.map((cell) => this.cell(cell))]);
  }

  head(cell, scope) {
    const head = make("th", "", "", this.content(cell));
    head.scope = scope;
    return head;
  }

  cell(cell) {
    return make("td", cell.code ? `code code-${cell.code}` : "", "", this.content(cell));
  }

  content(cell) {
    const lines = cell.lines.map((line, at) => this.line(line, at === 0 ? cell.day : null));
    return [...lines, cell.ribbon.length ? this.bar(cell.ribbon) : null, this.fold(cell)];
  }

  line({ text, tone, sources }, day) {
    const words = day ? this.dayButton(day, text) : make("span", "", text);
    return make("p", tone, "", [words, this.marks(sources)]);
  }

  /** A date that becomes the day everything is shown as of. */
  dayButton(iso, text) {
    const button = make("button", "day", text);
    button.type = "button";
    button.title = fill(this.words.as_of, { day: this.days[iso] });
    button.addEventListener("click", () => this.onDay(iso));
    return button;
  }

  fold({ fold, fold_title: title, fold_tone: tone }) {
    if (!fold.length) return null;
    return make("details", tone, "", [make("summary", "", title), ...fold.map((line) => this.line(line, null))]);
  }

  /** Superscript numbers, each opening its source. */
  marks(numbers) {
    const marks = [...new Set(numbers)].map((number) => this.mark(number));
    return marks.length ? make("sup", "", "", marks) : null;
  }

  mark(number) {
    const source = this.sources.get(number);
    const address = safeAddress(source.url);
    const mark = make(address ? "a" : "span", "mark", String(number));
    if (address) this.linkOut(mark, address);
    const words = [source.publisher, source.when, source.title].filter(Boolean).join(", ");
    mark.title = words;
    if (address) mark.setAttribute("aria-label", fill(this.words.source, { n: number, words }));
    return mark;
  }

  linkOut(link, address) {
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }

  /* ---- ribbons ---- */

  bar(ribbon) {
    const bar = make("div", "bar", "", ribbon.map((part) => this.part(part)));
    bar.append(this.dayLine());
    const words = ribbon.map((part) => `${part.label} ${this.spanText(part)}`);
    bar.setAttribute("role", "img");
    bar.setAttribute("aria-label", words.join("; "));
    return bar;
  }

  part({ start, end, code, label, sure }) {
    const [first, last] = this.grid.span;
    const left = this.share(start ?? first);
    const part = make("span", `part standing-${code}`);
    part.style.left = `${left}%`;
    part.style.width = `${Math.max(this.share(end ?? last) - left, 0.8)}%`;
    part.title = `${label}: ${this.spanText({ start, end })}`;
    part.append(this.unsure({ start: start ?? first, end: end ?? last, sure: sure ?? end ?? last }));
    return part;
  }

  /** From when to when, where known. */
  spanText({ start, end }) {
    return `${this.days[start] ?? "…"} – ${this.days[end] ?? "…"}`;
  }

  /** The days on which a standing had perhaps not begun, as far as its source tells. */
  unsure({ start, end, sure }) {
    const [from, to, until] = [start, end, sure < end ? sure : end].map(dayNumber);
    const unsure = make("span", "unsure");
    unsure.style.width = `${Math.max((until - from) / Math.max(to - from, 1), 0) * 100}%`;
    unsure.hidden = until - from < MOST_EXACT_DAYS;
    return unsure;
  }

  dayLine() {
    const line = make("span", "day-line");
    line.style.left = `${this.share(this.day)}%`;
    return line;
  }

  /** Where a day lies between the ends of the ribbons, in percent. */
  share(iso) {
    const [first, last] = this.grid.span.map(dayNumber);
    const share = (dayNumber(iso) - first) / Math.max(last - first, 1);
    return Math.min(Math.max(share, 0), 1) * 100;
  }

  scale() {
    if (!this.grid.span) return null;
    const [first, last, day] = [...this.grid.span, this.day].map((iso) => this.days[iso]);
    return make("p", "scale", fill(this.words.scale, { first, last, day }));
  }

  /* ---- sources ---- */

  sourceList() {
    if (!this.grid.sources.length) return null;
    const list = make("ol", "sources", "", this.grid.sources.map((source) => this.source(source)));
    return make("details", "all-sources", "", [make("summary", "", fill(this.words.sources, { n: this.grid.sources.length })), list]);
  }

  source({ number, title, publisher, url, when, kind }) {
    const address = safeAddress(url);
    const name = make(address ? "a" : "span", "", title);
    if (address) this.linkOut(name, address);
    const grounds = [publisher, when, kind, address ? "" : this.words.no_address].filter(Boolean).join(" · ");
    const item = make("li", "", "", [name, make("span", "soft grounds", grounds)]);
    item.value = number;
    return item;
  }
}

/** Streamlit calls this at first and whenever what is shown changes. */
export default function grid({ parentElement, data, setTriggerValue }) {
  const writer = new Writer(data, (iso) => setTriggerValue("day", iso));
  const parts = [writer.scale(), writer.table(), writer.sourceList()];
  parentElement.querySelector(".grid").replaceChildren(...parts.filter(Boolean));
}
