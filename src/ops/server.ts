import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigFault } from "../domain/errors.ts";
import type { Timer } from "../domain/time.ts";

export interface HttpServer {
  port: number;
  /**
   * Takes no new connection, and resolves when every request under way is answered and `work` is done, or after
   * `withinMs`, when connections still open are broken.
   */
  drain(work: Promise<unknown>, withinMs: number, timer: Timer): Promise<void>;
}

/** Listens; a port or host that can't be had is the operator's fault. */
export function listen(
  app: RequestListener,
  { port, host }: { port: number; host: string },
): Promise<HttpServer> {
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      const code = "code" in error ? String(error.code) : error.message;
      reject(new ConfigFault([`PORT ${port} on HOST ${host} cannot be listened on: ${code}`]));
    });
    server.listen(port, host, () => resolve(running(server)));
  });
}

const running = (server: Server): HttpServer => ({
  port: (server.address() as AddressInfo).port,
  async drain(work, withinMs, timer) {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const stop = timer(withinMs, resolve);
    await Promise.race([Promise.allSettled([closed, work]), late]);
    stop();
    server.closeAllConnections();
  },
});
