// Dialogs that the whole page shares. The browser's <dialog> keeps the focus inside and closes on Escape.
import { el } from "./dom.js";

const byId = (id) => document.getElementById(id);

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => {
    // A click on the dialog itself is a click on its backdrop: the content lies in children.
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close("");
  });
}

let answered = null;

byId("ask").addEventListener("close", (event) => {
  // The event comes late: by then a second question may be open in the same dialog.
  if (!event.target.open) answered?.(event.target.returnValue === "ok");
});

/**
 * Ask a question or say something; return the typed text, true for OK without a field, null for no.
 * `cancel: null` leaves one button, for things that are only said.
 */
export function ask({ title, text, ok = "OK", cancel = "Cancel", field = null }) {
  const dialog = byId("ask");
  const form = dialog.querySelector("form");
  byId("ask-title").textContent = title;
  byId("ask-text").textContent = text;
  byId("ask-ok").textContent = ok;
  byId("ask-cancel").hidden = cancel === null;
  byId("ask-cancel").textContent = cancel ?? "";
  byId("ask-field").hidden = field === null;
  byId("ask-field").querySelector("span").textContent = field ?? "";
  form.reset();
  dialog.setAttribute("role", cancel === null ? "alertdialog" : "dialog");
  // Two in a row: the later one replaces the earlier, which counts as a no.
  if (dialog.open) {
    dialog.close("");
    answered(false);
  }
  return new Promise((resolve) => {
    answered = (yes) => {
      if (!yes) resolve(null);
      else resolve(field === null ? true : form.elements.value.value.trim());
    };
    dialog.returnValue = "";
    dialog.showModal();
    if (field === null) byId("ask-ok").focus();
  });
}

/** Show a photo over the whole page. */
export function enlarge(address, caption) {
  const dialog = byId("picture");
  const image = dialog.querySelector("img");
  image.src = address;
  image.alt = caption || "Photo without a caption";
  dialog.querySelector("p").textContent = caption ?? "";
  dialog.showModal();
}

/** Open `href` in a new tab after asking: it leaves the pretend Telegram. */
export async function openLink(href) {
  const yes = await ask({
    title: "Open this link?",
    text: `It leaves the pretend Telegram:\n${href}`,
    ok: "Open",
  });
  if (yes) window.open(href, "_blank", "noopener,noreferrer");
}

const LANGUAGES = ["en", "de", "es", "fr", "it", "nl", "pl", "pt", "pt-br", "ru", "uk", "sv", "cs", "tr", "ar", "hi", "zh-hans"];

/** Wire "Add a person"; `add(person)` does it and throws with a message when it cannot. */
export function personDialog(add) {
  const dialog = byId("person");
  const form = byId("person-form");
  const error = byId("person-error");
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  form.elements.language_code.append(
    ...LANGUAGES.map((code) => el("option", { value: code }, `${names.of(code)} (${code})`)));
  byId("person-open").addEventListener("click", () => {
    form.reset();
    error.textContent = "";
    dialog.showModal();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const username = form.elements.username.value.trim().replace(/^@/, "");
    const person = {
      first_name: form.elements.first_name.value.trim(),
      language_code: form.elements.language_code.value,
      ...(username ? { username } : {}),
    };
    if (!person.first_name) {
      error.textContent = "A first name is needed.";
      return;
    }
    try {
      await add(person);
      dialog.close("ok");
    } catch (problem) {
      error.textContent = problem.message;
    }
  });
}

byId("help-open").addEventListener("click", () => byId("help").showModal());
