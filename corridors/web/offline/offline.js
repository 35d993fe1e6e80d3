/* A saved map: its title, what is known of the selected thing, and its sources, without a network. */
"use strict";

const AtlasOffline = (() => {
  const WAIT_MS = 120;

  /** Make an element with a class, a text and children; text never becomes markup. */
  function make(tag, className = "", content = "", children = []) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (content) element.textContent = content;
    element.append(...children.filter(Boolean));
    return element;
  }

  function readJson(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  /** Make an address a link only when it leads to the web. */
  function makeLink(address, text) {
    if (!/^https?:\/\//i.test(address)) return make("span", "", text);
    const link = make("a", "", text);
    Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer" });
    return link;
  }

  /** Give a dossier back its sources, which all dossiers of the file share. */
  function withSources(thing, sources) {
    const lines = thing.sources.map((index, place) => ({ ...sources[index], number: place + 1 }));
    return { ...thing, sources: lines };
  }

  class Saved {
    constructor(details) {
      this.details = details;
      this.about = readJson("atlas-about");
      this.known = readJson("atlas-known");
      this.shown = undefined;
      this.build();
    }

    build() {
      this.head = make("header", "saved-head", "", [
        make("p", "saved-title", this.about.title),
        make("p", "saved-note", [this.about.as_of, this.about.note].filter(Boolean).join(" · ")),
        this.makeButton("About and sources", () => this.open(this.makeAbout())),
      ]);
      this.aside = make("aside", "saved-aside");
      this.aside.setAttribute("aria-label", "Details");
      this.aside.hidden = true;
      document.body.prepend(this.head);
      document.body.append(this.aside);
      this.root = this.makeRoot();
      document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    }

    makeButton(text, onClick) {
      const button = make("button", "saved-button", text);
      button.type = "button";
      button.addEventListener("click", onClick);
      return button;
    }

    /** Make the place of the details, apart from the page's own style sheets. */
    makeRoot() {
      const host = make("div", "saved-details");
      const root = host.attachShadow({ mode: "open" });
      const style = make("style", "", readJson("atlas-details-style"));
      const announce = make("p", "announce");
      announce.setAttribute("role", "status");
      root.append(style, announce, make("section", "details"));
      this.host = host;
      return root;
    }

    open(content) {
      const close = this.makeButton("Close", () => this.close());
      this.aside.replaceChildren(close, content);
      this.aside.hidden = false;
      this.aside.scrollTop = 0;
      document.body.classList.add("has-aside");
    }

    close() {
      this.aside.hidden = true;
      this.shown = null;
      document.body.classList.remove("has-aside");
    }

    makeAbout() {
      const { about } = this;
      const rows = about.rows.flatMap(([name, text]) => [make("dt", "", name), make("dd", "", text)]);
      const sources = about.sources.map((source) => make("li", "", "", [
        makeLink(source.url, source.title), make("span", "", ` ${[source.publisher, source.when].filter(Boolean).join(", ")}`),
      ]));
      return make("div", "saved-about", "", [
        make("h2", "", about.title), make("p", "", about.note), make("dl", "", "", rows),
        make("h2", "", `Sources (${sources.length})`), make("ol", "", "", sources),
      ]);
    }

    /** Show what is known of a thing; a town or nothing shows nothing. */
    show(id) {
      if (id === this.shown) return;
      this.shown = id;
      const thing = this.known.things[id];
      if (!thing) { this.close(); return; }
      this.open(this.host);
      this.details({
        parentElement: this.root,
        data: {
          aside: false, notes: [], day: this.about.day, span: thing.span,
          thing: withSources(thing.thing, this.known.sources),
        },
        setTriggerValue: (_, { id: picked }) => this.pick(picked),
      });
    }

    /** Go on to a relative: on the map where it is drawn, else in the details only. */
    pick(id) {
      if (id === null) this.close();
      else this.show(id);
    }
  }

  /** Follow the map's selection; a page of its own tells nobody, so it is asked now and then. */
  async function start(details) {
    const saved = new Saved(details);
    await window.atlas.ready;
    let last = null;
    const follow = () => {
      const { sel } = window.atlas.state();
      if (sel !== last) { last = sel; saved.show(sel); }
    };
    follow();
    setInterval(follow, WAIT_MS);
  }

  return { start };
})();
