// The sandbox's clock: what time it is there, and moving it ahead.
import { clockOf, span } from "./dates.js";
import { server, ServerError } from "./server.js";

const byId = (id) => document.getElementById(id);
const HOUR = 3600;
const DAY = 24 * HOUR;

export class Clock {
  /** `page.refresh()` reads the sandbox's state again. */
  constructor(page) {
    this.page = page;
    this.start = null;       // the sandbox's time in ms when last heard of
    this.heardAt = 0;
    this.offset = 0;
    this.buttons = [byId("jump-next"), byId("advance-hour"), byId("advance-day")];
    this.buttons[0].addEventListener("click", () => this.move({ jump: "next" }));
    this.buttons[1].addEventListener("click", () => this.move({ advance_seconds: HOUR }));
    this.buttons[2].addEventListener("click", () => this.move({ advance_seconds: DAY }));
    setInterval(() => this.draw(), 1000);
  }

  /** Take `now_iso`, `offset_seconds` and, when it is told, `can_jump`. */
  set({ now_iso: now, offset_seconds: offset, can_jump: canJump }) {
    this.start = Date.parse(now);
    this.heardAt = performance.now();
    this.offset = offset;
    if (canJump !== undefined) {
      this.buttons[0].disabled = !canJump;
      this.buttons[0].title = canJump ? "Jump to the next message that waits for its time" : "The bot has not said yet what is due";
    }
    this.draw();
  }

  draw() {
    if (this.start === null) return;
    const now = new Date(this.start + performance.now() - this.heardAt);
    byId("clock-now").textContent = clockOf(now);
    byId("clock-now").dateTime = now.toISOString();
    byId("clock-offset").textContent = Math.abs(this.offset) < 1 ? "the real time" : `${span(this.offset)} ${this.offset > 0 ? "ahead" : "behind"}`;
  }

  say(text) {
    byId("status").textContent = text;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { byId("status").textContent = ""; }, 6000);
  }

  async move(change) {
    const before = this.offset;
    for (const button of this.buttons) button.setAttribute("aria-busy", "true");
    try {
      const after = await server.clock(change);
      this.set(after);
      const moved = after.offset_seconds - before;
      this.say(moved >= 1 ? `Moved ${span(moved)} ahead.` : "Nothing is waiting for its time.");
    } catch (problem) {
      if (!(problem instanceof ServerError)) throw problem;
      this.say(problem.message);
    } finally {
      for (const button of this.buttons) button.removeAttribute("aria-busy");
    }
  }
}
