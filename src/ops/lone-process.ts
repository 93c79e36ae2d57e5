import type { Log } from "../domain/log.ts";
import type { Leases } from "../store/leases.ts";

/** What a process that should be alone with its SQLite file knows of itself. */
interface LoneProcess {
  leases: Pick<Leases, "endsOfOthers">;
  holder: string;
  /** Whether it answers readers (web), polls and sends (worker). */
  roles: ReadonlySet<"web" | "worker">;
  log: Pick<Log, "warn">;
}

/**
 * Looks who has leases in the SQLite file; the function that comes of it looks again, and warns the operator where another
 * process has renewed one in the meantime, or where nobody polls and sends, or answers. A killed process renews nothing.
 */
export async function watchForOthers({
  leases,
  holder,
  roles,
  log,
}: LoneProcess): Promise<() => Promise<void>> {
  const before = await leases.endsOfOthers(holder);
  return async () => {
    const after = await leases.endsOfOthers(holder);
    const isShared = [...after].some(([name, end]) => end > (before.get(name) ?? 0));
    if (isShared) log.warn({ culprit: "operator" }, SHARED);
    else if (!roles.has("worker")) log.warn({ culprit: "operator" }, NO_WORKER);
    else if (!roles.has("web")) log.warn({ culprit: "operator" }, NO_WEB);
  };
}

const SHARED =
  "another process uses this DATA_DIR: nothing is polled or sent twice, but the two wait for each other, and replies with them: stop one, or set DATABASE_URL (PostgreSQL) for several";
const NO_WORKER =
  "nobody reads NHK's feeds or sends alerts: ROLES has no worker, and no other process works on this DATA_DIR: add it, or leave ROLES out";
const NO_WEB =
  "nobody answers readers: ROLES has no web, and no other process works on this DATA_DIR: add it, or leave ROLES out";
