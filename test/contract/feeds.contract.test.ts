import { expect, it } from "vitest";
import { describeContract } from "./engines.ts";

const NOW = 1_700_000_000_000;
const URL = "https://news.example/feed.xml";

describeContract("feeds", (subject) => {
  const feeds = () => subject().store.feeds;

  it("know nothing of a URL that never served", async () => {
    expect(await feeds().validators("one", URL)).toEqual({});
  });

  it("remember a URL's validators as they were saved", async () => {
    const validators = {
      etag: 'W/"abc"',
      lastModified: "Tue, 14 Nov 2023 22:13:20 GMT",
      bodyHash: "f00d",
      newestItemAt: NOW,
    };
    await feeds().saveValidators("one", URL, validators, NOW);
    await feeds().saveValidators("one", "https://news.example/other.xml", { etag: "other" }, NOW);
    expect(await feeds().validators("one", URL)).toEqual(validators);
  });

  it("remember them for each source that has the URL", async () => {
    await feeds().saveValidators("one", URL, { etag: "one's" }, NOW);
    expect(await feeds().validators("other", URL)).toEqual({});
    await feeds().saveValidators("other", URL, { etag: "the other's" }, NOW);
    expect(await feeds().validators("one", URL)).toEqual({ etag: "one's" });
    expect(await feeds().validators("other", URL)).toEqual({ etag: "the other's" });
  });

  it("forget a validator that the server sends no longer", async () => {
    await feeds().saveValidators("one", URL, { etag: "old", newestItemAt: NOW }, NOW);
    await feeds().saveValidators("one", URL, { lastModified: "new" }, NOW + 1);
    const validators = await feeds().validators("one", URL);
    expect(validators).toEqual({ lastModified: "new" });
    expect(validators).not.toHaveProperty("etag");
  });

  it("remember how each source fares, by id", async () => {
    const quiet = { sourceId: "quiet", nextPollAt: NOW, failures: 0 };
    const busy = {
      sourceId: "busy",
      nextPollAt: NOW + 1,
      failures: 3,
      activeUrl: URL,
      lastSuccessAt: NOW - 1,
      newestItemAt: NOW - 2,
      lastFailure: "stale",
    };
    await feeds().saveState(quiet);
    await feeds().saveState(busy);
    expect(await feeds().states()).toEqual([busy, quiet]);
  });

  it("replace a source's state", async () => {
    await feeds().saveState({ sourceId: "one", nextPollAt: NOW, failures: 3, lastFailure: "stale" });
    const mended = { sourceId: "one", nextPollAt: NOW + 60_000, failures: 0, lastSuccessAt: NOW };
    await feeds().saveState(mended);
    const states = await feeds().states();
    expect(states).toEqual([mended]);
    expect(states[0]).not.toHaveProperty("lastFailure");
  });
});
