import { createHash } from "node:crypto";
import type { Request, Response } from "express";
import { type EpochMs, SECOND } from "../../src/domain/time.ts";
import type { Feed } from "./feeds.ts";

/** Whether a client's validators still hold; If-None-Match outranks If-Modified-Since (RFC 9110, 13.2.2). */
function isUnchanged(request: Request, etag: string, modifiedAt: EpochMs): boolean {
  const known = request.get("If-None-Match");
  if (known !== undefined)
    return known.split(/,\s*/).some((tag) => tag === "*" || tag.replace("W/", "") === etag);
  const since = Date.parse(request.get("If-Modified-Since") ?? "");
  return Math.floor(modifiedAt / SECOND) * SECOND <= since;
}

/** Sends a feed with validators, or 304 where the client's are still good. */
export function sendFeed(response: Response, feed: Feed): void {
  // Express would send the feed to whoever adds Cache-Control: no-cache, as fetch does; NHK's servers heed the validators.
  const etag = `"${createHash("sha256").update(feed.body).digest("base64url").slice(0, 22)}"`;
  response.set({ "Content-Type": feed.contentType, ETag: etag });
  if (feed.modifiedAt > 0) response.set("Last-Modified", new Date(feed.modifiedAt).toUTCString());
  if (isUnchanged(response.req, etag, feed.modifiedAt)) response.status(304).end();
  else response.end(feed.body);
}
