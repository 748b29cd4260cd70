// The messages of one chat as one person's phone shows them.
import { el, icon } from "./dom.js";
import { richText } from "./entities.js";
import { timeOf, dayOf } from "./dates.js";

const NEAR_BOTTOM = 60;

const SHOWN_AS_WORDS = [["voice", "Voice note"], ["video_note", "Video note"], ["sticker", "Sticker"], ["location", "Location"], ["contact", "Contact"]];
const wordFor = (message) => SHOWN_AS_WORDS.find(([kind]) => message[kind])?.[1] ?? null;

/** A short plain form of a message, for quotes. */
export function summary(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replace(/\s+/g, " ").slice(0, 90);
  if (message.photo_url) return "Photo";
  if (message.document) return message.document.name;
  return wordFor(message) ?? "Message";
}

const inlineRows = (message) => message.reply_markup?.inline_keyboard ?? [];

export class Log {
  /**
   * `host` answers what only the chat knows: `viewer()` (id of who holds this phone), `isGroup`, and what
   * to do on `press(message, button, node)`, `menu(message, opener, point)`, `photo(message)`,
   * `command(text)`, `copy(text)`, `link(href)`.
   */
  constructor(host, label) {
    this.host = host;
    this.messages = new Map();   // message_id -> {data, json, node}
    this.active = null;          // the one message whose buttons Tab reaches
    this.pinned = true;          // at the newest message, and to be kept there
    this.lastTop = 0;

    this.list = el("div", { class: "list" });
    this.node = el("div", {
      class: "log", role: "log", "aria-live": "polite", "aria-label": label, "aria-busy": "true", tabindex: "0",
    }, this.list);
    this.toBottom = el("button", {
      type: "button", class: "icon to-bottom", "aria-label": "To the newest message", hidden: true,
      onclick: () => this.scrollDown(true),
    }, icon("down"));

    this.node.addEventListener("scroll", () => this.onScroll(), { passive: true });
    this.node.addEventListener("keydown", (event) => this.onKey(event));
    this.node.addEventListener("focusin", (event) => {
      const message = event.target.closest(".message");
      if (message) this.activate(message);
    });
    this.node.addEventListener("click", (event) => {
      const link = event.target.closest("a[target]");
      if (!link) return;
      event.preventDefault();
      this.host.link(link.href);
    });
    // A photo that arrives, a keyboard that opens: who was at the bottom stays there.
    const keep = new ResizeObserver(() => { if (this.pinned) this.scrollDown(false); });
    keep.observe(this.list);
    keep.observe(this.node);
  }

  get(id) { return this.messages.get(id)?.data ?? null; }

  /** All messages, oldest first. */
  all() { return [...this.messages.values()].map((entry) => entry.data); }

  /**
   * Take in new and changed messages; return those that were not here before. With `whole`, `incoming`
   * is everything there is, and what is missing from it goes.
   */
  apply(incoming, whole) {
    const fresh = [];
    const changed = new Set();
    let order = false;
    if (whole) {
      const ids = new Set(incoming.filter((message) => !message.deleted).map((message) => message.message_id));
      for (const id of [...this.messages.keys()]) {
        if (ids.has(id)) continue;
        this.remove(id);
        changed.add(id);
        order = true;
      }
    }
    for (const data of incoming) {
      if (data.deleted) {
        order = this.remove(data.message_id) || order;
        changed.add(data.message_id);
        continue;
      }
      const json = JSON.stringify(data);
      const entry = this.messages.get(data.message_id);
      if (entry === undefined) {
        const node = el("article", { class: "message", tabindex: "-1", "data-testid": "message", "data-message-id": data.message_id });
        this.messages.set(data.message_id, { data, json, node });
        this.draw(data, node);
        fresh.push(data);
        order = true;
      } else if (entry.json !== json) {
        entry.data = data;
        entry.json = json;
        this.redraw(entry);
        changed.add(data.message_id);
      }
    }
    // A quote of a message follows its edits and its end.
    if (changed.size > 0) {
      for (const entry of this.messages.values()) {
        if (changed.has(entry.data.reply_to_message_id)) this.redraw(entry);
      }
    }
    if (order) this.arrange();
    this.node.removeAttribute("aria-busy");
    if (this.pinned) this.scrollDown(false);
    return fresh;
  }

