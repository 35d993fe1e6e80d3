/* What part of the world is seen: the first view, its limits, and the place that a link names. */
"use strict";

const AtlasFrame = (() => {
  const FAR = 0.0001;
  const SAME_PIXELS = 1.5;
  const METRES_PER_KM = 1000;

  /** Tell whether the page is too narrow for a panel beside the map. */
  function isNarrow() {
    return window.matchMedia("(max-width: 700px)").matches;
  }

  /** Tell whether panel and open legend leave most of the map free. */
  function hasRoom() {
    return window.matchMedia("(min-width: 860px)").matches;
  }

  /** Turn (west, south, east, north) into Leaflet's bounds. */
  function toBounds([west, south, east, north]) {
    return L.latLngBounds([south, west], [north, east]);
  }

  /** Round to a number of decimals. */
  function round(value, decimals) {
    return Number(value.toFixed(decimals));
  }

  /** Leaflet's scale with its units in the page's words. */
  const Scale = L.Control.Scale.extend({
    _updateMetric(most) {
      const metres = this._getRoundNum(most);
      const { say } = this.options;
      const label = metres < METRES_PER_KM ? say("m", { m: metres }) : say("km", { km: metres / METRES_PER_KM });
      this._updateScale(this._mScale, label, metres / most);
    },
  });

  class Frame {
    constructor(map, settings, timeline) {
      Object.assign(this, { map, settings, timeline });
      this.isFirst = true;
      this.asked = null;
      map.on("dragstart zoomstart", () => { this.isFirst = false; });
    }

    /** Set the first view: the place asked for, or the whole corridor. */
    start(asked) {
      const at = asked || AtlasBridge.checkPlace(this.settings.at);
      if (at) {
        this.measureFoot();
        this.map.setMinZoom(this.leastZoom());
        this.show(at);
        this.limit();
      } else this.fit();
      this.map.options.maxBoundsViscosity = 1;
    }

    /** Fit the whole corridor between the controls. */
    fit() {
      this.measureFoot();
      this.map.setMaxBounds(null);
      this.map.setMinZoom(this.leastZoom());
      this.map.fitBounds(toBounds(this.settings.bounds), this.fitOptions());
      this.isFirst = true;
      this.limit();
    }

    /** Take a new size; the first view is fitted again as long as nobody has moved the map. */
    follow() {
      const [size, foot] = [this.map.getSize(), this.foot];
      this.measureFoot();
      this.map.invalidateSize({ pan: true, debounceMoveend: false });
      if (size.equals(this.map.getSize()) && foot === this.foot) return;
      if (this.isFirst) this.fit();
      else this.map.setMinZoom(this.leastZoom());
    }

    /** Return the room that the controls over the map leave for the first view. */
    fitOptions() {
      const edge = isNarrow() ? 6 : 14;
      return { paddingTopLeft: [edge, edge], paddingBottomRight: [edge * 2, this.foot + 6], animate: false };
    }

    /** Return the zoom at which the base map fills the view, or the first view if that needs less. */
    leastZoom() {
      const { extent, bounds } = this.settings;
      const { paddingTopLeft: a, paddingBottomRight: b } = this.fitOptions();
      const filling = this.map.getBoundsZoom(toBounds(extent), true);
      const whole = this.map.getBoundsZoom(toBounds(bounds), false, L.point(a[0] + b[0], a[1] + b[1]));
      return Math.max(1, Math.min(filling, whole));
    }

    /** Keep the view on the base map; a view larger than the map may keep its place. */
    limit() {
      const edge = toBounds(this.settings.extent);
      const isFilled = this.map.getZoom() >= this.map.getBoundsZoom(edge, true);
      this.map.setMaxBounds(isFilled ? edge : edge.extend(this.map.getBounds()));
    }

    /** Tell the style sheet how much of the map's foot the slider covers: the scale stays above it. */
    measureFoot() {
      const container = this.map.getContainer();
      const { bottom } = container.getBoundingClientRect();
      const foot = Math.max(0, bottom - this.timeline.getBoundingClientRect().top);
      if (foot === this.foot) return;
      this.foot = foot;
      container.parentElement.style.setProperty("--foot", `${foot + 6}px`);
    }

    show(place) {
      this.isFirst = false;
      this.asked = place;
      this.map.setView([place.lat, place.lon], place.zoom, { animate: false });
    }

    /** Leave the first view: another part of the page moves the map from here. */
    leave() {
      this.isFirst = false;
      this.asked = null;
    }

    panTo(center) {
      this.isFirst = false;
      this.map.panTo(center, { animate: false });
    }

    /** Return centre and zoom; a place asked for keeps its own numbers while it is what is seen. */
    place() {
      const { lat, lng } = this.map.getCenter();
      const here = { lat: round(lat, 4), lon: round(lng, 4), zoom: round(this.map.getZoom(), 2) };
      return this.isAsked(here) ? this.asked : here;
    }

    isAsked(here) {
      if (!this.asked || this.asked.zoom !== here.zoom) return false;
      const points = [this.asked, here].map(({ lat, lon }) => this.map.project([lat, lon]));
      return points[0].distanceTo(points[1]) < SAME_PIXELS;
    }

    /** Tell whether a place is another one than what is seen. */
    isElsewhere(at) {
      const here = this.place();
      return ["lat", "lon", "zoom"].some((name) => Math.abs(here[name] - at[name]) > FAR);
    }
  }

  return { Frame, Scale, isNarrow, hasRoom, toBounds };
})();
