/** Whose fault an error is: it decides who is told, and whether trying again can help. */
export type Culprit = "reader" | "operator" | "line" | "nhk" | "model" | "us";

/** Base of every error the bot expects. Callers branch on class and fields, never on the message. */
abstract class Fault extends Error {
  abstract readonly culprit: Culprit;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Whose fault anything thrown is: what we did not expect is ours. */
export const culpritOf = (error: unknown): Culprit => (error instanceof Fault ? error.culprit : "us");

/** The configuration cannot be used; lists every fault at once. */
export class ConfigFault extends Fault {
  readonly culprit = "operator";
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`Configuration: ${faults.join("; ")}`);
    this.faults = faults;
  }
}

export type FeedFailure =
  | "network"
  | "timeout"
  | "status"
  | "redirect"
  | "empty"
  | "too-large"
  | "unparsable"
  | "stale";

/** One URL of a source failed; the next one is tried. */
export class FeedFault extends Fault {
  readonly culprit = "nhk";
  readonly failure: FeedFailure;
  readonly status: number | undefined;
  /** How long the server asked us to stay away. */
  readonly retryAfterMs: number | undefined;

  constructor(
    failure: FeedFailure,
    message: string,
    options: { status?: number; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.status = options.status;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * - `unreachable`: no answer that can be read, or a 5xx: LINE may or may not have acted
 * - `rate`: too many requests; - `quota`: the month's paid messages do not suffice for this request
 * - `refused`: LINE will never accept this request
 * - `unauthorized`: the channel access token is wrong; - `gone`: unknown user, blocked bot, used reply token
 */
export type LineFailure = "unreachable" | "rate" | "quota" | "refused" | "unauthorized" | "gone";

/** LINE's API did not do what was asked. */
export class LineFault extends Fault {
  readonly culprit = "line";
  readonly failure: LineFailure;
  readonly status: number | undefined;
  /** LINE's x-line-request-id: what its support asks for. */
  readonly requestId: string | undefined;

  constructor(
    failure: LineFailure,
    message: string,
    options: { status?: number; requestId?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.status = options.status;
    this.requestId = options.requestId;
  }
}

/** No answer in time, none at all, one with an error's status, or one without a text. */
export type ModelFailure = "timeout" | "network" | "status" | "no-text";

/** The operator's language model did not write what was asked. */
export class ModelFault extends Fault {
  readonly culprit = "model";
  readonly failure: ModelFailure;
  readonly status: number | undefined;

  constructor(failure: ModelFailure, message: string, options: { status?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.status = options.status;
  }
}
