import { Pool } from "undici";
import { z } from "zod";
import { LineFault } from "../domain/errors.ts";
import { SECOND } from "../domain/time.ts";
import type { Message } from "./messages.ts";
import type { Messenger } from "./messenger.ts";

export interface LineMessengerOptions {
  /** LINE's origin, or the emulator's. */
  apiBaseUrl: string;
  channelAccessToken: string;
  /** Waits before a further try. */
  wait: (ms: number) => Promise<unknown>;
  /** 0 ≤ x < 1, for jitter. */
  random: () => number;
  /** Told of every call, for metrics; status 0 where no answer came. */
  onCall?: (call: LineCall) => void;
}

export interface LineCall {
  endpoint: "reply" | "profile";
  status: number;
  milliseconds: number;
}

const REPLY_TRIES = 3;
const FIRST_BACK_OFF_MS = 250;
/** A profile is a courtesy: the reader should not wait for it. */
const PROFILE_TIMEOUT_MS = 700;

const sentMessages = z.object({ sentMessages: z.array(z.object({ id: z.coerce.string() })) });
const profile = z.object({ language: z.string().optional() });
const errorBody = z.object({ message: z.string() });

interface Answer {
  status: number;
  text: string;
  requestId?: string;
}

/**
 * LINE over an undici pool: its SDK spends several times the CPU on a reply (`npm run bench -- webhook`) and has no timeout.
 * Connections are many, so that a chat whose call hangs does not hold up the others.
 */
export function createLineMessenger(options: LineMessengerOptions): Messenger & { destroy(): Promise<void> } {
  const pool = new Pool(options.apiBaseUrl, {
    connections: 1_024,
    connectTimeout: 3 * SECOND,
    headersTimeout: 5 * SECOND,
    bodyTimeout: 5 * SECOND,
    keepAliveTimeout: 10 * SECOND,
  });
  const headers = {
    authorization: `Bearer ${options.channelAccessToken}`,
    "content-type": "application/json",
  };

  async function call(
    endpoint: LineCall["endpoint"],
    request: { method: "GET" | "POST"; path: string; body?: Buffer; timeoutMs?: number },
  ): Promise<Answer> {
    const started = performance.now();
    const answer = await send(request).catch((cause: unknown) => {
      report(endpoint, 0, started);
      throw new LineFault("unreachable", `LINE gave no answer to ${endpoint}`, { cause });
    });
    report(endpoint, answer.status, started);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw faultOf(endpoint, answer);
  }

  async function send(request: Parameters<typeof call>[1]): Promise<Answer> {
    const response = await pool.request({
      method: request.method,
      path: request.path,
      headers,
      ...(request.body !== undefined && { body: request.body }),
      ...(request.timeoutMs !== undefined && { signal: AbortSignal.timeout(request.timeoutMs) }),
    });
    const requestId = response.headers["x-line-request-id"];
    return {
      status: response.statusCode,
      text: await response.body.text(),
      ...(typeof requestId === "string" && { requestId }),
    };
  }

  const report = (endpoint: LineCall["endpoint"], status: number, started: number) =>
    options.onCall?.({ endpoint, status, milliseconds: performance.now() - started });

  return {
    async reply(replyToken, messages) {
      const head = Buffer.from(`{"replyToken":${JSON.stringify(replyToken)},"messages":`);
      const body = Buffer.concat([head, serialize(messages), TAIL]);
      const answer = await retryReply(
        () => call("reply", { method: "POST", path: "/v2/bot/message/reply", body }),
        options,
      );
      return answer ? sentIds(answer) : [];
    },
    async profileLanguage(userId) {
      const path = `/v2/bot/profile/${encodeURIComponent(userId)}`;
      try {
        const answer = await call("profile", { method: "GET", path, timeoutMs: PROFILE_TIMEOUT_MS });
        return profile.safeParse(parseJson(answer.text)).data?.language;
      } catch (error) {
        if (error instanceof LineFault && error.failure === "gone") return undefined;
        throw error;
      }
    },
    destroy: () => pool.destroy(),
  };
}

/**
 * Trying a reply again is safe although LINE has no retry key for it: the token works once. So a used token on a later
 * try means that the earlier one, whose answer was lost, arrived.
 */
async function retryReply(
  attempt: () => Promise<Answer>,
  { wait, random }: Pick<LineMessengerOptions, "wait" | "random">,
): Promise<Answer | undefined> {
  let mayHaveArrived = false;
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      if (error.failure === "gone" && mayHaveArrived) return undefined;
      const worthTrying = error.failure === "unreachable" || error.failure === "rate";
      if (!worthTrying || tries === REPLY_TRIES) throw error;
      mayHaveArrived ||= error.failure === "unreachable";
      await wait(FIRST_BACK_OFF_MS * 2 ** (tries - 1) * (0.5 + random()));
    }
  }
}

const TAIL = Buffer.from("}");

/** Messages that many readers get ("latest") are one array, written as JSON once. */
const serialized = new WeakMap<readonly Message[], Buffer>();

function serialize(messages: readonly Message[]): Buffer {
  let json = serialized.get(messages);
  if (json === undefined) {
    json = Buffer.from(JSON.stringify(messages));
    serialized.set(messages, json);
  }
  return json;
}

const sentIds = (answer: Answer) =>
  sentMessages.safeParse(parseJson(answer.text)).data?.sentMessages.map(({ id }) => id) ?? [];

function faultOf(endpoint: string, { status, text, requestId }: Answer): LineFault {
  const message = errorBody.safeParse(parseJson(text)).data?.message ?? "";
  const options = { status, ...(requestId !== undefined && { requestId }) };
  const fault = (failure: LineFault["failure"]) =>
    new LineFault(failure, `LINE answered ${status} to ${endpoint}`, options);
  if (status === 401 || status === 403) return fault("unauthorized");
  if (status === 404) return fault("gone");
  if (status === 429) return fault("rate");
  if (status >= 500) return fault("unreachable");
  // LINE tells a used or expired token from other refusals by this text alone (reference, "Send reply message").
  if (status === 400 && message.startsWith("Invalid reply token")) return fault("gone");
  return fault("refused");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
