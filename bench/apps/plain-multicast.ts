import { randomUUID } from "node:crypto";
import { Pool } from "undici";
import { lineIdOf } from "../followers.ts";

/**
 * The least that a fan-out can be: ids from an array, one message for all, 500 a request, nothing kept anywhere. Says in
 * JSON how many milliseconds it took.
 */
const {
  LINE_API_BASE_URL = "",
  LINE_CHANNEL_ACCESS_TOKEN = "",
  RECIPIENTS = "0",
  MESSAGES = "[]",
} = process.env;
const CONCURRENCY = 128;
const PER_REQUEST = 500;

const ids = Array.from({ length: Number(RECIPIENTS) }, (_, n) => lineIdOf(n));
const messages: unknown = JSON.parse(MESSAGES);
const pool = new Pool(LINE_API_BASE_URL, { connections: CONCURRENCY });
const started = performance.now();
let next = 0;

async function drive(): Promise<void> {
  while (next < ids.length) {
    const to = ids.slice(next, next + PER_REQUEST);
    next += PER_REQUEST;
    const { statusCode, body } = await pool.request({
      method: "POST",
      path: "/v2/bot/message/multicast",
      headers: {
        authorization: `Bearer ${LINE_CHANNEL_ACCESS_TOKEN}`,
        "content-type": "application/json",
        "x-line-retry-key": randomUUID(),
      },
      body: JSON.stringify({ to, messages }),
    });
    await body.dump();
    if (statusCode !== 200) throw new Error(`LINE answered ${statusCode}`);
  }
}

await Promise.all(Array.from({ length: CONCURRENCY }, drive));
console.log(JSON.stringify({ milliseconds: performance.now() - started }));
await pool.close();
