/* The share dialog: what it says and sends is the view of the page's address at the moment it is
   opened. Texts are written as values and textContent only. */

const OWN = ["v", "lang", "on", "known", "since", "layers", "at", "sel", "status", "base"];
const UNAVAILABLE = 503;
const REVOKE_MS = 60000;

const dialogs = new WeakMap();

/** Return the view of the page's address as a query, without what is not the view's. */
export function viewOf(search) {
  const given = new URLSearchParams(search);
  const parts = OWN.filter((name) => given.has(name));
  return parts.map((name) => `${name}=${encodeURIComponent(given.get(name)).replaceAll("%2C", ",")}`).join("&");
}

/** Return what a refusal says, or nothing where there is none to be read. */
async function reasonOf(answer) {
  try {
    const { error } = await answer.json();
    return typeof error === "string" ? error : "";
  } catch {
    return "";
  }
}

class Dialog {
  constructor(root, data) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.dialog = this.find("dialog");
    this.form = this.find("#share-form");
    this.size = this.find("#share-size");
    this.name = this.find("#share-name");
    this.note = this.find("#share-note");
    this.name.maxLength = data.limits.title;
    this.note.maxLength = data.limits.note;
    this.made = null;
    this.speak(data);
    this.listen(root);
  }

  /** Say everything in the language of the page. */
  speak({ words, forms }) {
    this.words = words;
    this.forms = forms;
    for (const element of this.root.querySelectorAll("[data-word]")) element.textContent = words[element.dataset.word];
    for (const element of this.root.querySelectorAll("[data-label]")) element.setAttribute("aria-label", words[element.dataset.label]);
    const { form, size } = { form: this.form.value, size: this.size.value };
    this.offerForms();
    if (!form) return;
    this.form.value = form;
    this.offerSizes();
    this.size.value = size;
  }

  listen(root) {
    const on = (selector, kind, act) => this.find(selector).addEventListener(kind, act);
    on(".open", "click", () => this.open());
    on(".make", "click", () => this.make());
    on(".download", "click", () => this.download());
    this.form.addEventListener("change", () => this.offerSizes());
    for (const field of [this.name, this.note]) field.addEventListener("input", () => this.showMade());
    for (const button of root.querySelectorAll("[data-copy]")) button.addEventListener("click", () => this.copy(button));
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); });
    // The page around has keys of its own ("r" runs it again); what is typed here is not for it.
    for (const kind of ["keydown", "keypress", "keyup"]) this.dialog.addEventListener(kind, (event) => event.stopPropagation());
  }

  /** Open on the view the address tells of right now. */
  open() {
    const { href, search } = window.location;
    this.view = viewOf(search);
    this.find("#share-link").value = href;
    this.trouble("");
    this.say("");
    this.showMade();
    this.dialog.showModal();
    this.find("[data-copy=link]").focus();
  }

  say(text) {
    this.find(".said").textContent = text;
  }

  trouble(text) {
    const box = this.find(".trouble");
    box.textContent = text;
    box.hidden = text === "";
  }

  texts() {
    return { title: this.name.value, note: this.note.value };
  }

  /** Name what a snapshot would hold now. */
  wish() {
    return JSON.stringify({ view: this.view, ...this.texts() });
  }

  isMade() {
    return this.made !== null && this.made.wish === this.wish();
  }

  /** Show the snapshot made of this very view and texts, or the offer to make one. */
  showMade() {
    const isMade = this.isMade();
    this.find(".made").hidden = !isMade;
    this.find(".offer").hidden = isMade;
    if (!isMade) return;
    this.find("#share-short").value = this.made.url;
    this.find(".page").href = `/s/${encodeURIComponent(this.made.id)}`;
  }

  /** Run work that may take a moment; its button waits with it. */
  async busy(selector, words, work) {
    const button = this.find(selector);
    button.disabled = true;
    this.trouble("");
    this.say(words);
    try {
      await work();
    } catch {
      this.say("");
      this.trouble(this.words.no_answer);
    } finally {
      button.disabled = false;
    }
  }

  make() {
    return this.busy(".make", this.words.making, async () => {
      const wish = this.wish();
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch("/s", { method: "POST", headers, body: wish });
      if (!answer.ok) return this.refuse(answer);
      this.made = { ...(await answer.json()), wish };
      this.showMade();
      this.say(this.words.made);
      if (this.isMade()) this.find("[data-copy=short]").focus();
      return undefined;
    });
  }

  async refuse(answer) {
    this.say("");
    this.trouble(answer.status === UNAVAILABLE ? this.words.no_store : await reasonOf(answer) || this.words.no_answer);
  }

  /** Copy a text; where the browser offers no clipboard, as it did before there was one. */
  async copy(button) {
    const texts = { link: this.find("#share-link").value, short: this.made?.url, embed: this.made?.embed, citation: this.made?.citation, bibtex: this.made?.bibtex };
    const text = texts[button.dataset.copy];
    const isCopied = await this.clip(text, button);
    this.say(isCopied ? this.words.copied : this.words.not_copied);
  }

  async clip(text, button) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const field = this.find(".clip");
      field.value = text;
      field.select();
      const isCopied = document.execCommand("copy");
      button.focus();
      return isCopied;
    }
  }

  offerForms() {
    const groups = new Map();
    for (const { code, label, group } of this.forms) {
      if (!groups.has(group)) groups.set(group, Object.assign(document.createElement("optgroup"), { label: group }));
      groups.get(group).append(new Option(label, code));
    }
    this.form.replaceChildren(...groups.values());
    this.offerSizes();
  }

  offerSizes() {
    const { sizes } = this.forms.find(({ code }) => code === this.form.value);
    this.size.replaceChildren(...sizes.map(({ code, label }) => new Option(label, code)));
    this.find(".sizes").hidden = sizes.length === 0;
  }

  /** Return where the file is made: of the snapshot if there is one, else of the view itself. */
  fileAddress() {
    const size = this.size.value ? { size: this.size.value } : {};
    const form = this.form.value;
    if (this.isMade()) return `/s/${encodeURIComponent(this.made.id)}.${form}?${new URLSearchParams(size)}`;
    return `/view.${form}?${this.view}&${new URLSearchParams({ ...size, ...this.texts() })}`;
  }

  download() {
    return this.busy(".download", this.words.making_file, async () => {
      const name = this.fileName();
      const answer = await fetch(this.fileAddress());
      if (!answer.ok) return this.refuseFile(answer);
      this.save(await answer.blob(), name);
      this.say(this.words.downloaded.replace("{name}", () => name));
      return undefined;
    });
  }

  async refuseFile(answer) {
    this.say("");
    this.trouble(await reasonOf(answer) || this.words.no_answer);
  }

  fileName() {
    const day = new URLSearchParams(this.view).get("on") ?? "";
    const part = this.isMade() ? this.made.id : day.replace(/[^0-9-]/g, "");
    return `corridor-atlas${part ? `-${part}` : ""}.${this.form.value}`;
  }

  save(blob, name) {
    const url = URL.createObjectURL(blob);
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
  }
}

/** Streamlit calls this at first and at every run; the dialog is made once, its words may change. */
export default function share({ parentElement, data }) {
  const dialog = dialogs.get(parentElement);
  if (!dialog) dialogs.set(parentElement, new Dialog(parentElement, data));
  else if (dialog.words.heading !== data.words.heading) dialog.speak(data);
}
