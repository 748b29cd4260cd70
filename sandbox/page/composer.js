// Where a person writes: text, commands, reply keyboard, photo, voice note, answers and edits.
import { el, icon } from "./dom.js";
import { showMenu } from "./menu.js";
import { summary } from "./log.js";

const PHOTO_BYTES = 10 * 1024 * 1024;   // Telegram's limit for a photo a phone sends

const readFile = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result);
  reader.onerror = () => reject(new Error("The photo could not be read."));
  reader.readAsDataURL(file);
});

export class Composer {
  /**
   * `host`: `send(fields)` and `edit(message, text)` (resolve to whether it worked), `start()`, `unblock()`,
   * `commands()` (resolves to a list), `say(text)`, `lastOwn()` (a message or null).
   */
  constructor(host, chatId, name) {
    this.host = host;
    this.replyTo = null;
    this.editing = null;
    this.photo = null;
    this.commands = [];
    this.shown = [];
    this.chosen = -1;
    this.keyboard = null;

    const id = `box-${chatId}`;
    this.suggest = el("div", { class: "suggest", id: `${id}-commands`, role: "listbox", "aria-label": "Commands", hidden: true });
    this.context = el("div", { class: "context", hidden: true });
    this.input = el("textarea", {
      id, rows: "1", placeholder: "Message", "aria-label": `Write as ${name}`, "data-testid": `input-${chatId}`,
      "aria-autocomplete": "list", "aria-controls": `${id}-commands`, maxlength: "4096", dir: "auto", enterkeyhint: "send",
    });
    this.menuButton = this.iconButton("slash", "Commands", () => this.openCommands());
    this.attachButton = this.iconButton("attach", "Attach", () => this.openAttach());
    this.attachButton.setAttribute("aria-haspopup", "menu");
    this.keysButton = this.iconButton("keys", "Hide the answer keys", () => this.toggleKeyboard());
    this.keysButton.hidden = true;
    this.micButton = this.iconButton("mic", "Send a voice note", () => this.host.send({ voice: true }));
    this.micButton.dataset.testid = `voice-${chatId}`;
    this.sendButton = el("button", { type: "submit", class: "icon send", "aria-label": "Send", "data-testid": `send-${chatId}` }, icon("send"));
    this.file = el("input", { type: "file", accept: "image/*", class: "vh", tabindex: "-1", "aria-hidden": "true", "data-testid": `photo-${chatId}` });
    this.row = el("div", { class: "row" }, this.menuButton, this.attachButton, this.input, this.keysButton, this.micButton, this.sendButton, this.file);
    this.keys = el("div", { class: "reply-keys", role: "group", "aria-label": "Answers", hidden: true });
    this.startButton = el("button", { type: "button", class: "primary wide", "data-testid": `start-${chatId}`, hidden: true, onclick: () => this.host.start() }, "Start");
    this.unblockButton = el("button", { type: "button", class: "primary wide", "data-testid": `unblock-${chatId}`, hidden: true, onclick: () => this.host.unblock() }, "Unblock the bot");
    this.node = el("form", { class: "composer" }, this.suggest, this.startButton, this.unblockButton, this.context, this.row, this.keys);

    this.node.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.input.addEventListener("input", () => this.onInput());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => this.closeSuggest());
    this.file.addEventListener("change", () => this.attach(this.file.files[0]));
    this.layout();
  }

  iconButton(drawing, label, act) {
    return el("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick: act }, icon(drawing));
  }

  focus() { this.input.focus(); }

  /** Show what the person's standing with the bot allows. */
  setStanding({ started, blocked, canStart }) {
    this.startButton.hidden = !canStart || started || blocked;
    this.unblockButton.hidden = !blocked;
    this.row.hidden = blocked;
    if (blocked) this.keys.hidden = true;
    else this.drawKeyboard();
  }

  /** Take the reply keyboard that the newest messages ask for (null for none). */
  setKeyboard(markup) {
    if (JSON.stringify(markup) === JSON.stringify(this.keyboard?.markup ?? null)) return;
    this.keyboard = markup === null ? null : { markup, open: true };
    this.drawKeyboard();
  }

  answer(message) {
    this.clear(false);
    this.replyTo = message;
    this.layout();
    this.focus();
  }

  change(message) {
    this.clear(false);
    this.editing = message;
    this.input.value = message.text;
    this.layout();
    this.focus();
  }

  /** Forget what was replied to, edited or attached; with `text`, also what is typed. */
  clear(text = true) {
    if (text || this.editing) this.input.value = "";
    this.replyTo = this.editing = this.photo = null;
    this.file.value = "";
    this.layout();
  }

  async attach(file) {
    if (!file) return;
    if (file.size > PHOTO_BYTES) {
      this.host.say("That photo is over 10 MB, too large for Telegram.");
      return;
    }
    try {
      this.photo = { name: file.name, url: await readFile(file) };
    } catch (problem) {
      this.host.say(problem.message);
      return;
    }
    this.layout();
    this.focus();
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text && !this.photo) return;
    this.closeSuggest();
    const { editing, replyTo, photo } = this;
    this.clear();
    let done;
    if (editing) {
      done = text === editing.text || await this.host.edit(editing, text);
    } else {
      const reply = replyTo ? { reply_to_message_id: replyTo.message_id } : {};
      const body = photo ? { photo: photo.url.split(",")[1], ...(text ? { caption: text } : {}) } : { text };
      done = await this.host.send({ ...body, ...reply });
    }
    // What did not arrive goes back into the box, unless something new stands there.
    if (!done && this.input.value === "") {
      this.input.value = text;
      Object.assign(this, { editing, replyTo, photo });
      this.layout();
    }
  }

  onInput() {
    this.layout();
    const typed = this.input.value;
    if (/^\/\w*$/.test(typed)) this.openSuggest(typed);
    else this.closeSuggest();
  }

  onKey(event) {
    if (event.isComposing) return;
    const open = !this.suggest.hidden;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (open && this.chosen >= 0) this.pick(this.shown[this.chosen]);
      else this.submit();
    } else if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      this.highlight(this.chosen + (event.key === "ArrowDown" ? 1 : -1));
    } else if (open && event.key === "Tab" && !event.shiftKey && this.chosen >= 0) {
      event.preventDefault();
      this.input.value = `/${this.shown[this.chosen].command} `;
      this.closeSuggest();
    } else if (event.key === "ArrowUp" && this.input.value === "" && !this.photo) {
      const last = this.host.lastOwn();
      if (last === null) return;
      event.preventDefault();
      this.change(last);
    } else if (event.key === "Escape") {
      if (open) this.closeSuggest();
      else if (this.editing || this.replyTo || this.photo) this.clear(false);
      else return;
      event.stopPropagation();
    }
  }

  async openCommands() {
    if (!this.suggest.hidden) {
      this.closeSuggest();
      return;
    }
    this.focus();
    await this.openSuggest("/");
    if (this.suggest.hidden) this.host.say("The bot has no commands yet.");
    else this.highlight(0);
  }

  async openSuggest(typed) {
    this.drawSuggest(typed);
    this.commands = await this.host.commands();
    // Much can be typed while the list is on its way.
    const now = this.input.value;
    if (document.activeElement === this.input && (now === "" || /^\/\w*$/.test(now))) this.drawSuggest(now || typed);
  }

  drawSuggest(typed) {
    const before = this.shown[this.chosen]?.command;
    this.shown = this.commands.filter(({ command }) => `/${command}`.startsWith(typed.toLowerCase()));
    this.suggest.replaceChildren(...this.shown.map((entry, index) => {
      const node = el("div", { role: "option", id: `${this.suggest.id}-${index}`, "aria-selected": "false" },
        el("b", {}, `/${entry.command}`), el("span", {}, entry.description));
      // Keep the focus in the box: its blur closes the list before a click would land.
      node.addEventListener("pointerdown", (event) => event.preventDefault());
      node.addEventListener("click", () => this.pick(entry));
      return node;
    }));
    this.suggest.hidden = this.shown.length === 0;
    const at = this.shown.findIndex(({ command }) => command === before);
    this.chosen = -1;
    if (at >= 0) this.highlight(at);
  }

  highlight(index) {
    const options = [...this.suggest.children];
    if (options.length === 0) return;
    this.chosen = (index + options.length) % options.length;
    options.forEach((node, at) => node.setAttribute("aria-selected", String(at === this.chosen)));
    options[this.chosen].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", options[this.chosen].id);
  }

  closeSuggest() {
    this.suggest.hidden = true;
    this.chosen = -1;
    this.input.removeAttribute("aria-activedescendant");
  }

  pick({ command }) {
    this.closeSuggest();
    this.input.value = "";
    this.layout();
    this.host.send({ text: `/${command}` });
  }

  openAttach() {
    showMenu(this.attachButton, [
      { label: "Photo", act: () => this.file.click() },
      { label: "Sticker", act: () => this.host.send({ sticker: true }) },
      { label: "Location", act: () => this.host.send({ location: true }) },
      { label: "Contact", act: () => this.host.send({ contact: true }) },
      { label: "Video note", act: () => this.host.send({ video_note: true }) },
    ], "Attach");
  }

  toggleKeyboard() {
    this.keyboard.open = !this.keyboard.open;
    this.drawKeyboard();
  }

  drawKeyboard() {
    const open = this.keyboard !== null && this.keyboard.open;
    this.keysButton.hidden = this.keyboard === null;
    this.keysButton.setAttribute("aria-expanded", String(open));
    const label = open ? "Hide the answer keys" : "Show the answer keys";
    this.keysButton.setAttribute("aria-label", label);
    this.keysButton.title = label;
    this.input.placeholder = this.keyboard?.markup.input_field_placeholder ?? "Message";
    this.keys.hidden = !open || this.row.hidden;
    if (!open) return;
    this.keys.replaceChildren(...this.keyboard.markup.keyboard.map((row) =>
      el("div", { class: "key-row" }, ...row.map((key) => {
        const button = typeof key === "string" ? { text: key } : key;
        return el("button", { type: "button", "data-testid": "button", onclick: () => this.pressKey(button) }, button.text);
      }))));
  }

  async pressKey(button) {
    const { markup } = this.keyboard;
    let body = { text: button.text };
    if (button.request_location) body = { location: true };
    if (button.request_contact) body = { contact: true };
    if (await this.host.send(body) && markup.one_time_keyboard && this.keyboard?.markup === markup) {
      this.keyboard.open = false;
      this.drawKeyboard();
    }
  }

  // Everything that depends on what is typed or attached.
  layout() {
    const { editing, replyTo, photo } = this;
    const something = this.input.value.trim() !== "" || photo !== null;
    this.sendButton.hidden = !something;
    this.micButton.hidden = something;
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;

    const parts = [];
    if (editing) parts.push(el("p", {}, el("b", {}, "Editing"), el("span", {}, summary(editing))));
    if (replyTo) parts.push(el("p", {}, el("b", {}, `Reply to ${replyTo.from.first_name}`), el("span", {}, summary(replyTo))));
    if (photo) parts.push(el("img", { src: photo.url, alt: "" }), el("p", {}, el("b", {}, "Photo"), el("span", {}, photo.name)));
    this.context.hidden = parts.length === 0;
    if (parts.length > 0) parts.push(this.iconButton("close", "Cancel", () => { this.clear(false); this.focus(); }));
    this.context.replaceChildren(...parts);
  }
}
