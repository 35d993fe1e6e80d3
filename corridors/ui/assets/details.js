/* Writes what is known of a thing. Facts are hostile until shown as text: they reach the page
   through textContent only, and only http(s) addresses become links. */

const SVG = "http://www.w3.org/2000/svg";
const DAY_MS = 86_400_000;
const SHORT_GROUP = 8;
const SHOWN_EVENTS = 14;
const SHOWN_DISPUTES = 2;

/** Make an element with a class, a text and children. */
function make(tag, className = "", content = "", children = []) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (content) element.textContent = content;
  element.append(...children.filter(Boolean));
  return element;
}

/** Put values into the places of a sentence: {name}. */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** Return an address that may be opened, or nothing. */
function safeAddress(text) {
  return /^https?:\/\//i.test(text) ? text : "";
}

/** Make a link that opens a source in a window of its own. */
function linkOut(address, className, text) {
  const link = make("a", className, text);
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}

/** Make a short line in the look of a status. */
function statusSample(code) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 22 8");
  drawing.setAttribute("aria-hidden", "true");
  drawing.classList.add("sample");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("d", code === "suspended" || code === "closed" ? "M1 4H21M6 1V7M11 1V7M16 1V7" : "M1 4H21");
  line.classList.add(`line-${code}`);
  drawing.append(line);
  return drawing;
}

/** Number of days since 1970 of an ISO day. */
function dayNumber(iso) {
  return Date.parse(iso) / DAY_MS;
}

/** Writes one dossier. */
class Writer {
  constructor(data, onPick) {
    this.data = data;
    this.words = data.words;
    this.onPick = onPick;
    this.level = data.aside ? 1 : 2;
    const sources = data.thing ? data.thing.sources : [];
    [this.first, this.last] = data.span ?? [null, null];
    this.sources = new Map(sources.map((source) => [source.number, source]));
  }

  heading(step, text, className = "") {
    return make(`h${this.level + step}`, className, text);
  }

  /** Superscript numbers, each opening its source. */
  marks(numbers) {
    const marks = [...new Set(numbers)].sort((a, b) => a - b).map((number) => this.mark(number));
    return marks.length ? make("sup", "marks", "", marks) : null;
  }

  mark(number) {
    const source = this.sources.get(number);
    const address = safeAddress(source.url);
    const mark = address ? linkOut(address, "mark", String(number)) : make("span", "mark", String(number));
    const words = [source.publisher, source.when, source.title].filter(Boolean).join(", ");
    mark.title = words;
    if (!address) mark.setAttribute("role", "note");
    mark.setAttribute("aria-label", fill(this.words.source, { n: number, words }));
    return mark;
  }

  section(title, children, className = "") {
    const shown = children.filter(Boolean);
    if (!shown.length) return null;
    return make("section", className, "", [this.heading(1, title, "caption"), ...shown]);
  }

  /** A part that is opened by hand; its name keeps it open when the day changes. */
  folded(name, title, children, className = "") {
    const fold = make("details", className, "", [make("summary", "", title), ...children.filter(Boolean)]);
    fold.dataset.fold = name;
    return fold;
  }

  picker(id, children, className = "pick") {
    const button = make("button", className, "", children);
    button.type = "button";
    button.addEventListener("click", () => this.onPick(id));
    return button;
  }

  /* ---- nothing selected ---- */

  welcome() {
    const { hubs, corridor } = this.data.welcome;
    return [
      make("p", "kind", "Corridor Atlas"),
      this.heading(0, this.words.title, "title"),
      make("p", "lead", fill(this.words.lead, { day: this.data.day.text })),
      this.section(this.words.hubs, hubs.map((hub) => this.entry({ ...hub, kind: hub.kind.replace(/^[^·]+ · /, "") })), "entries"),
      this.section(this.words.corridor, [this.entry(corridor)], "entries"),
    ];
  }

