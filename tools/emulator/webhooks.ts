import { createHmac } from "node:crypto";
import { Agent } from "undici";
import type { ActResult, RawWebhook } from "./control-api.ts";

type SignatureKind = NonNullable<RawWebhook["signature"]>;

/** JSON as LINE writes it: characters outside the Basic Multilingual Plane (emoji) as pairs of \u escapes. */
export function lineJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\ud800-\udfff]/g,
    (half) => `\\u${half.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The x-line-signature of a body: base64 of HMAC-SHA256 with the channel secret. */
function sign(channelSecret: string, body: string): string {
  return createHmac("sha256", channelSecret).update(body, "utf8").digest("base64");
}

function signatureHeader(kind: SignatureKind, secret: string, body: string): Record<string, string> {
  switch (kind) {
    case "valid":
      return { "x-line-signature": sign(secret, body) };
    case "wrong":
      return { "x-line-signature": sign(`not ${secret}`, body) };
    case "short":
      return { "x-line-signature": sign(secret, body).slice(0, 10) };
    case "missing":
      return {};
  }
}

/** Posts a body to a webhook URL and tells the status (0: no answer in time) and the milliseconds it took. */
export interface WebhookSender {
  post(url: string | undefined, body: string, signature?: SignatureKind): Promise<ActResult>;
  close(): Promise<void>;
}

/** Signs with the channel secret; gives up after `timeoutMs`, as LINE does after two seconds. */
export function createWebhookSender(channelSecret: string, timeoutMs: number): WebhookSender {
  const agent = new Agent({ connect: { timeout: timeoutMs } });
  const request = async (url: string, body: string, signature: SignatureKind): Promise<number> => {
    try {
      const { origin, pathname, search } = new URL(url);
      const response = await agent.request({
        origin,
        path: pathname + search,
        method: "POST",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": "LineBotWebhook/2.0",
          ...signatureHeader(signature, channelSecret, body),
        },
        body,
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body.dump();
      return response.statusCode;
    } catch {
      return 0;
    }
  };
  return {
    async post(url, body, signature = "valid") {
      const started = performance.now();
      const status = url ? await request(url, body, signature) : 0;
      return { status, milliseconds: performance.now() - started };
    },
    close: () => agent.destroy(),
  };
}
