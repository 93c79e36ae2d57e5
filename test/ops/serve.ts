import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express, { type Router } from "express";
import { onTestFinished } from "vitest";

/** Serves a router on a free port of this machine until the test is over; gives a fetch for its paths. */
export async function serve(
  router: Router,
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const server = express().use(router).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
}