  entry({ id, title, kind, code, status }) {
    return this.picker(id, [
      make("span", "entry-title", title),
      make("span", "entry-kind", kind),
      make("span", "entry-status", "", [code ? statusSample(code) : null, make("span", "", status)]),
    ], "entry");
  }

  /* ---- a thing ---- */

  thing() {
    const { thing } = this.data;
    return [
      this.closer(),
      make("p", "kind", thing.kind),
      this.heading(0, thing.title, "title"),
      this.names(thing),
      this.chips(thing.status),
      thing.place ? make("p", "place", thing.place) : null,
      thing.note ? make("p", "note", thing.note) : null,
      this.ribbons(thing.standings),
      this.section(this.words.key_facts, thing.key_facts.map((fact) => this.keyFact(fact)), "key-facts"),
      this.disputes(thing.disputes),
      this.timeline(thing.events),
      this.allFacts(thing.facts),
      this.background(thing.background),
      ...this.ties(thing.ties),
      this.sourceList(thing.sources),
    ];
  }

  closer() {
    if (!this.data.aside) return null;
    const button = this.picker(null, [make("span", "", "×")], "close");
    button.setAttribute("aria-label", this.words.close);
    button.title = this.words.close;
    return button;
  }

  names(thing) {
    const list = this.nameList(thing.names);
    if (!thing.other_names.length) return list;
    const others = thing.other_names.map((name) => this.otherName(name));
    return make("div", "", "", [list, this.folded("names", fill(this.words.names, { n: others.length }), others, "fold other-names")]);
  }

  /** One row per language, or one line where no language has a sourced name. */
  nameList(names) {
    const isNamed = names.some(({ name }) => name);
    if (isNamed) return make("dl", "names", "", names.flatMap((name) => this.nameRow(name)));
    const languages = names.map(({ language }) => language).join(", ");
    return make("p", "missing", fill(this.words.no_names, { languages }));
  }

  nameRow({ code, language, name, sources, note }) {
    const shown = make("dd", name ? "" : "missing", name || this.words.no_name, []);
    if (name) shown.lang = code;
    if (note) shown.append(make("span", "soft", ` ${note}`));
    const marks = this.marks(sources);
    if (marks) shown.append(marks);
    return [make("dt", "", language), shown];
  }

  otherName({ code, language, name, role, sources }) {
    const shown = make("span", "", name);
    shown.lang = code;
    shown.dir = "auto";
    return make("p", "", "", [shown, make("span", "soft", ` ${language}, ${role}`), this.marks(sources)]);
  }

  chips(status) {
    if (!status) return null;
    const chip = make("span", `chip status-${status.code || "unknown"}`, "", [
      status.code ? statusSample(status.code) : null,
      make("span", "", status.text),
    ]);
    return make("p", "chips", "", [
      chip,
      status.confidence ? make("span", "chip", status.confidence) : null,
      status.is_disputed ? make("span", "chip disputed", this.words.disagree) : null,
      status.ageing ? make("span", "chip aged", status.ageing) : null,
      this.marks(status.sources),
    ]);
  }

  /* ---- membership over time ---- */

  ribbons(standings) {
    if (!standings.length || !this.first) return null;
    const rows = standings.map((standing) => this.ribbon(standing));
    return this.section(this.words.standing, [...rows, this.scale()], "ribbons");
  }

  ribbon(standing) {
    const bar = make("div", "bar");
    bar.setAttribute("aria-hidden", "true");
    for (const part of standing.ribbon) bar.append(this.ribbonPart(part));
    bar.append(this.dayLine());
    const disputed = standing.is_disputed ? make("span", "flag", this.words.disputed) : null;
    const name = this.picker(standing.party, [make("span", "", standing.name)], "pick");
    const words = make("p", "standing", "", [make("span", "", standing.text), disputed, this.marks(standing.sources)]);
    return make("div", "ribbon", "", [name, words, bar]);
  }

