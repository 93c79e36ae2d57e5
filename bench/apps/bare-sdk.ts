import type { AddressInfo } from "node:net";
import { LineBotClient, middleware, type webhook } from "@line/bot-sdk";
import express from "express";

/** The bot that LINE's own documentation starts one with: its SDK's middleware and client, one text in reply. */
const { LINE_CHANNEL_SECRET = "", LINE_CHANNEL_ACCESS_TOKEN = "", LINE_API_BASE_URL = "" } = process.env;
const line = LineBotClient.fromChannelAccessToken({
  channelAccessToken: LINE_CHANNEL_ACCESS_TOKEN,
  apiBaseURL: LINE_API_BASE_URL,
});

const app = express();
app.post("/webhook", middleware({ channelSecret: LINE_CHANNEL_SECRET }), async (request, response) => {
  const { events } = request.body as webhook.CallbackRequest;
  for (const event of events) {
    if (!("replyToken" in event) || event.replyToken === undefined) continue;
    await line.replyMessage({
      replyToken: event.replyToken,
      messages: [{ type: "text", text: "こんにちは" }],
    });
  }
  response.status(200).end();
});
const server = app.listen(0, "127.0.0.1", () =>
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })),
);
process.once("SIGTERM", () => process.exit(0));
