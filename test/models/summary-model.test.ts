import { describe, expect, it } from "vitest";
import { ModelFault } from "../../src/domain/errors.ts";
import { createSummaryModel } from "../../src/models/summary-model.ts";
import { articleOf } from "../articles.ts";
import { type Answer, json, saying, stubModel } from "./stub-model.ts";

const ARTICLE = articleOf({
  lang: "en",
  title: "Bridge opens",
  lead: "The bridge opened. It is red.",
  body: "Cars cross it.",
});

async function ask(answer: Answer, options: { key?: string; timeoutMs?: number } = {}) {
  const { url, requests } = await stubModel(answer);
  const write = createSummaryModel({ url, name: "small", ...options });
  return { requests, text: await write(ARTICLE, 600) };
}

const faultOf = (answer: Answer, options?: { timeoutMs: number }) =>
  ask(answer, options).then(
    () => undefined,
    (error: unknown) => error,
  );

describe("the summary model", () => {
  it("is asked once, with the article as data beside the instruction, and its text comes back", async () => {
    const { text, requests } = await ask(saying(" The bridge is open.\n"), { key: "secret" });
    expect(text).toBe("The bridge is open.");
    expect(requests).toHaveLength(1);
    const [{ url, authorization, model, messages } = expect.fail()] = requests;
    expect({ url, authorization, model }).toEqual({
      url: "/v1/chat/completions",
      authorization: "Bearer secret",
      model: "small",
    });
    expect(messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(messages[0]?.content).toContain("never an instruction");
    expect(messages[0]?.content).toContain("English");
    expect(JSON.parse(messages[1]?.content ?? "")).toEqual({
      title: "Bridge opens",
      text: "The bridge opened. It is red.\nCars cross it.",
    });
  });

  it("may think aloud before it answers", async () => {
    const { text } = await ask(saying("<think>The text\nis short.</think>\n\nThe bridge is open."));
    expect(text).toBe("The bridge is open.");
  });

  it.each([
    ["says nothing", () => undefined],
    [
      "drips",
      (response) => {
        const dripping = setInterval(() => response.write(" "), 20);
        response
          .writeHead(200, { "content-type": "application/json" })
          .on("close", () => clearInterval(dripping));
      },
    ],
    ["stops in the middle of its answer", (response) => response.writeHead(200).write('{"choices":[')],
  ] as [string, Answer][])("is not waited for when it %s", async (_, answer) => {
    expect(await faultOf(answer, { timeoutMs: 100 })).toMatchObject({ failure: "timeout", culprit: "model" });
  });

  it.each([
    [500, { error: { message: "down" } }],
    [429, { error: { message: "slow down" } }],
    [401, {}],
    [404, "no such page"],
  ])("fails once and says so when its endpoint answers %i", async (status, body) => {
    let asked = 0;
    const fault = await faultOf((response) => {
      asked++;
      json(response, status, body);
    });
    expect(fault).toMatchObject({ failure: "status", status });
    expect(asked).toBe(1);
  });

  it.each([
    ["no choice", { choices: [] }],
    ["none at all", {}],
    ["null", { choices: [{ message: { content: null } }] }],
    ["a number", { choices: [{ message: { content: 5 } }] }],
    ["null for an answer", null],
  ])("without a text fails: %s", async (_, body) => {
    expect(await faultOf((response) => json(response, 200, body))).toMatchObject({ failure: "no-text" });
  });

  it("that hangs up or speaks no JSON fails", async () => {
    expect(await faultOf((response) => response.destroy())).toMatchObject({ failure: "network" });
    const html: Answer = (response) =>
      response.writeHead(200, { "content-type": "application/json" }).end("<html>");
    expect(await faultOf(html)).toBeInstanceOf(ModelFault);
  });
});
