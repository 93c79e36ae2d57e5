import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on this machine's loopback, on a port of the system's choice. */
export interface Listening {
  origin: string;
  port: number;
  close(): Promise<void>;
}

/** Listens with an Express app, or whatever answers requests. */
export async function listen(app: RequestListener): Promise<Listening> {
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
