// The sandbox's control API, as this page uses it.

/** What the server said no to, or that it could not be reached; the message is for the visitor. */
export class ServerError extends Error {}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new ServerError("The sandbox did not answer. Is it still running?");
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    const why = body?.description ?? body?.error ?? body?.detail;
    throw new ServerError(typeof why === "string" ? why : `The sandbox answered with an error (${response.status}).`);
  }
  return body;
}

const post = (path, body) => ask(path, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const server = {
  state: () => ask("/sandbox/state"),
  async commands(chatId, userId) {
    return (await ask(`/sandbox/commands?chat_id=${chatId}&user_id=${userId}`)).commands;
  },
  /** Messages new or changed after `rev`; the answer's `rev` is where to go on. */
  messages: (chatId, rev) => ask(`/sandbox/chats/${chatId}/messages?after_rev=${rev}`),
  /** Do `verb` (send, edit, delete, press, block, unblock, start) in a chat. */
  act: (chatId, verb, body) => post(`/sandbox/chats/${chatId}/${verb}`, body),
  addPerson: (person) => post("/sandbox/people", person),
  clock: (change) => post("/sandbox/clock", change),
};

/**
 * Listen to the server for as long as the page lives.
 *
 * `onEvent` gets each event's data. `onOpen` runs after every (re)connection: what happened in between
 * went unheard, so the caller reads everything again. `onLost` runs when the connection breaks.
 */
export function listen({ onEvent, onOpen, onLost }) {
  let wait = 500;
  const connect = () => {
    const source = new EventSource("/sandbox/events");
    source.onopen = () => { wait = 500; onOpen(); };
    source.onmessage = (event) => onEvent(JSON.parse(event.data));
    source.onerror = () => {
      // The browser's own retry gives up for good on a wrong status (a proxy's 502), so we retry ourselves.
      source.close();
      onLost();
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 4000);
    };
  };
  connect();
}