  /** Draw everything again, for a different holder of the phone. */
  redrawAll() {
    for (const entry of this.messages.values()) this.redraw(entry);
    this.arrange();
  }

  /** Show where message `id` is. */
  reveal(id) {
    const node = this.messages.get(id)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), 1200);
  }

  /** Take the waiting sign off all buttons. */
  settleButtons() {
    for (const node of this.node.querySelectorAll("button[aria-busy]")) node.removeAttribute("aria-busy");
  }

  scrollDown(smooth) {
    this.pinned = true;
    this.toBottom.hidden = true;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.node.scrollTo({ top: this.node.scrollHeight, behavior: smooth && !still ? "smooth" : "instant" });
  }

  onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.node;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    // Only moving up leaves the bottom: a keyboard that opens also makes the distance grow.
    if (near) this.pinned = true;
    else if (scrollTop < this.lastTop) this.pinned = false;
    this.lastTop = scrollTop;
    this.toBottom.hidden = near || this.pinned;
  }

  onKey(event) {
    if (event.target !== this.node && !event.target.classList.contains("message")) {
      if (event.key === "Escape") event.target.closest(".message")?.focus();
      return;
    }
    const nodes = [...this.list.querySelectorAll(".message")];
    const at = event.target === this.node ? nodes.length : nodes.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: nodes.length - 1 }[event.key];
    if (to === undefined || nodes.length === 0) return;
    event.preventDefault();
    nodes[Math.max(0, Math.min(to, nodes.length - 1))].focus();
  }

  remove(id) {
    const entry = this.messages.get(id);
    if (entry === undefined) return false;
    if (entry.node.contains(document.activeElement)) this.node.focus({ preventScroll: true });
    entry.node.remove();
    this.messages.delete(id);
    if (this.active === entry.node) this.active = null;
    return true;
  }

  // One pass over the chat: order, day lines, runs of one sender, and which message Tab reaches.
  arrange() {
    const sorted = [...this.messages.entries()].sort((a, b) => a[0] - b[0]);
    this.messages = new Map(sorted);
    for (const line of this.list.querySelectorAll(".day")) line.remove();
    let day = null;
    let sender = null;
    let before = null;
    let next = this.list.firstChild;
    for (const [, { data, node }] of sorted) {
      const today = dayOf(data.date_iso);
      if (today !== day) {
        this.list.insertBefore(el("p", { class: "day" }, el("span", {}, today)), next);
        day = today;
        sender = null;
      }
      if (node === next) next = next.nextSibling;
      else this.list.insertBefore(node, next);
      node.classList.toggle("run", sender === data.from.id);
      if (before) before.classList.toggle("last", sender !== data.from.id);
      sender = data.from.id;
      before = node;
    }
    before?.classList.add("last");
    const focused = document.activeElement?.closest?.(".message");
    if (before && !(focused && this.list.contains(focused))) this.activate(before);
  }

  // One tab stop for hundreds of buttons: only the active message's can be reached by Tab.
  activate(node) {
    if (node === this.active) return;
    this.setStops(this.active, -1);
    this.active = node;
    this.setStops(node, 0);
  }

  setStops(node, index) {
    for (const stop of node?.querySelectorAll("button, a, [role=button]") ?? []) stop.tabIndex = index;
  }

  redraw({ data, node }) {
    const held = document.activeElement;
    const hadFocus = node.contains(held) && held !== node;
    const inKeys = hadFocus && held.closest(".keys") !== null;
    this.draw(data, node);
    if (!hadFocus) return;
    // The pressed button is gone with the old keyboard; the next choice is where it was.
    const target = (inKeys && node.querySelector(".keys button")) || node;
    target.focus({ preventScroll: true });
  }

  draw(message, node) {
    const mine = message.from.id === this.host.viewer();
    const name = mine ? "You" : message.from.first_name;
    node.classList.toggle("out", mine);
    node.classList.toggle("in", !mine);
    const bubble = el("div", { class: "bubble" },
      el("span", { class: this.host.isGroup && !mine ? "sender" : "vh" }, name, el("span", { class: "vh" }, ": ")),
      this.quoteOf(message),
      this.mediaOf(message),
      this.textOf(message),
      el("span", { class: "meta" },
        message.edited ? el("span", { class: "edited" }, "edited ") : null,
        el("time", { datetime: message.date_iso }, timeOf(message.date_iso))),
    );
    const more = el("button", {
      type: "button", class: "icon more", "aria-label": "What to do with this message", "aria-haspopup": "menu", "aria-expanded": "false",
      onclick: () => this.host.menu(message, more, null),
    }, icon("more"));
    bubble.append(more);
    bubble.addEventListener("contextmenu", (event) => {
      if (event.target.closest("a, img")) return;
      event.preventDefault();
      this.host.menu(message, more, event.clientX ? { x: event.clientX, y: event.clientY } : null);
    });
    node.replaceChildren(bubble, ...this.keysOf(message));
    node.classList.toggle("has-photo", Boolean(message.photo_url));
    this.setStops(node, node === this.active ? 0 : -1);
  }

  quoteOf(message) {
    if (!message.reply_to_message_id) return null;
    const original = this.get(message.reply_to_message_id);
    if (original === null) return el("p", { class: "reply" }, "Reply to a message that is gone");
    return el("button", {
      type: "button", class: "reply", "aria-label": `Reply to ${original.from.first_name}: ${summary(original)}. Press to go there`,
      onclick: () => this.reveal(original.message_id),
    }, el("b", {}, original.from.first_name), el("span", {}, summary(original)));
  }

  mediaOf(message) {
    if (message.photo_url) {
      const image = el("img", { src: message.photo_url, alt: message.caption || "Photo without a caption", loading: "lazy" });
      return el("button", { type: "button", class: "photo", title: "Press to enlarge", onclick: () => this.host.photo(message) }, image);
    }
    if (message.document) {
      const { name, url } = message.document;
      return el("a", { class: "file", href: url, download: name, "aria-label": `Download ${name}` }, icon("file"), el("span", {}, name));
    }
    const word = wordFor(message);
    if (message.voice) {
      const bars = [5, 9, 14, 8, 16, 11, 6, 13, 17, 9, 5, 12, 15, 7, 10, 5].map((height) => {
        const bar = el("i");
        bar.style.height = `${height}px`;
        return bar;
      });
      return el("p", { class: "voice" }, icon("mic"), el("span", { class: "wave", "aria-hidden": "true" }, ...bars), el("span", {}, word));
    }
    if (message.sticker) return el("p", { class: "sticker" }, el("span", { class: "vh" }, word), el("span", { "aria-hidden": "true" }, "🙂"));
    return word && el("p", { class: "voice" }, message.location ? icon("pin") : null, el("span", {}, word));
  }

  textOf(message) {
    const text = message.text ?? message.caption;
    const media = message.photo_url || message.document || wordFor(message);
    if (!text) return media ? null : el("p", { class: "text quiet" }, "A message this page cannot show");
    const body = el("div", { class: "text", dir: "auto", "data-testid": "message-text" }, richText(text, message.entities, {
      onCommand: (name) => this.host.command(name),
      onCopy: (raw) => this.host.copy(raw),
    }));
    // The time stands at the end of the last line, where there is a line to stand in.
    body.classList.toggle("block-end", body.lastChild.matches?.("pre, blockquote, .quote") ?? false);
    return body;
  }

  keysOf(message) {
    const rows = inlineRows(message);
    if (rows.length === 0) return [];
    const kind = (button) => {
      if (button.url) return ["open", `Opens ${button.url}`];
      if (button.copy_text) return ["copy", `Copies ${button.copy_text.text}`];
      return [null, null];
    };
    return [el("div", { class: "keys", role: "group", "aria-label": "Answers" }, ...rows.map((row) =>
      el("div", { class: "key-row" }, ...row.map((button) => {
        const [mark, title] = kind(button);
        const node = el("button", {
          type: "button", title, "data-testid": "button",
          onclick: () => this.host.press(message, button, node),
        }, button.text, mark === null ? null : icon(mark));
        return node;
      }))))];
  }
}
