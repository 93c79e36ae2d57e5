import type { RequestListener } from "node:http";
import { setImmediate as nextTick } from "node:timers/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";
import axios, { type AxiosAdapter, AxiosHeaders } from "axios";
import { describe, expect, it, vi } from "vitest";
import { createFetcher, type FetcherParts, userAgent } from "../../src/sources/fetcher.ts";
import { useServers } from "./servers.ts";

const NOW = Date.UTC(2026, 10, 10, 3);
const AGENT = userAgent("1.2.3", "mailto:news@example.org");

const serve = useServers();
const fetcher = (parts: Partial<FetcherParts> = {}) =>
  createFetcher({ clock: () => NOW, userAgent: AGENT, ...parts });

const answering =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = ""): RequestListener =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

/** An axios whose network answers from a table of URLs: for https, which the loopback does not speak. */
function axiosOver(answers: Record<string, { status: number; location?: string; body?: string }>) {
  const adapter: AxiosAdapter = async (config) => {
    const answer = answers[config.url ?? ""];
    if (answer === undefined) throw new Error(`unexpected request: ${config.url}`);
    return {
      status: answer.status,
      statusText: "",
      headers: AxiosHeaders.from(answer.location === undefined ? {} : { location: answer.location }),
      data: Buffer.from(answer.body ?? ""),
      config,
    };
  };
  return axios.create({ adapter });
}

describe("a conditional GET", () => {
  it("brings the body with the validators and type that the server gave", async () => {
    const headers = {
      ETag: '"v1"',
      "Last-Modified": "Tue, 10 Nov 2026 02:00:00 GMT",
      "Content-Type": "text/xml",
    };
    const server = await serve(answering(200, headers, "<rss/>"));
    expect(await fetcher()(server.url, {})).toEqual({
      status: "fetched",
      body: Buffer.from("<rss/>"),
      etag: '"v1"',
      lastModified: "Tue, 10 Nov 2026 02:00:00 GMT",
      contentType: "text/xml",
    });
  });

  it("says who asks, and asks without conditions the first time", async () => {
    const server = await serve(answering(200, {}, "x"));
    await fetcher()(server.url, {});
    const { headers } = server.requests[0]!;
    expect(headers["user-agent"]).toBe("Shirase/1.2.3 (+mailto:news@example.org)");
    expect(headers["if-none-match"]).toBeUndefined();
    expect(headers["if-modified-since"]).toBeUndefined();
  });

  it("sends back the validators it is given and understands 304", async () => {
    const server = await serve(answering(304));
    const validators = { etag: 'W/"v1"', lastModified: "Tue, 10 Nov 2026 02:00:00 GMT" };
    expect(await fetcher()(server.url, validators)).toEqual({ status: "not-modified" });
    const { headers } = server.requests[0]!;
    expect(headers["if-none-match"]).toBe('W/"v1"');
    expect(headers["if-modified-since"]).toBe("Tue, 10 Nov 2026 02:00:00 GMT");
  });

  it.each([
    ["gzip", gzipSync("<rss/>")],
    ["br", brotliCompressSync("<rss/>")],
  ])("decompresses %s", async (encoding, body) => {
    const server = await serve(answering(200, { "Content-Encoding": encoding }, body));
    expect(await fetcher()(server.url, {})).toMatchObject({ body: Buffer.from("<rss/>") });
  });

  it("goes out directly, whatever proxy the environment names", async () => {
    for (const name of ["HTTP_PROXY", "http_proxy"]) vi.stubEnv(name, "http://127.0.0.1:1");
    for (const name of ["NO_PROXY", "no_proxy"]) vi.stubEnv(name, "");
    const server = await serve(answering(200, {}, "x"));
    expect(await fetcher()(server.url, {})).toMatchObject({ status: "fetched" });
    vi.unstubAllEnvs();
  });

  it("is a user agent without a contact where the operator gave none, and never breaks the header", () => {
    expect(userAgent("1.2.3")).toBe("Shirase/1.2.3");
    expect(userAgent("1.2.3", "運用\r\nX: y")).toBe("Shirase/1.2.3 (+X: y)");
  });
});

