import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** LINE, as fast as it can be: reads a reply whole and takes it. */
const profile = JSON.stringify({ userId: "U", displayName: "reader", language: "ja" });
let replies = 0;

const server = createServer((request, response) => {
  request.on("end", () => {
    response.setHeader("content-type", "application/json");
    response.setHeader("x-line-request-id", "bench");
    if (request.method === "GET") {
      response.end(request.url === "/replies" ? JSON.stringify({ replies }) : profile);
      return;
    }
    // Two messages to a reply; ids of their own, as the bot remembers them.
    replies++;
    const id = 461_230_966_842 + replies;
    response.end(`{"sentMessages":[{"id":"${id}000"},{"id":"${id}001"}]}`);
  });
  request.resume();
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () =>
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })),
);
process.once("SIGTERM", () => process.exit(0));
