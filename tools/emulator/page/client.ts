import type {
  Act,
  ActResult,
  Bubble,
  Change,
  EmulatorState,
  Group,
  NewGroup,
  NewUser,
  User,
} from "../control-api.ts";
import { asObject, asString } from "./json.ts";

/** The part of the emulator's control API that the page uses. Every call rejects with an Error in plain words. */
export interface ControlClient {
  state(): Promise<EmulatorState>;
  addUser(user: NewUser): Promise<User>;
  addGroup(group: NewGroup): Promise<Group>;
  /** Resolves once the bot's server has answered the webhook, or LINE would have given up on it. */
  act(chatId: string, act: Act): Promise<ActResult>;
  bubbles(chatId: string): Promise<Bubble[]>;
}

/** What the page does about the stream: once it is open (again), and with each change it brings. */
export interface StreamListener {
  opened(): void;
  lost(): void;
  change(change: Change): void;
}

const REOPEN_AFTER_MS = 2_000;

/** A client of the emulator that served this page. */
export function createControlClient(): ControlClient {
  return {
    state: () => ask("GET", "/_emulator/state"),
    addUser: (user) => ask("POST", "/_emulator/users", user),
    addGroup: (group) => ask("POST", "/_emulator/groups", group),
    act: (chatId, act) => ask("POST", `/_emulator/chats/${encodeURIComponent(chatId)}/act`, act),
    bubbles: (chatId) => ask("GET", `/_emulator/chats/${encodeURIComponent(chatId)}`),
  };
}

/** Listens to the emulator's changes and keeps listening: a lost stream is opened again. */
export function listenToStream(listener: StreamListener): void {
  const stream = new EventSource("/_emulator/stream");
  stream.addEventListener("open", () => listener.opened());
  stream.addEventListener("message", (event) => listener.change(JSON.parse(event.data)));
  stream.addEventListener("error", () => {
    listener.lost();
    // The browser reconnects by itself after a broken connection, but gives up after an answer that is no stream.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listenToStream(listener), REOPEN_AFTER_MS);
  });
}

async function ask<Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error("The emulator does not answer. Is it still running?");
  });
  if (response.ok) return response.json();
  const reason: unknown = await response.json().catch(() => undefined);
  const words = asString(asObject(reason)?.message) ?? `it answered ${response.status} to ${method} ${path}`;
  throw new Error(`The emulator refused: ${words}`);
}
