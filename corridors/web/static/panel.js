/* What stands beside the map: layer panel, legend, notes. */
"use strict";

const AtlasPanel = (() => {
  const NOTE_MS = 7000;
  const NOTES = 5;
  const { html, swatch } = AtlasShapes;
  const MARK_STROKE = { colour: AtlasDrawing.MARK.stroke, width: 9, dash: [], opacity: AtlasDrawing.MARK["stroke-opacity"] };

  /** Return the style that stands for a layer: the named one, or the first. */
  function swatchStyle(layer) {
    return layer.styles[layer.swatch] || Object.values(layer.styles)[0];
  }

  /** Build a row of checkbox, optional sample, title and optional count. */
  function makeRow({ name, value, checked, title, sample, count, onChange }) {
    const row = html("label", "atlas-row");
    const box = html("input");
    box.type = "checkbox";
    box.checked = checked;
    box.dataset[name] = value;
    box.addEventListener("change", () => onChange(box.checked));
    const number = html("span", "atlas-count", count);
    const picture = html("span", "atlas-swatch");
    if (sample) picture.append(sample);
    row.append(box, ...(sample ? [picture] : []), html("span", "atlas-row-title", title), number);
    return { row, box, number };
  }

  /** Build a titled group of rows. */
  function makeGroup(title) {
    const group = html("fieldset", "atlas-group");
    group.append(html("legend", "", title));
    return group;
  }

  class Panel {
    constructor(root, { layers, statuses, bases, say, days, canKnow, onLayer, onStatus, onBase, onKnown, onSince }) {
      Object.assign(this, { root, layers, statuses, bases, say, days, canKnow, onLayer, onStatus, onBase, onKnown, onSince });
      this.rows = new Map();
      this.boxes = new Map();
      this.build();
    }

    build() {
      const groups = new Map();
      for (const layer of this.layers) {
        if (!groups.has(layer.group)) groups.set(layer.group, makeGroup(layer.group));
        groups.get(layer.group).append(this.layerRow(layer));
      }
      this.root.append(...groups.values());
      this.root.append(this.timeGroup());
      if (this.statuses.length) this.root.append(this.statusGroup());
      if (this.bases.length) this.root.append(this.baseGroup());
    }

    layerRow(layer) {
      const style = swatchStyle(layer);
      const parts = makeRow({
        name: "layer", value: layer.id, checked: layer.on, title: layer.title,
        sample: style ? swatch(style, layer.geometry) : null,
        count: this.say.number(layer.total), onChange: (on) => this.onLayer(layer.id, on),
      });
      this.rows.set(layer.id, parts);
      return parts.row;
    }

    statusGroup() {
      const group = makeGroup(this.say("status"));
      for (const { code, label, on } of this.statuses) {
        const parts = makeRow({ name: "status", value: code, checked: on, title: label, count: "", onChange: (wanted) => this.onStatus(code, wanted) });
        this.boxes.set(code, parts.box);
        group.append(parts.row);
      }
      return group;
    }

    /** What had been published by the day, and what stood otherwise on another. */
    timeGroup() {
      const group = makeGroup(this.say("time"));
      const known = makeRow({ name: "known", value: "1", checked: false, title: this.say("as_known"), count: "", onChange: (on) => this.onKnown(on) });
      known.row.title = this.say("as_known_help");
      this.knownBox = known.box;
      known.row.hidden = !this.canKnow;
      this.since = html("input", "atlas-date-input");
      Object.assign(this.since, { type: "date", min: this.days[0], max: this.days[1] });
      this.since.addEventListener("change", () => this.onSince(this.since.value || null));
      const row = html("label", "atlas-since", this.say("mark_since"));
      row.append(this.since);
      group.append(known.row, row);
      return group;
    }

    baseGroup() {
      const group = makeGroup(this.say("base_map"));
      this.choice = html("select", "atlas-base");
      this.choice.setAttribute("aria-label", this.say("base_map"));
      for (const { id, title } of [{ id: "atlas", title: this.say("base_atlas") }, ...this.bases]) {
        const option = html("option", "", title);
        option.value = id;
        this.choice.append(option);
      }
      this.choice.addEventListener("change", () => this.onBase(this.choice.value));
      group.append(this.choice);
      return group;
    }

    /** Show which layers are on, what they hold on the day, and what is filtered. */
    update({ layers, allowed, base, known, since }) {
      if (this.knownBox.checked !== known) this.knownBox.checked = known;
      if (this.since.value !== (since ?? "")) this.since.value = since ?? "";
      for (const layer of layers) this.updateRow(layer);
      for (const [code, box] of this.boxes) box.checked = allowed.has(code);
      if (this.choice) this.choice.value = base;
    }

    /** Write only what differs: a write makes the browser lay the row out again. */
    updateRow(layer) {
      const { row, box, number } = this.rows.get(layer.id);
      const isFar = layer.on && !layer.isShown;
      const count = layer.loaded && layer.on ? this.say.number(layer.count()) : number.textContent;
      if (box.checked !== layer.on) box.checked = layer.on;
      if (number.textContent !== count) number.textContent = count;
      if (row.classList.contains("is-far") === isFar) return;
      row.classList.toggle("is-far", isFar);
      row.title = isFar ? this.say("from_zoom", { zoom: layer.min_zoom }) : "";
    }

    /** Say beside a layer that it could not be loaded. */
    setFailed(id, failed) {
      this.rows.get(id).row.classList.toggle("is-failed", failed);
    }
  }

  /** Return a text that is equal for equal looks. */
  function lookKey(style) {
    return JSON.stringify([style.strokes, style.fill, style.glyph]);
  }

  /** Collects legend entries: each thing once, in the look in which it first appears. */
  class Entries {
    constructor() {
      this.looks = new Map();
      this.list = [];
    }

    /** Add an entry unless its words are there; tell whether they are there in another look. */
    add(kind, label, style) {
      const place = `${kind} ${label}`;
      const key = lookKey(style);
      if (!this.looks.has(place)) {
        this.looks.set(place, key);
        this.list.push({ kind, label, style });
      }
      return this.looks.get(place) !== key;
    }
  }

  /** Return what the legend lists for the layers in sight. */
  function legendEntries(layers, { named, unfinished, changed }) {
    const entries = new Entries();
    for (const layer of layers.filter((each) => each.loaded && each.isShown && !each.isTowns)) {
      const looks = layer.codesInSight().map((code) => layer.styles[code]);
      const plain = looks.filter((style) => !style.remark);
      const other = looks.filter((style) => style.remark);
      let isRepeated = false;
      const ordered = layer.geometry === "point" ? [...other, ...plain] : [...plain, ...other];
      for (const style of ordered) {
        const isOther = entries.add(layer.geometry, style.label, style);
        isRepeated ||= isOther && layer.geometry === "line";
      }
      for (const style of other) addRemark(entries, layer, style, unfinished);
      if (isRepeated && named && isOtherColour(layer, entries)) entries.add("layer", layer.title, swatchStyle(layer));
    }
    if (changed) entries.add("mark", changed, { strokes: [MARK_STROKE] });
    return entries.list;
  }

  /** Add what a look says besides its status: how sure a line's course is, what is unfinished. */
  function addRemark(entries, layer, style, unfinished) {
    if (layer.geometry === "line") entries.add("remark", style.remark, style);
    else if (style.glyph && style.glyph.hollow) entries.add("hollow", unfinished, style);
  }

  /** Tell whether a line layer has a colour of its own, not that of the first one listed. */
  function isOtherColour(layer, entries) {
    const colourOf = (style) => style.strokes[style.strokes.length - 1]?.colour;
    const first = entries.list.find((entry) => entry.kind === "line");
    return colourOf(swatchStyle(layer)) !== colourOf(first.style);
  }

  class Legend {
    constructor(root, { say }) {
      this.unfinished = say("unfinished");
      this.list = html("div", "atlas-legend-list");
      this.box = html("details");
      this.box.open = AtlasFrame.hasRoom();
      this.box.append(html("summary", "", say("legend")), this.list);
      root.append(this.box);
      this.shown = "";
    }

    /** List what is visible now, layers by name where no panel tells them; rebuilt only on change. */
    update(layers, named, changed) {
      const entries = legendEntries(layers, { named, unfinished: this.unfinished, changed });
      const key = JSON.stringify(entries);
      if (key === this.shown) return;
      this.shown = key;
      const groups = [["line", "remark"], ["layer"], ["area"], ["point", "hollow"], ["mark"]]
        .map((kinds) => kinds.flatMap((kind) => entries.filter((entry) => entry.kind === kind)));
      this.list.replaceChildren(...groups.filter((group) => group.length).map((group) => this.makeList(group)));
    }

    makeList(entries) {
      const list = html("ul");
      for (const { kind, label, style } of entries) {
        const item = html("li");
        const picture = html("span", "atlas-swatch");
        picture.append(swatch(style, kind));
        item.append(picture, html("span", "", label));
        list.append(item);
      }
      return list;
    }
  }

  /** Kind notes in a live region; each goes by itself unless it offers something to do. */
  class Notes {
    constructor(root, { say }) {
      this.root = root;
      this.say = say;
    }

    show(text, action = null) {
      const note = html("div", "atlas-note", text);
      if (action) note.append(this.makeButton(action.label, () => { note.remove(); action.run(); }));
      const close = this.makeButton("×", () => note.remove());
      close.setAttribute("aria-label", this.say("close"));
      note.append(close);
      this.root.append(note);
      while (this.root.children.length > NOTES) this.root.firstChild.remove();
      if (!action) setTimeout(() => note.remove(), NOTE_MS);
    }

    makeButton(label, onClick) {
      const button = html("button", "", label);
      button.type = "button";
      button.addEventListener("click", onClick);
      return button;
    }
  }

  return { Panel, Legend, Notes, legendEntries };
})();
