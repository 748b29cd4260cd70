// One chat on one person's phone: header, messages, composer, and staying in step with the server.
import { copy, el, icon } from "./dom.js";
import { ask, enlarge, openLink } from "./dialogs.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { showMenu } from "./menu.js";
import { server, ServerError } from "./server.js";

const TYPING_MS = 5000;     // Telegram shows "typing" for up to five seconds
const WAITING_MS = 8000;    // a pressed button stops waiting for an answer that never comes
const TOAST_MS = 4500;
const RETRY_MS = 1500;
const COLOURS = 6;

const languageNames = new Intl.DisplayNames(["en"], { type: "language" });

function languageName(code) {
  try { return code ? languageNames.of(code) : ""; } catch { return code; }
}

export class Chat {
  /**
   * `page`: `state` (the sandbox's last state), `refresh()` (read it again), `show(id)`, `isShown(chat)`,
   * `chatOf(personId)`, `unreadChanged()`.
   */
  constructor(info, page) {
    this.page = page;
    this.id = info.id;
    this.isGroup = info.type !== "private";
    this.info = info;
    this.actor = null;       // in a group: who of its members is writing
    this.rev = 0;
    this.loaded = false;
    this.running = false;
    this.queued = null;      // "new" or "all": what to read when the present reading ends
    this.unread = 0;

    const name = this.name;
    this.heading = el("h2", { id: `chat-title-${this.id}` }, name);
    this.subtitle = el("p", { class: "subtitle" });
    this.avatar = el("span", { class: "avatar", "aria-hidden": "true", "data-colour": String(Math.abs(this.id) % COLOURS) });
    this.options = el("button", {
      type: "button", class: "icon", "aria-label": `Options for ${name}`, "aria-haspopup": "menu", "aria-expanded": "false",
      "data-testid": `options-${this.id}`, onclick: () => this.openOptions(),
    }, icon("more"));
    this.typing = el("p", { class: "typing", hidden: true }, el("span", {}), el("i"), el("i"), el("i"));
    this.typing.setAttribute("aria-hidden", "true");
    this.toast = el("p", { class: "toast", role: "status" });
    this.welcome = el("div", { class: "welcome", hidden: true });
    this.writer = el("select", { "aria-label": "Write as", onchange: () => this.writeAs(Number(this.writer.value)) });
    this.writerRow = el("label", { class: "writer", hidden: true }, "Writing as ", this.writer);

    this.log = new Log(this, `Messages on ${name}`);
    this.composer = new Composer({
      send: (fields) => this.send(fields),
      edit: (message, text) => this.act("edit", { message_id: message.message_id, text }),
      start: () => this.start(),
      unblock: () => this.act("unblock", {}),
      commands: () => this.commands(),
      say: (text) => this.say(text),
      lastOwn: () => this.lastOwn(),
    }, this.id, this.isGroup ? `a member of ${name}` : name);

    this.node = el("section", { class: "chat", "data-testid": `chat-${this.id}`, "aria-labelledby": `chat-title-${this.id}` },
      el("header", { class: "chat-head" }, this.avatar, el("div", {}, this.heading, this.subtitle, this.typing), this.isGroup ? null : this.options),
      el("div", { class: "log-box" }, this.log.node, this.welcome, this.toast, this.log.toBottom),
      this.writerRow, this.composer.node);
    this.tab = el("button", { type: "button", "data-testid": `switch-${this.id}`, onclick: () => page.show(this.id) });
    this.node.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.log.node.contains(event.target)) this.composer.focus();
    });
    this.update(info);
  }

  get person() { return this.page.state.people.find((person) => person.id === this.id) ?? null; }
  get members() { return this.page.state.people.filter((person) => this.info.members.includes(person.id)); }
  get name() { return this.isGroup ? this.info.title : this.person?.first_name ?? this.info.title; }
  get bot() { return this.page.state.bot; }

  /** Who writes in this chat: its person, or the member chosen in a group. */
  viewer() { return this.isGroup ? this.actor : this.id; }

  /** Take the chat's and its people's new state. */
  update(info) {
    this.info = info;
    this.heading.textContent = this.name;
    this.avatar.textContent = [...this.name][0] ?? "?";
    if (this.isGroup) {
      const members = this.members;
      if (!members.some((person) => person.id === this.actor)) this.actor = (members.find((person) => person.is_staff) ?? members[0])?.id ?? null;
      this.subtitle.textContent = this.info.bot_status === "left" || this.info.bot_status === "kicked"
        ? "Group. The bot is not in it"
        : `Group: ${[...members.map((person) => person.first_name), this.bot.name].join(", ")}`;
      this.writer.replaceChildren(...members.map((person) =>
        el("option", { value: person.id, selected: person.id === this.actor }, person.first_name)));
      this.writerRow.hidden = members.length < 2;
      return;
    }
    const { is_staff: staff, language_code: language, blocked, started, deactivated } = this.person ?? {};
    const role = staff ? "Staff phone" : "A person's phone";
    const trouble = (deactivated && "The account is deleted") || (blocked && "The bot is blocked");
    this.subtitle.textContent = trouble || [role, languageName(language)].filter(Boolean).join(", ");
    this.composer.setStanding({ started: Boolean(started), blocked: Boolean(blocked), canStart: true });
    this.drawWelcome();
  }

  /** Draw this chat's button in the switcher. */
  drawTab(isCurrent) {
    this.node.classList.toggle("current", isCurrent);
    this.tab.setAttribute("aria-current", String(isCurrent));
    const badge = [" ", el("span", { class: "badge" }, String(this.unread), el("span", { class: "vh" }, " unread"))];
    this.tab.replaceChildren(el("span", {}, this.name), ...(this.unread > 0 ? badge : []));
  }

  /** Read what is new, or with `whole` everything, as after a lost connection. */
  async sync(whole = false) {
    const want = whole || !this.loaded ? "all" : "new";
    if (this.running) {
      this.queued = this.queued === "all" ? "all" : want;
      return;
    }
    this.running = true;
    try {
      let answer = await server.messages(this.id, want === "all" ? 0 : this.rev);
      let all = want === "all";
      // A server that counts from the start again has been restarted and forgot the old messages.
      if (answer.rev < this.rev && !all) {
        all = true;
        answer = await server.messages(this.id, 0);
      }
      this.take(answer, all);
    } catch (problem) {
      if (!(problem instanceof ServerError)) throw problem;
      this.queued ??= want;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    } finally {
      this.running = false;
    }
    if (this.queued !== null) {
      const next = this.queued;
      this.queued = null;
      await this.sync(next === "all");
    }
  }

  take(answer, all) {
    this.rev = answer.rev;
    const fresh = this.log.apply(answer.messages, all);
    const others = fresh.filter((message) => message.from.id !== this.viewer());
    if (this.loaded && others.length > 0 && !this.page.isShown(this)) {
      this.unread += others.length;
      this.page.unreadChanged();
    }
    this.loaded = true;
    if (answer.typing) this.showTyping();
    else if (others.length > 0) this.endTyping();
    this.applyKeyboard(fresh);
    this.drawWelcome();
  }

  // The newest message that says something about the reply keyboard decides.
  applyKeyboard(fresh) {
    const messages = this.log.all();
    let markup = null;
    for (let at = messages.length - 1; at >= 0; at -= 1) {
      const found = messages[at].reply_markup;
      if (found?.remove_keyboard) break;
      if (found?.keyboard) { markup = found; break; }
    }
    this.composer.setKeyboard(markup);
    const forced = fresh.findLast((message) => message.reply_markup?.force_reply);
    if (forced && this.page.isShown(this)) this.composer.answer(forced);
  }

  drawWelcome() {
    const empty = this.loaded && this.log.messages.size === 0;
    this.welcome.hidden = !empty;
    if (!empty) return;
    const about = this.isGroup
      ? "The staff group. Alerts about people who need somebody arrive here. Reply to an alert to write to that person."
      : this.bot.description || this.bot.short_description || "Nothing here yet.";
    this.welcome.replaceChildren(
      el("b", {}, this.isGroup ? this.name : `What can ${this.bot.name} do?`), el("p", { dir: "auto" }, about));
  }

  showTyping() {
    this.typing.firstElementChild.textContent = `${this.bot.name} is typing`;
    this.typing.hidden = false;
    this.subtitle.hidden = true;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.endTyping(), TYPING_MS);
  }

  endTyping() {
    this.typing.hidden = true;
    this.subtitle.hidden = false;
  }

  /** Show the bot's answer to a pressed button. */
  answered({ text, show_alert: alert }) {
    this.log.settleButtons();
    if (!text) return;
    if (alert) ask({ title: this.bot.name, text, cancel: null });
    else this.say(text);
  }

  /** Say something in passing at the foot of the messages. */
  say(text) {
    this.toast.textContent = text;
    this.toast.classList.add("shown");
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      this.toast.classList.remove("shown");
      this.toast.textContent = "";
    }, TOAST_MS);
  }

  /** Do something as this chat's writer; return whether it worked, and say why when not. */
  async act(verb, fields) {
    try {
      await server.act(this.id, verb, { from_id: this.viewer(), ...fields });
    } catch (problem) {
      if (!(problem instanceof ServerError)) throw problem;
      this.say(problem.message);
      return false;
    }
    this.sync();
    if (["block", "unblock", "start"].includes(verb) || fields.text?.startsWith("/start")) this.page.refresh();
    return true;
  }

  send(fields) {
    this.log.scrollDown(false);
    return this.act("send", fields);
  }

  async start(payload = null) {
    // The Start button goes away; the answer's own buttons are the next thing to reach.
    this.log.node.focus({ preventScroll: true });
    await this.act("start", payload ? { payload } : {});
  }

  async commands() {
    try {
      return await server.commands(this.id, this.viewer());
    } catch (problem) {
      if (!(problem instanceof ServerError)) throw problem;
      this.say(problem.message);
      return [];
    }
  }

  lastOwn() {
    return this.log.all().findLast((message) => message.from.id === this.viewer() && message.text) ?? null;
  }

  writeAs(id) {
    this.actor = id;
    this.log.redrawAll();
  }

  openOptions() {
    const blocked = Boolean(this.person?.blocked);
    showMenu(this.options, [
      blocked
        ? { label: "Unblock the bot", testid: "unblock", act: () => this.act("unblock", {}) }
        : { label: "Block the bot", testid: "block", act: () => this.act("block", {}) },
      { label: "Start from an invite…", testid: "start-code", act: () => this.startFromInvite() },
    ], "Options");
  }

  async startFromInvite() {
    const typed = await ask({
      title: "Start from an invite",
      text: "Paste an invite link, or the code after ?start= in it.",
      ok: "Start",
      field: "Link or code",
    });
    const code = typed?.match(/(?:^|[?&]start=)([\w-]{1,64})$/)?.[1];
    if (code) await this.start(code);
    else if (typed) this.say("That does not look like an invite.");
  }

  // What the log asks for.

  menu(message, opener, point) {
    const mine = message.from.id === this.viewer();
    const text = message.text ?? message.caption;
    showMenu(opener, [
      { label: "Reply", testid: "reply", act: () => this.composer.answer(message) },
      ...(text ? [{ label: "Copy text", testid: "copy", act: () => this.copy(text) }] : []),
      ...(mine && message.text ? [{ label: "Edit", testid: "edit", act: () => this.composer.change(message) }] : []),
      ...(mine ? [{ label: "Delete", testid: "delete", act: () => this.act("delete", { message_id: message.message_id }) }] : []),
    ], "What to do with this message", point);
  }

  async press(message, button, node) {
    if (button.url) this.link(button.url);
    else if (button.copy_text) this.copy(button.copy_text.text);
    else if (button.callback_data === undefined) this.say("The pretend Telegram has no such button.");
    else {
      node.setAttribute("aria-busy", "true");
      setTimeout(() => node.removeAttribute("aria-busy"), WAITING_MS);
      const done = await this.act("press", { message_id: message.message_id, data: button.callback_data });
      if (!done) node.removeAttribute("aria-busy");
    }
  }

  async copy(text) {
    this.say(await copy(text) ? `Copied: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}` : "Your browser did not let me copy that.");
  }

  photo(message) { enlarge(message.photo_url, message.caption); }

  command(text) { this.send({ text }); }

  link(href) {
    const url = new URL(href, location.href);
    const path = url.pathname.slice(1).toLowerCase();
    if (url.hostname === "t.me" && path === this.bot.username.toLowerCase()) {
      const payload = url.searchParams.get("start");
      const home = this.page.chatOf(this.viewer()) ?? this;
      home.start(payload);
      return;
    }
    openLink(url.href);
  }
}
