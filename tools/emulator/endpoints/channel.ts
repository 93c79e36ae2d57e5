import { type Answer, type Endpoint, failure, type LineRequest, ok } from "../answers.ts";
import { lineJson, type WebhookSender } from "../webhooks.ts";
import type { World } from "../world.ts";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** LINE takes https only; here a bot on the same machine may do without. */
function isWebhookUrl(text: unknown): text is string {
  if (typeof text !== "string" || text.length > 500 || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.has(hostname));
}

function setEndpoint({ body }: LineRequest, world: World): Answer {
  if (!isWebhookUrl(body.endpoint)) return failure(400, "Invalid webhook endpoint URL");
  world.webhook.url = body.endpoint;
  return ok();
}

function resultOf(status: number): { reason: string; detail: string } {
  if (status === 200) return { reason: "OK", detail: "200" };
  if (status === 0) return { reason: "COULD_NOT_CONNECT", detail: "No answer" };
  return { reason: "ERROR_STATUS_CODE", detail: String(status) };
}

/** The bot's own channel: who it is, and where its webhooks go (Messaging API reference, "Webhook settings"). */
export function channelEndpoints(webhooks: WebhookSender): Endpoint[] {
  const path = "/v2/bot/channel/webhook/endpoint";
  return [
    {
      method: "GET",
      path: "/v2/bot/info",
      answer: (_request, { bot }) =>
        ok({
          userId: bot.userId,
          basicId: "@000emulator",
          displayName: bot.name,
          chatMode: "bot",
          markAsReadMode: "auto",
        }),
    },
    {
      method: "GET",
      path,
      answer: (_request, { webhook }) =>
        webhook.url
          ? ok({ endpoint: webhook.url, active: true })
          : failure(404, "Webhook endpoint not found"),
    },
    { method: "PUT", path, takes: "json", answer: setEndpoint },
    {
      method: "POST",
      path: "/v2/bot/channel/webhook/test",
      takes: "json",
      async answer({ body }, world) {
        const url = body.endpoint ?? world.webhook.url;
        if (url === undefined) return failure(404, "Webhook endpoint not found");
        if (!isWebhookUrl(url)) return failure(400, "Invalid webhook endpoint URL");
        const { status } = await webhooks.post(url, lineJson({ destination: world.bot.userId, events: [] }));
        const timestamp = new Date(world.clock.now()).toISOString();
        return ok({ success: status === 200, timestamp, statusCode: status, ...resultOf(status) });
      },
    },
  ];
}
