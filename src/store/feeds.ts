import type { SourceState } from "../domain/source.ts";
import type { EpochMs } from "../domain/time.ts";
import { withoutNulls } from "./row.ts";
import type { Queries } from "./schema.ts";

/** What is remembered of one URL of a source, so that an unchanged feed costs one conditional request. */
export interface FeedValidators {
  etag?: string;
  lastModified?: string;
  /** SHA-256 of the last body that was taken over, hex. */
  bodyHash?: string;
  /** Newest item of that body: a 304 can be stale too. */
  newestItemAt?: EpochMs;
}

export interface FeedStore {
  /** Empty for a URL that never served this source: another's articles have another category. */
  validators(sourceId: string, url: string): Promise<FeedValidators>;
  /**
   * Replaces all that was remembered of the source's URL. Stored last, after the articles: a crash before it repeats work and
   * loses nothing.
   */
  saveValidators(sourceId: string, url: string, validators: FeedValidators, at: EpochMs): Promise<void>;
  /** All sources that were ever polled, by id. */
  states(): Promise<SourceState[]>;
  /** Replaces the source's state. */
  saveState(state: SourceState): Promise<void>;
}

/** Feeds' validators and sources' states in the database. */
export function createFeedStore(queries: Queries): FeedStore {
  return {
    async validators(sourceId, url) {
      const row = await queries
        .selectFrom("feed_validators")
        .select(["etag", "last_modified as lastModified", "body_hash as bodyHash"])
        .select("newest_item_at as newestItemAt")
        .where("source_id", "=", sourceId)
        .where("url", "=", url)
        .executeTakeFirst();
      return row ? withoutNulls(row) : {};
    },

    async saveValidators(sourceId, url, validators, at) {
      const row = {
        etag: validators.etag ?? null,
        last_modified: validators.lastModified ?? null,
        body_hash: validators.bodyHash ?? null,
        newest_item_at: validators.newestItemAt ?? null,
        saved_at: at,
      };
      await queries
        .insertInto("feed_validators")
        .values({ source_id: sourceId, url, ...row })
        .onConflict((conflict) => conflict.columns(["source_id", "url"]).doUpdateSet(row))
        .execute();
    },

    async states() {
      const rows = await queries
        .selectFrom("source_states")
        .select(["source_id as sourceId", "next_poll_at as nextPollAt", "failures"])
        .select(["active_url as activeUrl", "last_success_at as lastSuccessAt"])
        .select(["newest_item_at as newestItemAt", "last_failure as lastFailure"])
        .orderBy("source_id")
        .execute();
      return rows.map(withoutNulls);
    },

    async saveState(state) {
      const row = {
        next_poll_at: state.nextPollAt,
        failures: state.failures,
        active_url: state.activeUrl ?? null,
        last_success_at: state.lastSuccessAt ?? null,
        newest_item_at: state.newestItemAt ?? null,
        last_failure: state.lastFailure ?? null,
      };
      await queries
        .insertInto("source_states")
        .values({ source_id: state.sourceId, ...row })
        .onConflict((conflict) => conflict.column("source_id").doUpdateSet(row))
        .execute();
    },
  };
}
