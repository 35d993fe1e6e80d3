/* The date slider: days, event ticks, play, and the date as text. */
"use strict";

const AtlasTimeline = (() => {
  const DAY_MS = 86400000;
  const STEP_MS = 700;
  const REST_MS = 120;
  const ICONS = { play: "M3 1.5 13 8 3 14.5Z", pause: "M3 2H6.6V14H3ZM9.4 2H13V14H9.4Z" };

  /** Turn an ISO day into a count of days, or null when it is not a day of the calendar. */
  function dayNumber(iso) {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
    const time = Date.parse(`${iso}T00:00:00Z`);
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return null;
    return Math.round(time / DAY_MS);
  }

  /** Turn a count of days into an ISO day. */
  function isoOf(number) {
    return new Date(number * DAY_MS).toISOString().slice(0, 10);
  }

  class Timeline {
    constructor(root, settings, { say, onChange }) {
      this.settings = settings;
      this.say = say;
      this.onChange = onChange;
      this.first = dayNumber(settings.first_day);
      this.last = dayNumber(settings.last_day);
      this.events = settings.events.map(([day, text]) => ({ day, text, number: dayNumber(day) }))
        .filter(({ number }) => number !== null && number >= this.first && number <= this.last);
      this.stops = [...new Set(this.events.map((event) => event.number))].sort((a, b) => a - b);
      this.timer = null;
      this.build(root);
    }

    build(root) {
      root.setAttribute("role", "group");
      root.setAttribute("aria-label", this.say("date"));
      this.button = this.buildButton();
      this.range = this.buildRange();
      this.text = AtlasShapes.html("output", "atlas-date-text");
      this.input = this.buildInput();
      this.note = AtlasShapes.html("p", "atlas-date-note");
      const track = AtlasShapes.html("div", "atlas-track");
      track.append(this.buildTicks(), this.range, this.buildYears());
      const when = AtlasShapes.html("div", "atlas-when");
      this.badge = AtlasShapes.html("span", "atlas-known", this.say("as_known_badge"));
      this.badge.title = this.say("as_known_help");
      this.badge.hidden = true;
      const said = AtlasShapes.html("div", "atlas-said");
      said.append(this.badge, this.text);
      when.append(said, this.input);
      root.append(this.button, track, when, this.note);
    }

    buildButton() {
      const button = AtlasShapes.html("button", "atlas-play");
      button.type = "button";
      button.addEventListener("click", () => this.toggle());
      this.drawButton(button, false);
      return button;
    }

    drawButton(button, playing) {
      const icon = AtlasShapes.svg("svg", { width: 14, height: 14, viewBox: "0 0 16 16", "aria-hidden": "true" });
      icon.append(AtlasShapes.svg("path", { d: playing ? ICONS.pause : ICONS.play, fill: "currentColor" }));
      button.replaceChildren(icon);
      button.setAttribute("aria-label", this.say(playing ? "pause" : "play"));
      button.title = this.say(playing ? "pause" : "play");
    }

    buildRange() {
      const range = AtlasShapes.html("input", "atlas-range");
      Object.assign(range, { type: "range", min: this.first, max: this.last, step: 1 });
      range.setAttribute("aria-label", this.say("date"));
      range.addEventListener("input", () => this.drag());
      range.addEventListener("keydown", (event) => this.onKey(event));
      return range;
    }

    buildInput() {
      const input = AtlasShapes.html("input", "atlas-date-input");
      Object.assign(input, { type: "date", min: this.settings.first_day, max: this.settings.last_day });
      input.setAttribute("aria-label", this.say("date"));
      input.addEventListener("change", () => {
        if (input.value) this.choose(this.within(dayNumber(input.value)));
        else this.show(this.day);
      });
      return input;
    }

    buildTicks() {
      const ticks = AtlasShapes.html("div", "atlas-ticks");
      for (const number of this.stops) {
        const told = this.events.filter((event) => event.number === number);
        const tick = AtlasShapes.html("button", "atlas-tick");
        tick.type = "button";
        tick.tabIndex = -1;
        tick.title = `${this.say.day(number)}\n${told.map((event) => event.text).join("\n")}`;
        tick.setAttribute("aria-label", tick.title);
        tick.style.left = `${this.share(number) * 100}%`;
        tick.addEventListener("click", () => { this.stop(); this.choose(number); });
        ticks.append(tick);
      }
      return ticks;
    }

    buildYears() {
      const years = AtlasShapes.html("div", "atlas-years");
      const from = new Date(this.first * DAY_MS).getUTCFullYear();
      const to = new Date(this.last * DAY_MS).getUTCFullYear();
      const step = Math.max(1, Math.ceil((to - from) / 7));
      years.setAttribute("aria-hidden", "true");
      for (let year = from; year <= to; year += step) {
        const number = Math.max(this.first, dayNumber(`${year}-01-01`));
        const mark = AtlasShapes.html("span", "", String(year));
        mark.style.left = `${this.share(number) * 100}%`;
        years.append(mark);
      }
      return years;
    }

    share(number) {
      return (number - this.first) / Math.max(1, this.last - this.first);
    }

    within(number) {
      return Math.min(this.last, Math.max(this.first, number));
    }

    /** Show a day without telling anybody. */
    show(iso) {
      this.day = iso;
      const number = dayNumber(iso);
      const shown = this.within(number);
      this.range.value = String(shown);
      this.range.style.setProperty("--share", String(this.share(shown)));
      this.range.setAttribute("aria-valuetext", this.say.day(number));
      this.text.textContent = this.say.day(number);
      this.showEvent(number);
      clearTimeout(this.resting);
      this.resting = setTimeout(() => { if (this.input.value !== iso) this.input.value = iso; }, REST_MS);
    }

    /** Tell whether only what was known on the day is shown, or on the one day that can be shown. */
    showKnown(known, only) {
      if (this.badge.hidden === known) this.badge.hidden = !known;
      const words = only ? this.say("as_known_on", { day: this.say.day(dayNumber(only)) }) : this.say("as_known_badge");
      if (this.badge.textContent !== words) this.badge.textContent = words;
    }

    /** Tell the latest event up to the day; it stands out on its own day. */
    showEvent(number) {
      const stop = this.stops.findLast((each) => each <= number);
      if (stop !== this.told) {
        const texts = this.events.filter((event) => event.number === stop).map((event) => event.text);
        this.note.textContent = stop === undefined ? "" : this.say("events_on", { day: this.say.day(stop), events: texts.join(" · ") });
        this.note.title = this.note.textContent;
        this.told = stop;
      }
      this.note.classList.toggle("is-today", stop === number);
    }

    choose(number) {
      this.onChange(isoOf(number));
    }

    /** Follow the thumb once per frame while it is dragged. */
    drag() {
      this.stop();
      if (this.frame) return;
      this.frame = requestAnimationFrame(() => {
        this.frame = null;
        this.choose(Number(this.range.value));
      });
    }

    /** Arrow keys step a day (the range's own), with shift an event. */
    onKey(event) {
      const steps = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
      if (!event.shiftKey || !(event.key in steps)) return;
      event.preventDefault();
      this.stop();
      const next = this.neighbour(steps[event.key]);
      if (next !== undefined) this.choose(next);
    }

    /** Return the next or previous event's day, if any. */
    neighbour(direction) {
      const now = dayNumber(this.day);
      return direction > 0 ? this.stops.find((stop) => stop > now) : this.stops.findLast((stop) => stop < now);
    }

    toggle() {
      if (this.timer !== null) this.stop();
      else this.play();
    }

    /** Step from event to event; from the first one again after the last. */
    play() {
      if (!this.stops.length) return;
      this.drawButton(this.button, true);
      this.timer = setInterval(() => this.step(), STEP_MS);
      this.choose(this.neighbour(1) ?? this.stops[0]);
    }

    step() {
      const next = this.neighbour(1);
      if (next === undefined) this.stop();
      else this.choose(next);
    }

    stop() {
      if (this.timer === null) return;
      clearInterval(this.timer);
      this.timer = null;
      this.drawButton(this.button, false);
    }
  }

  return { Timeline, dayNumber, isoOf };
})();
