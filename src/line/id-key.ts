import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigFault } from "../domain/errors.ts";

const KEY_BYTES = 32;

/**
 * The key that seals LINE ids where the operator set none: made once in the data directory, readable by its owner
 * only. Losing it makes every stored recipient unreadable, so it is never replaced.
 */
export function loadOrCreateIdKey(dataDir: string): Buffer {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = join(dataDir, "id.key");
  const key = readKey(path) ?? createKey(path);
  if (key.length !== KEY_BYTES) throw new ConfigFault([`${path} does not hold a key of 32 bytes in base64`]);
  return key;
}

function readKey(path: string): Buffer | undefined {
  try {
    return Buffer.from(readFileSync(path, "utf8").trim(), "base64");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return undefined;
    throw new ConfigFault([`${path} cannot be read (${code}): mend its rights, or set ID_KEY to the key`]);
  }
}

/** Written aside and linked into place: two first starts at once agree on one key, and a crash leaves none or a whole one. */
function createKey(path: string): Buffer {
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString("base64")}\n`, {
    mode: 0o600,
    flag: "wx",
    flush: true,
  });
  try {
    linkSync(draft, path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "EEXIST")
      throw new ConfigFault([`${path} cannot be made (${code}): set ID_KEY, from openssl rand -base64 32`]);
  } finally {
    rmSync(draft);
  }
  return Buffer.from(readFileSync(path, "utf8").trim(), "base64");
}
