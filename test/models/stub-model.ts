import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { listen } from "../listen.ts";

/** What an OpenAI-compatible endpoint was asked. */
export interface ModelRequest {
  url: string | undefined;
  authorization: string | undefined;
  model: string;
  messages: { role: string; content: string }[];
}

/** Answers one request, with whatever a bad endpoint may answer. */
export type Answer = (response: ServerResponse, request: ModelRequest) => void;

/** An endpoint on this machine that answers as it is told, until the test is over. */
export async function stubModel(answer: Answer): Promise<{ url: string; requests: ModelRequest[] }> {
  const requests: ModelRequest[] = [];
  const server = await listen(async (incoming, response) => {
    const request = {
      ...(await bodyOf(incoming)),
      url: incoming.url,
      authorization: incoming.headers.authorization,
    };
    requests.push(request);
    answer(response, request);
  });
  onTestFinished(server.close);
  return { url: `${server.origin}/v1`, requests };
}

async function bodyOf(incoming: IncomingMessage): Promise<Pick<ModelRequest, "model" | "messages">> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}

export const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
};

/** Says a text as a model would. */
export const saying =
  (content: string) =>
  (response: ServerResponse): void =>
    json(response, 200, {
      id: "1",
      object: "chat.completion",
      choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }],
    });
