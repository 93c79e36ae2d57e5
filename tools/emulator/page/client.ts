import type {
  Act,
  ActResult,
  Bubble,
  Change,
  ClockMove,
  EmulatorState,
  FaultRule,
  Group,
  NewGroup,
  NewUser,
  Quota,
  ShownRichMenu,
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
  richMenu(chatId: string): Promise<ShownRichMenu>;
  addFault(rule: FaultRule): Promise<unknown>;
  removeFault(id: number): Promise<unknown>;
  moveClock(move: ClockMove): Promise<unknown>;
  setQuota(quota: Quota): Promise<unknown>;
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
    state: () => ask("GET", "/state"),
    addUser: (user) => ask("POST", "/users", user),
    addGroup: (group) => ask("POST", "/groups", group),
    act: (chatId, act) => ask("POST", `${chatPath(chatId)}/act`, act),
    bubbles: (chatId) => ask("GET", chatPath(chatId)),
    richMenu: (chatId) => ask("GET", `${chatPath(chatId)}/rich-menu`),
    addFault: (rule) => ask("POST", "/faults", rule),
    removeFault: (id) => ask("DELETE", `/faults/${id}`),
    moveClock: (move) => ask("POST", "/clock", move),
    setQuota: (quota) => ask("PUT", "/quota", quota),
  };
}

const chatPath = (chatId: string) => `/chats/${encodeURIComponent(chatId)}`;

/** Where the picture of a rich menu is. */
export function richMenuPicture(richMenuId: string): string {
  return new URL(`/_emulator/rich-menus/${encodeURIComponent(richMenuId)}/image`, document.baseURI).href;
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

async function ask<Answer>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`/_emulator${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Error("The emulator does not answer. Is it still running?");
  });
  const text = await response.text();
  if (response.ok) return JSON.parse(text === "" ? "null" : text);
  const words = refusalIn(text) ?? `it answered ${response.status} to ${method} ${path}`;
  throw new Error(`The emulator refused: ${words}`);
}

function refusalIn(text: string): string | undefined {
  try {
    return asString(asObject(JSON.parse(text))?.message);
  } catch {
    return undefined;
  }
}
