import { createServer } from "node:net";
import type { DemoOptions } from "./options.ts";

/** Why a port of 127.0.0.1 cannot be listened on, as the system's error code; undefined where it can. */
function refusal(port: number): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const server = createServer();
  server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  server.listen(port, "127.0.0.1", () => server.close(() => resolve(undefined)));
  return promise;
}

/** Which of the demo's ports cannot be had, and the option that chooses another, one sentence each; none: both are free. */
export async function portsNotFree({ port, botPort }: DemoOptions): Promise<string[]> {
  const wanted = [
    { port, whose: "the chat page", option: "--port" },
    { port: botPort, whose: "the bot", option: "--bot-port" },
  ];
  const looked = await Promise.all(wanted.map(async (each) => ({ ...each, code: await refusal(each.port) })));
  return looked.flatMap(({ code, port: number, whose, option }) => {
    if (code === undefined) return [];
    const why = code === "EADDRINUSE" ? "is taken" : `cannot be listened on (${code})`;
    return [`Port ${number} ${why}: choose another for ${whose} with ${option}.`];
  });
}
