// One small menu at a time, under the button (or the point) that opened it.
import { el } from "./dom.js";

let open = null;

function close(refocus) {
  if (open === null) return;
  const { node, opener } = open;
  open = null;
  node.remove();
  opener.setAttribute("aria-expanded", "false");
  if (refocus) opener.focus();
}

/**
 * Show `items` ({label, act, testid?}) as a menu at `opener`, or at `point` ({x, y}) when given.
 * Arrow keys move, Enter chooses, Escape and a click elsewhere close. A second call closes it.
 */
export function showMenu(opener, items, label, point = null) {
  const again = open?.opener === opener;
  close(false);
  if (again) return;
  const node = el("div", { class: "menu", role: "menu", "aria-label": label },
    ...items.map((item) => el("button", {
      type: "button", role: "menuitem", tabindex: "-1", "data-testid": item.testid,
      onclick: () => { close(true); item.act(); },
    }, item.label)));
  node.addEventListener("keydown", (event) => {
    const buttons = [...node.children];
    const at = buttons.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % buttons.length, ArrowUp: (at - 1 + buttons.length) % buttons.length, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) buttons[to].focus();
    else if (event.key === "Escape" || event.key === "Tab") close(true);
    else return;
    event.stopPropagation();
    if (event.key !== "Tab") event.preventDefault();
  });
  document.body.append(node);
  const box = opener.getBoundingClientRect();
  const x = point?.x ?? box.right - node.offsetWidth;
  const below = point?.y ?? box.bottom + 4;
  // Above the button when there is no room below.
  const y = below + node.offsetHeight > window.innerHeight ? (point?.y ?? box.top - 4) - node.offsetHeight : below;
  node.style.left = `${Math.max(8, Math.min(x, window.innerWidth - node.offsetWidth - 8))}px`;
  node.style.top = `${Math.max(8, y)}px`;
  opener.setAttribute("aria-expanded", "true");
  open = { node, opener };
  node.firstElementChild.focus();
}

document.addEventListener("pointerdown", (event) => {
  if (open && !open.node.contains(event.target) && !open.opener.contains(event.target)) close(false);
});
window.addEventListener("resize", () => close(false));
