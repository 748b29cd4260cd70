// The page: who is in it, the clock, and the line to the server.
import { Chat } from "./chat.js";
import { Clock } from "./clock.js";
import { personDialog } from "./dialogs.js";
import { listen, server, ServerError } from "./server.js";

const byId = (id) => document.getElementById(id);
const narrow = window.matchMedia("(max-width: 759px)");

const page = {
  state: null,
  chats: new Map(),
  current: null,

  async refresh() {
    try {
      this.take(await server.state());
    } catch (problem) {
      if (!(problem instanceof ServerError)) throw problem;
      clock.say(problem.message);
    }
  },

  take(state) {
    this.state = state;
    byId("title").textContent = state.bot.name;
    clock.set(state.clock);
    const ids = new Set(state.chats.map(({ id }) => id));
    for (const [id, chat] of this.chats) {
      if (ids.has(id)) continue;
      chat.node.remove();
      chat.tab.remove();
      this.chats.delete(id);
    }
    // From the last to the first, so that a new one goes before the one that follows it; moving the
    // others would lose their scroll and focus.
    let next = null;
    for (const info of [...state.chats].reverse()) {
      let chat = this.chats.get(info.id);
      if (chat) chat.update(info);
      else {
        chat = new Chat(info, this);
        this.chats.set(info.id, chat);
        byId("chats").insertBefore(chat.node, next?.node ?? null);
        byId("switcher").insertBefore(chat.tab, next?.tab ?? null);
        chat.sync();
      }
      next = chat;
    }
    if (!this.chats.has(this.current)) this.current = state.chats[0]?.id ?? null;
    this.drawSwitcher();
  },

  chatOf(personId) { return this.chats.get(personId) ?? null; },

  isShown(chat) { return !narrow.matches || chat.id === this.current; },

  show(id) {
    this.current = id;
    this.drawSwitcher();
    const chat = this.chats.get(id);
    chat.log.scrollDown(false);
    return chat;
  },

  unreadChanged() { this.drawSwitcher(); },

  drawSwitcher() {
    for (const chat of this.chats.values()) {
      if (this.isShown(chat)) chat.unread = 0;
      chat.drawTab(chat.id === this.current);
    }
  },
};

const clock = new Clock(page);

function onEvent(event) {
  if (event.type === "state") {
    page.refresh();
    return;
  }
  const chat = page.chats.get(event.chat_id);
  if (chat === undefined) {
    page.refresh();
    return;
  }
  if (event.type === "typing") chat.showTyping();
  else if (event.type === "callback_answer") chat.answered(event);
  else chat.sync();
}

function setOffline(isOffline) {
  const line = byId("offline");
  if (line.hidden === !isOffline) return;
  line.textContent = isOffline ? "The sandbox is not answering. This page connects again by itself." : "";
  line.hidden = !isOffline;
}

let lostTimer = null;
listen({
  onEvent,
  onOpen: async () => {
    clearTimeout(lostTimer);
    lostTimer = null;
    setOffline(false);
    const known = [...page.chats.values()];
    await page.refresh();
    for (const chat of known) if (page.chats.has(chat.id)) chat.sync(true);
  },
  // A short gap needs no words.
  onLost: () => {
    lostTimer ??= setTimeout(() => setOffline(true), 1500);
  },
});

personDialog(async (person) => {
  const before = new Set(page.chats.keys());
  await server.addPerson(person);
  page.take(await server.state());
  const added = [...page.chats.keys()].find((id) => !before.has(id));
  if (added === undefined) return;
  const chat = page.show(added);
  chat.node.scrollIntoView({ inline: "end", block: "nearest" });
  // After the dialog has closed and given the focus back to its button.
  setTimeout(() => chat.composer.focus());
});

narrow.addEventListener("change", () => page.drawSwitcher());
byId("intro-close").addEventListener("click", () => {
  byId("intro").hidden = true;
  byId("jump-next").focus();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  page.chats.get(page.current)?.composer.focus();
});
