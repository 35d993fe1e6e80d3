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

  /** Make an element whose text runs in the direction of its own letters. */
  function makeFree(tag, className, content) {
    const element = make(tag, className, content);
    element.dir = "auto";
    return element;
  }

  function readJson(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  /** Unpack a block; it holds as many texts as all the rest of the page, and repeats itself. */
  async function readPacked(id) {
    const packed = atob(document.getElementById(id).textContent);
    const bytes = Uint8Array.from(packed, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).json();
  }

  /** Make an address a link only when it leads to the web. */
  function makeLink(address, text) {
    if (!/^https?:\/\//i.test(address)) return make("bdi", "", text);
    const link = make("a", "", text);
    link.dir = "auto";
    Object.assign(link, { href: address, target: "_blank", rel: "noopener noreferrer" });
    return link;
  }

  /** Give a dossier back its sources, which all dossiers of the file share. */
  function withSources(thing, sources) {
    const lines = thing.sources.map((index, place) => ({ ...sources[index], number: place + 1 }));
    return { ...thing, sources: lines };
  }

  class Saved {
    constructor(details, known) {
      this.details = details;
      this.about = readJson("atlas-about");
      this.known = known;
      this.shown = undefined;
      this.build();
    }

    build() {
      this.head = make("header", "saved-head", "", [
        makeFree("p", "saved-title", this.about.title),
        makeFree("p", "saved-note", [this.about.as_of, this.about.note].filter(Boolean).join(" · ")),
        this.makeButton(this.about.words.about, () => this.open(this.makeAbout())),
      ]);
      this.aside = make("aside", "saved-aside");
      this.aside.setAttribute("aria-label", this.about.words.details);
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
      const close = this.makeButton(this.about.words.close, () => this.close());
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
        makeFree("h2", "", about.title), makeFree("p", "", about.note), make("dl", "", "", rows),
        make("h2", "", about.words.sources), make("ol", "", "", sources),
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
          aside: false, notes: [], day: this.about.day, words: this.about.panel, span: thing.span,
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
    const saved = new Saved(details, await readPacked("atlas-known"));
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
