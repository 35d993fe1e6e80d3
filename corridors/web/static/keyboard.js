/* The map by keyboard: one stop of the Tab key, from which keys step through what is in sight. */
"use strict";

const AtlasKeyboard = (() => {
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const LAYERS = { PageDown: 1, PageUp: -1 };

  /** Return the element by which a feature is hit and focused, if it is on the map. */
  function elementOf(item) {
    return (item.marker || item.path).getElement();
  }

  /** Tell whether a feature is drawn where it can be seen. */
  function isInSight(item, sight) {
    if (item.code === null) return false;
    if (item.marker) return item.shown && sight.contains(item.latlng);
    return Boolean(item.path._map) && sight.intersects(item.path.getBounds());
  }

  /**
   * Steps through what is drawn, feature by feature and layer by layer, in the order of the panel.
   * Leaflet gives the map the focus at a click too, which browsers then show as if by keyboard:
   * a class tells the two apart.
   */
  class Walk {
    constructor({ map, layers, tip }) {
      Object.assign(this, { map, layers, tip });
      this.at = null;
      this.root = map.getContainer();
      this.root.addEventListener("keydown", (event) => this.onKey(event));
      document.addEventListener("pointerdown", () => this.root.classList.add("is-pointed"), true);
      document.addEventListener("keydown", () => this.root.classList.remove("is-pointed"), true);
      map.on("moveend", () => { if (this.isOnFeature(document.activeElement)) this.tip.showAt(this.at, elementOf(this.at)); });
    }

    /** Remember where the focus is, however it came there. */
    follow(item) {
      this.at = item;
    }

    isOnFeature(element) {
      return this.at !== null && element !== null && elementOf(this.at) === element;
    }

    onKey(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const isOnFeature = this.isOnFeature(event.target);
      const isTaken = isOnFeature ? this.leaveOrStep(event.key) : event.target === this.root && event.key === "Enter" && this.enter();
      if (!isTaken) return;
      event.preventDefault();
      event.stopPropagation();
    }

    /** Go from the map to what is selected or, without it, to the first thing in sight. */
    enter() {
      const items = this.inSight();
      return this.focus(items.find((item) => item.halo) ?? items[0]);
    }

    /** Step from one feature to another, or back to the map; what is selected is let go of first. */
    leaveOrStep(key) {
      if (key === "Escape") return !this.at.halo && this.leave();
      const items = this.inSight();
      const place = items.findIndex((item) => item.id === this.at.id && item.layer === this.at.layer);
      if (key === "Home") return this.focus(items[0]);
      if (key === "End") return this.focus(items.at(-1));
      if (key in STEPS) return this.focus(items[(place + STEPS[key] + items.length) % items.length]);
      return key in LAYERS && this.focus(this.firstOfNext(items, LAYERS[key]));
    }

    leave() {
      this.root.focus({ preventScroll: true });
      this.tip.hide();
      return true;
    }

    /** List what can be stepped through: of a thing drawn in parts, the first part in sight. */
    inSight() {
      const sight = this.map.getBounds();
      const shown = this.layers.filter((layer) => layer.loaded && layer.isShown && !layer.isTowns);
      return shown.flatMap((layer) => {
        const seen = layer.items.filter((item) => isInSight(item, sight));
        return [...new Map(seen.reverse().map((item) => [item.id, item])).values()].reverse();
      });
    }

    /** Return the first thing of the next or previous layer that has any in sight. */
    firstOfNext(items, by) {
      const layers = [...new Set(items.map((item) => item.layer))];
      const wanted = layers[(layers.indexOf(this.at.layer) + by + layers.length) % layers.length];
      return items.find((item) => item.layer === wanted);
    }

    focus(item) {
      if (!item) return false;
      item.layer.makeReachable(item);
      elementOf(item).focus({ preventScroll: true });
      return true;
    }
  }

  return { Walk };
})();
