import { workerData } from "node:worker_threads";
import { answerQuestions } from "../threads/answering-thread.ts";
import { createIdentity } from "./identity.ts";

/** The other side of createOpener: sealed ids in, LINE ids out, one a line. */
const identity = createIdentity(Buffer.from(workerData));

answerQuestions((lines: string) => lines.split("\n").map(identity.open).join("\n"));
