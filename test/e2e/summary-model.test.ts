import { afterAll, beforeAll, expect, it } from "vitest";
import { type Listening, listen } from "../listen.ts";
import { json, saying } from "../models/stub-model.ts";
import { type House, openHouse, type Person, replyCalls, shown } from "./house.ts";

const TRUTH = "吊り橋の工事が終わり、住民40人が渡りました。";
const LIE = "吊り橋の工事が終わり、住民400人が渡りました。";
const LEAD =
  "山あいの村で続いていた吊り橋の工事が終わり、住民40人が渡り初めをしました。橋の長さは120メートルで、村の学校と診療所を結びます。村は来月、橋のたもとに休憩所を開きます。";

let model: Listening;
let house: House;
let reader: Person;
let says = saying(TRUTH);

beforeAll(async () => {
  model = await listen((request, response) => {
    request.resume().on("end", () => says(response));
  });
  house = await openHouse({
    env: {
      SUMMARY_MODEL_URL: `${model.origin}/v1`,
      SUMMARY_MODEL_NAME: "small",
      SUMMARY_MODEL_KEY: "model-key",
    },
  });
  reader = await house.befriend("読者", "ja");
});
afterAll(async () => {
  await house.close();
  await model.close();
});

/** An article of its own for each question, as a summary is asked for once. */
async function summaryOf(place: string): Promise<string> {
  const nhkId = await house.publish({ title: `${place}の吊り橋 工事終わる`, lead: LEAD });
  const link = `https://news.web.nhk/newsweb/na/${nhkId}`;
  for (;;) {
    const answer = shown(await reader.say(`要約 ${link}`));
    if (!answer.includes("その記事は手元にありません")) return answer;
  }
}

it("a reader is shown what the operator's model wrote, and that a machine wrote it", async () => {
  const answer = await summaryOf("谷");
  expect(answer).toContain(TRUTH);
  expect(answer).toContain("AIが自動で書いた要約");
});

it("a reader sees that an answer is coming while the model takes its time", async () => {
  const path = "/v2/bot/chat/loading/start";
  const loading = () => house.emulator.calls().filter((call) => call.path === path);
  says = async (response) => {
    await expect.poll(loading, { timeout: 4_000 }).not.toEqual([]);
    saying(TRUTH)(response);
  };
  expect(await summaryOf("滝")).toContain(TRUTH);
  const [call] = loading();
  expect(call).toMatchObject({ status: 202, body: { chatId: reader.userId, loadingSeconds: 10 } });
  expect(replyCalls(house.emulator).at(-1)?.seq).toBeGreaterThan(call?.seq ?? Number.POSITIVE_INFINITY);
});

it("a reader is shown NHK's own words where the model lies or fails", async () => {
  says = saying(LIE);
  const lied = await summaryOf("峠");
  says = (response) => json(response, 500, {});
  const failed = await summaryOf("沢");
  for (const answer of [lied, failed]) {
    expect(answer).not.toContain(LIE);
    expect(answer).toContain("NHKの記事の文章です");
  }
  expect(house.logged.join("\n")).not.toContain("model-key");
});
