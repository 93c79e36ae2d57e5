import { createHmac } from "node:crypto";
import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

/** What a stretch of load came to. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers other than 200. */
  failed: number;
}

/** Somebody of whom nothing is kept. */
export const strangerOf = (n: number): string => `U${(n % 5_000).toString(16).padStart(32, "0")}`;

/** "最新" of different people, every event with an id and a reply token of its own. */
export const webhookEvents = (count: number, run: string, lineIdOf = strangerOf) =>
  Array.from({ length: count }, (_, n) => ({
    type: "message",
    mode: "active",
    timestamp: Date.now(),
    source: { type: "user", userId: lineIdOf(n) },
    webhookEventId: `${run}-${n}`,
    deliveryContext: { isRedelivery: false },
    replyToken: Buffer.from(`${run}-${n}`).toString("hex").padStart(32, "0"),
    message: { type: "text", id: String(n), text: "最新", quoteToken: "q3Plxr4AgKd" },
  }));

/** Webhook requests as raw bytes, of one event each. */
export function webhookRequests(events: ReturnType<typeof webhookEvents>, channelSecret: string): Buffer[] {
  return events.map((event) => {
    const body = JSON.stringify({ destination: `U${"0".repeat(32)}`, events: [event] });
    const signature = createHmac("sha256", channelSecret).update(body).digest("base64");
    const head = [
      "POST /webhook HTTP/1.1",
      "host: 127.0.0.1",
      "content-type: application/json; charset=utf-8",
      `x-line-signature: ${signature}`,
      `content-length: ${Buffer.byteLength(body)}`,
    ].join("\r\n");
    return Buffer.from(`${head}\r\n\r\n${body}`);
  });
}

/** Sends the requests over so many connections at once, each waiting for its answer; sockets are used bare to cost little. */
export async function load(port: number, requests: Buffer[], connections: number): Promise<Load> {
  const latencies: number[] = [];
  let next = 0;
  let failed = 0;
  const started = performance.now();
  await Promise.all(Array.from({ length: connections }, () => drive(port, () => requests[next++], finished)));
  const seconds = (performance.now() - started) / 1_000;
  return { perSecond: latencies.length / seconds, ...percentiles(latencies), failed };

  function finished(milliseconds: number, ok: boolean): void {
    latencies.push(milliseconds);
    if (!ok) failed++;
  }
}

/** Median and 99th percentile. */
export function percentiles(values: number[]): { p50: number; p99: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** One request of a steady load. */
export interface Timed {
  /** When it was due, epoch milliseconds. */
  at: number;
  /** From when it was due to its answer. */
  milliseconds: number;
  ok: boolean;
}

/**
 * Sends so many requests a second whatever the answers do, until none is left or `signal` aborts. A request that finds every
 * connection waiting is late, and its lateness counts.
 */
export async function steadyLoad(
  port: number,
  requests: Buffer[],
  perSecond: number,
  signal: AbortSignal,
): Promise<Timed[]> {
  const timed: Timed[] = [];
  const started = Date.now();
  let next = 0;
  const connection = async () => {
    let due = 0;
    let late = 0;
    const take = async () => {
      const n = next++;
      due = started + (n * 1_000) / perSecond;
      const ms = due - Date.now();
      late = Math.max(0, -ms);
      if (ms > 0) await delay(ms);
      return signal.aborted ? undefined : requests[n];
    };
    await drive(port, take, (ms, ok) => timed.push({ at: due, milliseconds: late + ms, ok }));
  };
  await Promise.all(Array.from({ length: STEADY_CONNECTIONS }, connection));
  return timed;
}

/** Enough for all that can be under way at a few hundred a second. */
const STEADY_CONNECTIONS = 64;

function drive(
  port: number,
  take: () => Buffer | undefined | Promise<Buffer | undefined>,
  finished: (milliseconds: number, ok: boolean) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, "127.0.0.1");
    let sentAt = 0;
    let answer = "";
    const send = async () => {
      const request = await take();
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      answer = "";
      sentAt = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.once("connect", () => void send());
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the server closed a connection")));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      // Every answer of the three is without a body.
      if (!answer.endsWith("\r\n\r\n")) return;
      finished(performance.now() - sentAt, answer.startsWith("HTTP/1.1 200"));
      void send();
    });
  });
}
