import { Pool } from "undici";
import { z } from "zod";
import { LineFault } from "../domain/errors.ts";
import { SECOND } from "../domain/time.ts";

/** What it takes to call LINE. */
export interface LineApiOptions {
  /** LINE's origin, or the emulator's. */
  apiBaseUrl: string;
  channelAccessToken: string;
  /** Told of every call, for metrics; status 0 where no answer came. */
  onCall?: (call: LineCall) => void;
}

/** One call, as metrics see it. */
export interface LineCall {
  endpoint: LineEndpoint;
  status: number;
  milliseconds: number;
}

type LineEndpoint =
  | "reply"
  | "push"
  | "multicast"
  | "validate"
  | "quota"
  | "consumption"
  | "members"
  | "profile"
  | "rich-menu"
  | "loading"
  | "leave";

/** One request. */
interface LineRequest {
  /** GET, or POST where there is a body, when absent. */
  method?: "POST" | "DELETE";
  path: string;
  body?: Buffer;
  /** A UUID, under which LINE accepts a push or multicast once. */
  retryKey?: string;
  /** For the whole call; 5 seconds for each of its parts when absent. */
  timeoutMs?: number;
}

/** A 2xx answer. */
export interface LineAnswer {
  status: number;
  text: string;
  /** LINE's x-line-request-id. */
  requestId?: string;
}

/** LINE's HTTP API. */
export interface LineApi {
  /** One try; throws LineFault for every answer but a 2xx. */
  call(endpoint: LineEndpoint, request: LineRequest): Promise<LineAnswer>;
  destroy(): Promise<void>;
}

/**
 * LINE over an undici pool: its SDK spends several times the CPU on a reply (`npm run bench -- webhook`) and has no timeout.
 * Connections are many, so that a chat whose call hangs does not hold up the others.
 */
export function createLineApi(options: LineApiOptions): LineApi {
  const pool = new Pool(options.apiBaseUrl, {
    connections: 1_024,
    connectTimeout: 3 * SECOND,
    headersTimeout: 5 * SECOND,
    bodyTimeout: 5 * SECOND,
    keepAliveTimeout: 10 * SECOND,
  });
  const headers = {
    authorization: `Bearer ${options.channelAccessToken}`,
    "content-type": "application/json",
  };

  async function send({ method, path, body, retryKey, timeoutMs }: LineRequest): Promise<LineAnswer> {
    const response = await pool.request({
      method: method ?? (body === undefined ? "GET" : "POST"),
      path,
      headers: retryKey === undefined ? headers : { ...headers, "x-line-retry-key": retryKey },
      ...(body !== undefined && { body }),
      ...(timeoutMs !== undefined && {
        signal: AbortSignal.timeout(timeoutMs),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
      }),
    });
    const requestId = response.headers["x-line-request-id"];
    return {
      status: response.statusCode,
      text: await response.body.text(),
      ...(typeof requestId === "string" && { requestId }),
    };
  }

  const report = (endpoint: LineEndpoint, status: number, started: number) =>
    options.onCall?.({ endpoint, status, milliseconds: performance.now() - started });

  return {
    async call(endpoint, request) {
      const started = performance.now();
      const answer = await send(request).catch((cause: unknown) => {
        report(endpoint, 0, started);
        throw new LineFault("unreachable", `LINE gave no answer to ${endpoint}`, { cause });
      });
      report(endpoint, answer.status, started);
      if (answer.status >= 200 && answer.status < 300) return answer;
      throw faultOf(endpoint, answer);
    },
    destroy: () => pool.destroy(),
  };
}

/** What an answer says; throws an `unreachable` LineFault where it is nothing that the schema knows. */
export function readAnswer<T>(answer: LineAnswer, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(answer.text));
  if (parsed.success) return parsed.data;
  throw new LineFault("unreachable", "LINE's answer is not what its reference says", answer);
}

const errorBody = z.object({ message: z.string() });

function faultOf(endpoint: LineEndpoint, answer: LineAnswer): LineFault {
  const { status } = answer;
  const message = errorBody.safeParse(parseJson(answer.text)).data?.message ?? "";
  return new LineFault(failureOf(status, message), `LINE answered ${status} to ${endpoint}`, answer);
}

/** LINE tells some refusals from others of the same status by their text alone (reference, "Error messages"). */
function failureOf(status: number, message: string): LineFault["failure"] {
  if (status === 401 || status === 403) return "unauthorized";
  if (status === 404) return "gone";
  if (status === 429) return message.startsWith("You have reached your monthly limit") ? "quota" : "rate";
  if (status >= 500) return "unreachable";
  return status === 400 && message.startsWith("Invalid reply token") ? "gone" : "refused";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
