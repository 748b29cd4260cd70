// A message's text and its entities (Telegram's formatting) as nodes.
import { el } from "./dom.js";

const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const PLAIN_INSIDE = new Set(["code", "pre", "url", "text_link", "email", "phone_number", "bot_command", "mention"]);
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
// What Telegram's own server marks without being asked.
const FOUND = /(?<url>https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])|(?<![\w/])(?<command>\/[a-z][a-z0-9_]{0,31}(?:@\w+)?)(?![\w/])/gi;
const LONG_QUOTE = 160;

/** Return `address` as a link target, or null when a page must not open it. */
export function safeLink(address) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    const url = new URL(full);
    return ["http:", "https:", "mailto:", "tel:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const link = (address, content) => {
  const href = safeLink(address);
  if (href === null) return content;
  return el("a", { href, target: "_blank", rel: "noopener noreferrer" }, content);
};

// A press by mouse, Enter or Space alike.
function pressable(node, act) {
  node.setAttribute("role", "button");
  node.tabIndex = 0;
  node.addEventListener("click", act);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    act(event);
  });
  return node;
}

function spoiler(content) {
  const inner = el("span", { "aria-hidden": "true" }, content);
  const outer = el("span", { class: "spoiler", "aria-label": "Hidden text. Press to show it" }, inner);
  const show = (event) => {
    // The first press only uncovers; a link underneath is for the second.
    event.preventDefault();
    event.stopPropagation();
    outer.classList.add("shown");
    outer.removeAttribute("role");
    outer.removeAttribute("aria-label");
    outer.removeAttribute("tabindex");
    inner.removeAttribute("aria-hidden");
    outer.removeEventListener("click", show);
  };
  return pressable(outer, show);
}

function quote(content, text, expandable) {
  const body = el("blockquote", {}, content);
  if (!expandable || (text.length <= LONG_QUOTE && text.split("\n").length <= 3)) return body;
  body.classList.add("folded");
  const more = el("button", { type: "button", class: "fold", "aria-expanded": "false" }, "Show all");
  more.addEventListener("click", () => {
    const folded = body.classList.toggle("folded");
    more.setAttribute("aria-expanded", String(!folded));
    more.textContent = folded ? "Show all" : "Show less";
  });
  return el("div", { class: "quote" }, body, more);
}

/**
 * Return `text` with its formatting as a fragment.
 *
 * Offsets count UTF-16 units, as in Telegram and as in JavaScript. `onCommand(text)` runs when a
 * command in the text is pressed, `onCopy(text)` when monospaced text is.
 */
export function richText(text, entities, { onCommand, onCopy }) {
  const command = (name) => pressable(el("span", { class: "command" }, name), () => onCommand(name));

  const wrap = (entity, content, raw) => {
    switch (entity.type) {
      case "bold": case "italic": case "underline": case "strikethrough":
        return el(TAGS[entity.type], {}, content);
      case "code":
        return pressable(el("code", { title: "Press to copy" }, content), () => onCopy(raw));
      case "pre":
        return el("pre", { "data-language": entity.language || null },
          pressable(el("code", { title: "Press to copy" }, content), () => onCopy(raw)));
      case "spoiler": return spoiler(content);
      case "blockquote": return quote(content, raw, false);
      case "expandable_blockquote": return quote(content, raw, true);
      case "text_link": return link(entity.url, content);
      case "url": return link(raw, content);
      case "email": return link(`mailto:${raw}`, content);
      case "phone_number": return link(`tel:${raw.replace(/[^+\d]/g, "")}`, content);
      case "bot_command": return command(raw);
      case "mention": case "text_mention": case "hashtag": case "cashtag":
        return el("span", { class: "mention" }, content);
      default: return content;
    }
  };

  const plain = (out, from, to, verbatim) => {
    const part = text.slice(from, to);
    let at = 0;
    if (!verbatim) {
      for (const found of part.matchAll(FOUND)) {
        out.append(part.slice(at, found.index));
        out.append(found.groups.url ? link(found[0], found[0]) : command(found[0]));
        at = found.index + found[0].length;
      }
    }
    out.append(part.slice(at));
  };

  const render = (start, end, marks, verbatim) => {
    const out = document.createDocumentFragment();
    let at = start;
    let queue = [...marks].sort((a, b) => a.offset - b.offset || b.length - a.length);
    while (queue.length) {
      const [entity, ...others] = queue;
      const from = Math.max(entity.offset, at);
      const to = Math.min(entity.offset + entity.length, end);
      queue = others;
      if (to <= from) continue;
      // What starts inside belongs inside; what sticks out at the end goes on as a piece of its own.
      const inside = others.filter((other) => other.offset < to);
      queue = others.filter((other) => other.offset >= to);
      for (const other of inside) {
        const over = other.offset + other.length - to;
        if (over > 0) queue.unshift({ ...other, offset: to, length: over });
      }
      plain(out, at, from, verbatim);
      const content = render(from, to, inside, verbatim || PLAIN_INSIDE.has(entity.type));
      out.append(wrap(entity, content, text.slice(from, to)));
      at = to;
      // A block ends its line by itself.
      if (BLOCKS.has(entity.type) && text[at] === "\n") at += 1;
    }
    plain(out, at, end, verbatim);
    return out;
  };

  return render(0, text.length, entities ?? [], false);
}
