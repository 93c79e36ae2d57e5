import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** LINE, as fast as it can be: reads a reply whole and takes it. */
const answer = JSON.stringify({
  sentMessages: [{ id: "461230966842064897", quoteToken: "q" }, { id: "461230966842064898" }],
});
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
    replies++;
    response.end(answer);
  });
  request.resume();
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () =>
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })),
);
process.once("SIGTERM", () => process.exit(0));
