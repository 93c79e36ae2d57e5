import { createHmac } from "node:crypto";
import { connect, type Socket } from "node:net";

/** What a stretch of load came to. */
export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  /** Answers other than 200. */
  failed: number;
}

/** Webhook requests as raw bytes: one "最新" each, of different people, every event with an id of its own. */
export function webhookRequests(count: number, channelSecret: string, run: string): Buffer[] {
  return Array.from({ length: count }, (_, n) => {
    const body = JSON.stringify({
      destination: `U${"0".repeat(32)}`,
      events: [
        {
          type: "message",
          mode: "active",
          timestamp: Date.now(),
          source: { type: "user", userId: `U${(n % 5_000).toString(16).padStart(32, "0")}` },
          webhookEventId: `${run}-${n}`,
          deliveryContext: { isRedelivery: false },
          replyToken: n.toString(16).padStart(32, "0"),
          message: { type: "text", id: String(n), text: "最新", quoteToken: "q3Plxr4AgKd" },
        },
      ],
    });
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
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.ceil(latencies.length * share) - 1] ?? Number.NaN;
  return { perSecond: latencies.length / seconds, p50: at(0.5), p99: at(0.99), failed };

  function finished(milliseconds: number, ok: boolean): void {
    latencies.push(milliseconds);
    if (!ok) failed++;
  }
}

function drive(
  port: number,
  take: () => Buffer | undefined,
  finished: (milliseconds: number, ok: boolean) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, "127.0.0.1");
    let sentAt = 0;
    let answer = "";
    const send = () => {
      const request = take();
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
    socket.once("connect", send);
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the server closed a connection")));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
      // Every answer of the three is without a body.
      if (!answer.endsWith("\r\n\r\n")) return;
      finished(performance.now() - sentAt, answer.startsWith("HTTP/1.1 200"));
      send();
    });
  });
}
