import type { EpochMs } from "../domain/time.ts";

/** What is remembered of one URL, so that an unchanged feed costs one conditional request. */
export interface FeedValidators {
  etag?: string;
  lastModified?: string;
  /** SHA-256 of the last body that was taken over, hex. */
  bodyHash?: string;
  /** Newest item of that body: a 304 can be stale too. */
  newestItemAt?: EpochMs;
}

/** How a source fares: what the operator sees and the poller goes by. */
export interface SourceState {
  sourceId: string;
  nextPollAt: EpochMs;
  /** Polls in a row in which every URL failed. */
  failures: number;
  /** The URL that served last. */
  activeUrl?: string;
  lastSuccessAt?: EpochMs;
  newestItemAt?: EpochMs;
  /** Kind of the last failure, e.g. "stale"; never a message. */
  lastFailure?: string;
}

export interface FeedStore {
  validators(url: string): Promise<FeedValidators>;
  /** Stored last, after the articles: a crash before it repeats work and loses nothing. */
  saveValidators(url: string, validators: FeedValidators, at: EpochMs): Promise<void>;
  states(): Promise<SourceState[]>;
  saveState(state: SourceState): Promise<void>;
}