describe("redirects", () => {
  it("are followed on the same host", async () => {
    const server = await serve((request, response) => {
      if (request.url === "/new") response.end("moved");
      else response.writeHead(301, { Location: "/new" }).end();
    });
    expect(await fetcher()(`${server.url}/old`, {})).toMatchObject({ body: Buffer.from("moved") });
  });

  it("are followed five times and not six", async () => {
    const server = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end("there");
      else response.writeHead(302, { Location: `/${left - 1}` }).end();
    });
    expect(await fetcher()(`${server.url}/5`, {})).toMatchObject({ body: Buffer.from("there") });
    await expect(fetcher()(`${server.url}/6`, {})).rejects.toMatchObject({ failure: "redirect" });
  });

  it("are followed to https on any host", async () => {
    const http = axiosOver({
      "http://www3.nhk.test/a": { status: 301, location: "https://news.nhk.test/b" },
      "https://news.nhk.test/b": { status: 200, body: "x" },
    });
    expect(await fetcher({ http })("http://www3.nhk.test/a", {})).toMatchObject({ status: "fetched" });
  });

  it.each([
    ["to another host without https", "http://nhk.test/a", "http://elsewhere.test/a"],
    ["from https to http", "https://nhk.test/a", "http://nhk.test/a"],
    ["to another protocol", "https://nhk.test/a", "ftp://nhk.test/a"],
    ["to nowhere", "https://nhk.test/a", undefined],
  ])("are not followed %s", async (_, from, location) => {
    const http = axiosOver({ [from]: { status: 302, ...(location === undefined ? {} : { location }) } });
    await expect(fetcher({ http })(from, {})).rejects.toMatchObject({ failure: "redirect", status: 302 });
  });
});

describe("a server that does not answer with a feed", () => {
  it.each([403, 429, 500, 503])("is left alone as long as it asks with status %i", async (status) => {
    const seconds = await serve(answering(status, { "Retry-After": "120" }));
    await expect(fetcher()(seconds.url, {})).rejects.toMatchObject({
      failure: "status",
      status,
      retryAfterMs: 120_000,
    });
    const date = await serve(answering(status, { "Retry-After": new Date(NOW + 90_000).toUTCString() }));
    await expect(fetcher()(date.url, {})).rejects.toMatchObject({ failure: "status", retryAfterMs: 90_000 });
  });

  it.each([204, 206, 304, 404, 410])("has failed with status %i", async (status) => {
    const server = await serve(answering(status, { "Retry-After": "120" }));
    await expect(fetcher()(server.url, {})).rejects.toMatchObject({
      failure: "status",
      status,
      retryAfterMs: undefined,
    });
  });

  it("has failed with an empty 200", async () => {
    const server = await serve(answering(200));
    await expect(fetcher()(server.url, {})).rejects.toMatchObject({ failure: "empty" });
  });

  it("has failed when nobody listens, or the line breaks in mid-body", async () => {
    const closed = await serve(answering(200, {}, "x"));
    await closed.close();
    await expect(fetcher()(closed.url, {})).rejects.toMatchObject({ failure: "network" });

    const broken = await serve((_request, response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write("<rss", () => response.destroy());
    });
    await expect(fetcher()(broken.url, {})).rejects.toMatchObject({ failure: "network" });
  });

  it("has failed when its compression is broken", async () => {
    const server = await serve(answering(200, { "Content-Encoding": "gzip" }, "no gzip"));
    await expect(fetcher()(server.url, {})).rejects.toMatchObject({ failure: "network" });
  });

  it("may take the time limit for the whole request and no longer", async () => {
    const silent = await serve(() => {});
    await expect(fetcher({ timeoutMs: 50 })(silent.url, {})).rejects.toMatchObject({ failure: "timeout" });
    const stalling = await serve((_request, response) => {
      response.writeHead(200).write("<rss");
    });
    await expect(fetcher({ timeoutMs: 50 })(stalling.url, {})).rejects.toMatchObject({ failure: "timeout" });
  });
});

describe("a body", () => {
  it("may be as large as the cap", async () => {
    const server = await serve(answering(200, {}, "x".repeat(1_000)));
    expect(await fetcher({ maxBytes: 1_000 })(server.url, {})).toMatchObject({ status: "fetched" });
  });

  it("over the cap is refused", async () => {
    const server = await serve(answering(200, {}, "x".repeat(1_001)));
    await expect(fetcher({ maxBytes: 1_000 })(server.url, {})).rejects.toMatchObject({
      failure: "too-large",
    });
  });

  it("without an end is cut off", async () => {
    const endless = await serve(async (_request, response) => {
      response.writeHead(200);
      while (!response.destroyed) {
        response.write("x".repeat(1_000));
        await nextTick();
      }
    });
    await expect(fetcher({ maxBytes: 5_000 })(endless.url, {})).rejects.toMatchObject({
      failure: "too-large",
    });
  });

  it("is measured after decompression", async () => {
    const bomb = gzipSync(Buffer.alloc(3 * 1024 * 1024));
    const server = await serve(answering(200, { "Content-Encoding": "gzip" }, bomb));
    await expect(fetcher()(server.url, {})).rejects.toMatchObject({ failure: "too-large" });
  });
});

it("ends with the caller's reason when the caller gives up", async () => {
  const silent = await serve(() => {});
  const caller = new AbortController();
  const fetched = fetcher()(silent.url, {}, caller.signal);
  caller.abort(new Error("stopping"));
  await expect(fetched).rejects.toThrow("stopping");
});
