import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** A clock that processes share: as far ahead of the machine's as a file says, so that a leap is one moment for all of them. */
export interface SharedClock {
  /** Epoch milliseconds. */
  now(): number;
  leap(ms: number): void;
  close(): void;
}

/** Makes the file of a clock that shows `start`. */
export function createSharedClock(path: string, start: number): SharedClock {
  const file = openSync(path, "w+");
  let ahead = Math.ceil(start - Date.now());
  const write = () => writeSync(file, bytesOf(ahead), 0, BYTES, 0);
  write();
  return {
    now: () => Date.now() + ahead,
    leap(ms) {
      ahead += Math.ceil(ms);
      write();
    },
    close: () => closeSync(file),
  };
}

/** Reads another process's clock, by this machine's time. */
export function readSharedClock(path: string, machineTime: () => number): () => number {
  const file = openSync(path, "r");
  const bytes = Buffer.alloc(BYTES);
  return () => {
    readSync(file, bytes, 0, BYTES, 0);
    return machineTime() + bytes.readDoubleLE();
  };
}

const BYTES = 8;

function bytesOf(value: number): Buffer {
  const bytes = Buffer.alloc(BYTES);
  bytes.writeDoubleLE(value);
  return bytes;
}
