import { type AddressInfo, createServer, type Socket } from "node:net";

/**
 * LINE, as cheap as it can be, so that the app in front of it is what is measured: reads each request whole by its
 * content-length and answers a reply with two message ids of its own, anything else with a profile.
 */
const HEAD_END = "\r\n\r\n";
const PROFILE = JSON.stringify({ userId: "U", displayName: "reader", language: "ja" });
let replies = 0;

const answerTo = (head: string): string => {
  if (head.startsWith("GET")) return PROFILE;
  replies++;
  const id = 461_230_966_842 + replies;
  return `{"sentMessages":[{"id":"${id}000"},{"id":"${id}001"}]}`;
};

function serve(socket: Socket): void {
  let head = "";
  let bodyLeft = 0;
  socket.setNoDelay(true);
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    if (bodyLeft > 0) bodyLeft -= chunk.length;
    else takeHead(Buffer.from(chunk));
    if (head === "" || bodyLeft > 0) return;
    const body = answerTo(head);
    head = "";
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-line-request-id: bench\r\ncontent-length: ${body.length}${HEAD_END}${body}`,
    );
  });

  /** Heads are short and come in one piece on loopback. */
  function takeHead(chunk: Buffer): void {
    const end = chunk.indexOf(HEAD_END);
    if (end === -1) throw new Error("a request's head came in pieces");
    head = chunk.toString("latin1", 0, end);
    bodyLeft = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0) - (chunk.length - end - HEAD_END.length);
  }
}

const server = createServer(serve);
server.listen(0, "127.0.0.1", () =>
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })),
);
process.once("SIGTERM", () => process.exit(0));
