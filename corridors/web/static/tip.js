/* The tooltip: name, state on the day and how surely the place is known; text only. */
"use strict";

const AtlasTip = (() => {
  const { html } = AtlasShapes;

  class Tip {
    constructor(root, map, say) {
      Object.assign(this, { root, map, say });
    }

    /** Show what a feature is, beside a point of the map. */
    show(item, point) {
      if (item !== this.item || item.code !== this.code) this.write(item);
      this.root.hidden = false;
      this.place(point);
    }

    write(item) {
      this.item = item;
      this.code = item.code;
      const look = item.layer.styles[item.code];
      const name = html("strong", "", item.name);
      name.dir = "auto";
      const lines = [name, html("span", "", look ? AtlasShapes.wordsOf(look) : "")];
      if (item.radius_km) lines.push(html("span", "is-quiet", this.say("within", { km: item.radius_km })));
      this.root.replaceChildren(...lines);
    }

    place({ x, y }) {
      const { offsetWidth: width, offsetHeight: height } = this.root;
      const left = Math.max(4, Math.min(x + 14, this.map.getSize().x - width - 8));
      const top = y > 90 ? y - height - 10 : y + 18;
      this.root.style.transform = `translate(${left}px, ${top}px)`;
    }

    /** Show a feature's tip at its element, for the keyboard. */
    showAt(item, element) {
      const box = element.getBoundingClientRect();
      const frame = this.map.getContainer().getBoundingClientRect();
      this.show(item, { x: box.left + box.width / 2 - frame.left, y: box.top + box.height / 2 - frame.top });
    }

    hide() {
      this.root.hidden = true;
    }
  }

  return { Tip };
})();
