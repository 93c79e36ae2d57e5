/** Structured log: fields first, then a short constant sentence. Fields never hold LINE ids, message texts or secrets. */
export interface Log {
  debug(fields: object, sentence: string): void;
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