  ribbonPart({ start, end, code, label }) {
    const from = this.share(start ?? this.first);
    const to = this.share(end ?? this.last);
    const part = make("span", `part standing-${code}`);
    part.style.left = `${from}%`;
    part.style.width = `${Math.max(to - from, 0)}%`;
    part.title = label;
    return part;
  }

  dayLine() {
    const line = make("span", "day-line");
    line.style.left = `${this.share(this.data.day.iso)}%`;
    return line;
  }

  scale() {
    const scale = make("div", "scale", "", [make("span", "", this.first.slice(0, 4)), make("span", "", this.last.slice(0, 4))]);
    scale.setAttribute("aria-hidden", "true");
    return scale;
  }

  /** Where a day lies between the ends of the ribbons, in percent. */
  share(iso) {
    const first = dayNumber(this.first);
    const last = dayNumber(this.last);
    const share = (dayNumber(iso) - first) / Math.max(last - first, 1);
    return Math.min(Math.max(share, 0), 1) * 100;
  }

  /* ---- facts ---- */

  keyFact(fact) {
    const plan = fact.modality === "planned" ? this.words.modality.planned : "";
    const label = [fact.measure, fact.when, plan].filter(Boolean).join(" · ");
    const value = make("span", "value", fact.value);
    const marks = this.marks(fact.sources);
    if (marks) value.append(marks);
    return make("div", "key-fact", "", [make("span", "label", label), value, make("p", "soft", fact.text)]);
  }

  disputes(disputes) {
    const boxes = disputes.map((dispute) => this.dispute(dispute));
    const rest = boxes.splice(SHOWN_DISPUTES);
    const fold = rest.length ? this.folded("disputes", fill(this.words.more_disagreements, { n: rest.length }), rest, "fold") : null;
    return this.section(this.words.disagreements, [...boxes, fold], "disputes");
  }

  dispute({ chosen, others, reason, is_reviewed: isReviewed }) {
    const sentence = isReviewed ? this.words.reviewed : this.words.because;
    const because = fill(sentence, { reason: reason.replace(/\.$/, "") });
    return make("div", "dispute", "", [
      this.claim(this.words.shown, chosen, "chosen"),
      ...others.map((other) => this.claim(this.words.unused, other)),
      make("p", "because", because),
    ]);
  }

  claim(role, { text, sources }, className = "") {
    return make("p", className, "", [make("b", "", `${role} `), make("span", "", text), this.marks(sources)]);
  }

  timeline(events) {
    const past = events.filter((event) => event.is_past);
    const later = events.filter((event) => !event.is_past);
    const early = past.slice(0, Math.max(past.length - SHOWN_EVENTS, 0));
    const recent = past.slice(early.length);
    return this.section(this.words.timeline, [
      early.length ? this.folded("early", fill(this.words.earlier, { n: early.length }), [this.events(early)], "fold") : null,
      recent.length ? this.events(recent) : null,
      later.length ? make("p", "divide", this.afterDay()) : null,
      later.length ? this.events(later, "later") : null,
    ], "timeline");
  }

  events(events, className = "") {
    return make("ol", className, "", events.map((event) => this.event(event)));
  }

  event(event) {
    const tags = [
      event.modality === "happened" ? null : make("span", "tag", this.words.modality[event.modality]),
      event.is_used ? null : make("span", "tag", this.words.not_used),
      event.is_used && event.is_disputed ? make("span", "tag warn", this.words.disputed) : null,
    ];
    const item = make("li", event.is_used ? "" : "unused", "", [make("b", "when", event.when), ...tags, make("span", "", ` ${event.text}`)]);
    const marks = this.marks(event.sources);
    if (marks) item.append(marks);
    return item;
  }

  allFacts(facts) {
    if (!facts.length) return null;
    return this.folded("facts", fill(this.words.all_facts, { n: facts.length }), facts.map((fact) => this.fact(fact)), "fold facts");
  }

