import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import express from "express";
import type {
  Act,
  ActResult,
  Bubble,
  Change,
  EmulatorState,
  NewGroup,
  NewUser,
} from "../../../tools/emulator/control-api.ts";
import { pageRoutes } from "../../../tools/emulator/page.ts";

/** An emulator with nothing behind it: it answers the control API from memory and lets the test play the bot. */
export interface PageServer {
  url: string;
  state: EmulatorState;
  /** Every act of the page, with the chat it was done in, oldest first. */
  acts: { chatId: string; act: Act }[];
  /** What the next webhooks are answered; 200 until set. */
  answer: ActResult;
  /** What the bot says at once to the next act, then emptied. */
  answers: Bubble["message"][];
  /** The bot says something in a chat; gives the message's id. */
  say(chatId: string, message: Bubble["message"], by?: Bubble["by"]): string;
  tell(change: Change): void;
  /** Breaks every open stream, as a restart of the emulator does. */
  breakStreams(): void;
  close(): Promise<void>;
}

/** Early enough that the page's clock is never ahead of it; the hour shows in the time stamps. */
const START = Date.UTC(2026, 10, 22, 3, 4);
const JSON_TYPE = { "content-type": "application/json" };
const PAGE = join(import.meta.dirname, "../../../tools/emulator/page");

/** Starts the server on a free port of 127.0.0.1, with these people (none: the page makes its own two friends). */
export async function startPageServer(people: NewUser[] = []): Promise<PageServer> {
  const acts: PageServer["acts"] = [];
  const bubbles: Bubble[] = [];
  const streams = new Set<ServerResponse>();
  let seq = 0;
  const state: EmulatorState = {
    ...{ now: START, botUserId: `U${"b".repeat(32)}`, webhookUrl: "http://127.0.0.1:3000/webhook" },
    ...{ users: [], groups: [], faults: [], quota: { type: "limited", value: 200, used: 3 } },
  };

  const tell = (change: Change) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(change)}\n\n`);
  };
  const add = (chatId: string, from: Bubble["from"], message: Bubble["message"], more: Partial<Bubble>) => {
    seq += 1;
    const bubble: Bubble = {
      seq,
      chatId,
      at: START + seq * 20_000,
      from,
      messageId: `m${seq}`,
      message,
      ...more,
    };
    bubbles.push(bubble);
    tell({ type: "bubble", bubble });
    return bubble.messageId;
  };
  const addUser = (user: NewUser) => {
    const made = {
      userId: `U${String(state.users.length).padStart(32, "0")}`,
      friendship: "friend" as const,
      ...user,
    };
    state.users.push(made);
    return made;
  };
  const addGroup = (group: NewGroup) => {
    const made = { groupId: `C${String(state.groups.length).padStart(32, "0")}`, ...group };
    state.groups.push(made);
    return made;
  };
  const server: PageServer = {
    ...{ url: "", state, acts, tell, answers: [], answer: { status: 200, milliseconds: 12 } },
    say: (chatId, message, by = "reply") => add(chatId, "bot", message, { by }),
    breakStreams: () => {
      for (const stream of streams) stream.destroy();
    },
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
  const act = (chatId: string, what: Act): ActResult => {
    acts.push({ chatId, act: what });
    const user = state.users.find(({ userId }) => userId === chatId);
    if (user !== undefined && what.type === "follow") user.friendship = "friend";
    if (user !== undefined && what.type === "unfollow") user.friendship = "blocked";
    const message = messageOf(what);
    const userId = "from" in what ? what.from : undefined;
    if (message !== undefined) add(chatId, "user", message, userId === undefined ? {} : { userId });
    for (const answer of server.answers.splice(0)) add(chatId, "bot", answer, { by: "reply" });
    tell({ type: "state", state });
    return server.answer;
  };
  const control = async (request: IncomingMessage, path: string): Promise<unknown> => {
    const chatId = /^\/_emulator\/chats\/([^/?]+)/.exec(path)?.[1];
    switch (`${request.method} ${path}`) {
      case "GET /_emulator/state":
        return state;
      case "POST /_emulator/users":
        return addUser(await bodyOf<NewUser>(request));
      case "POST /_emulator/groups":
        return addGroup(await bodyOf<NewGroup>(request));
      case `POST /_emulator/chats/${chatId}/act`:
        return act(chatId ?? "", await bodyOf<Act>(request));
      case `GET /_emulator/chats/${chatId}`:
        return bubbles.filter((bubble) => bubble.chatId === chatId);
      default:
        return undefined;
    }
  };

  for (const user of people) addUser(user);
  const page = express().use(pageRoutes(PAGE));
  const http = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    if (path === "/_emulator/stream") {
      response.writeHead(200, { "content-type": "text/event-stream" }).write("retry: 50\n\n");
      streams.add(response);
      response.on("close", () => streams.delete(response));
      return;
    }
    if (!path.startsWith("/_emulator/")) {
      page(request, response);
      return;
    }
    control(request, path).then(
      (value) => response.writeHead(value === undefined ? 404 : 200, JSON_TYPE).end(JSON.stringify(value)),
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const address = http.address();
  server.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
  return server;
}

/** What an act leaves on the person's side of the screen, if anything. */
function messageOf(act: Act): Bubble["message"] | undefined {
  switch (act.type) {
    case "text":
      return { type: "text", text: act.text, quotedMessageId: act.quotedMessageId };
    case "postback":
      return act.displayText === undefined ? undefined : { type: "text", text: act.displayText };
    case "follow":
    case "unfollow":
    case "join":
    case "leave":
      return undefined;
    default:
      return { type: act.type };
  }
}

async function bodyOf<Body>(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
