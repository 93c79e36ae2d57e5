import { ConfigFault } from "../domain/errors.ts";

/** Gives the operator the setting and the reason where opening what it names fails. */
export async function blaming<T>(setting: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    throw new ConfigFault([`${setting} cannot be used: ${reasonOf(error)}`]);
  }
}

/** An error in few words; never the URL, which holds a password. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  // Node's own messages hold their code, SQLite's don't.
  if (code === undefined || error.message.includes(code)) return error.message;
  return `${code} ${error.message}`.trim();
}