  background(facts) {
    if (!facts.length) return null;
    const warning = make("p", "warning", this.words.warning);
    const title = fill(this.words.background, { n: facts.length });
    return this.folded("background", title, [warning, ...facts.map((fact) => this.fact(fact))], "fold facts unverified");
  }

  fact(fact) {
    const label = [fact.measure, fact.when].filter(Boolean).join(" · ");
    const tags = [
      fact.modality === "happened" ? null : make("span", "tag", this.words.modality[fact.modality]),
      fact.is_past ? null : make("span", "tag", this.afterDay()),
      fact.is_used ? null : make("span", "tag", this.words.not_used),
      fact.is_used && fact.is_disputed ? make("span", "tag warn", this.words.disputed) : null,
      fact.confidence === "background" ? null : make("span", "soft", ` ${this.words.confidence[fact.confidence]}`),
    ];
    const text = make("p", "", fact.text);
    const marks = this.marks(fact.sources);
    if (marks) text.append(marks);
    const className = fact.is_used ? "fact" : "fact unused";
    return make("div", className, "", [make("p", "label", "", [make("span", "", label), ...tags]), text]);
  }

  afterDay() {
    return fill(this.words.after, { day: this.data.day.text });
  }

  /* ---- relatives and sources ---- */

  ties(ties) {
    const groups = new Map();
    for (const tie of ties) groups.set(tie.relation, [...(groups.get(tie.relation) ?? []), tie]);
    return [...groups].map(([relation, group]) => this.tieGroup(relation, group));
  }

  tieGroup(relation, group) {
    const title = relation.charAt(0).toUpperCase() + relation.slice(1);
    const list = make("ul", "ties", "", group.map(({ id, name }) => make("li", "", "", [this.picker(id, [make("span", "", name)])])));
    if (group.length <= SHORT_GROUP) return this.section(title, [list]);
    return this.folded(`tie-${relation}`, `${title} (${group.length})`, [list], "fold");
  }

  sourceList(sources) {
    const list = make("ol", "sources", "", sources.map((source) => this.source(source)));
    return sources.length ? this.section(this.words.sources, [list]) : null;
  }

  source({ number, title, publisher, url, when, kind }) {
    const address = safeAddress(url);
    const name = address ? linkOut(address, "", title) : make("span", "", title);
    const grounds = [publisher, when, kind].filter(Boolean).join(" · ");
    const item = make("li", "", "", [name, make("span", "soft grounds", address ? grounds : `${grounds} · ${this.words.no_address}`)]);
    item.value = number;
    return item;
  }
}

/** Remember which parts are open, so that a new day does not shut them. */
function openFolds(panel) {
  return new Set([...panel.querySelectorAll("details[open]")].map((fold) => fold.dataset.fold));
}

/** Streamlit calls this at first and whenever what is shown changes. */
export default function details({ parentElement, data, setTriggerValue }) {
  const panel = parentElement.querySelector(".details");
  const isSame = panel.dataset.shown === (data.thing ? data.thing.id : "");
  const open = isSame ? openFolds(panel) : new Set();
  const writer = new Writer(data, (id) => setTriggerValue("pick", { id }));
  const notes = data.notes.map((note) => make("p", "message", note));
  const parts = data.thing ? writer.thing() : writer.welcome();
  panel.classList.toggle("aside", data.aside);
  panel.setAttribute("aria-label", data.words.details);
  panel.replaceChildren(...notes, ...parts.filter(Boolean));
  for (const fold of panel.querySelectorAll("details")) fold.open = open.has(fold.dataset.fold);
  if (isSame) return;
  panel.dataset.shown = data.thing ? data.thing.id : "";
  panel.scrollTop = 0;
  parentElement.querySelector(".announce").textContent = data.thing ? fill(data.words.selected, { title: data.thing.title }) : "";
}
