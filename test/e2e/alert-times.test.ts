import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { DAY, type EpochMs, HOUR, MINUTE } from "../../src/domain/time.ts";
import { newsOn, readersIn, told } from "./alert-readers.ts";
import { type House, openHouse, post, shown } from "./house.ts";

/** London's clocks go forward on the night of 29 March 2026; 31 March, 15:00 UTC, ends LINE's month. */
const at = (day: number, hour: number, minute = 0): EpochMs => Date.UTC(2026, 2, day, hour, minute);

let house: House;
const { newReader, following, settled } = readersIn(() => house);

describe("a digest", () => {
  beforeAll(async () => {
    house = await openHouse({ startAt: at(28, 9) });
  });
  afterAll(() => house.close());

  it("comes at its time of day in the reader's zone, over midnight and a change of clocks", async () => {
    const [tokyo, london] = [await newReader(), await newReader("en")];
    await tokyo.tap("v1:follow:digest:words:翡翠峠");
    await tokyo.say("配信時間 0:30");
    await london.tap("v1:follow:digest:words:jadeite pass");
    await london.say("time zone London");
    await london.say("digest times 8:00");
    await house.publish(newsOn("翡翠峠"));
    await house.publish({
      lang: "en",
      title: "Jadeite pass opens to walkers",
      lead: "The jadeite pass has opened after nine winters behind a fence.",
    });
    await settled();

    house.time.to(at(28, 15, 29));
    await settled();
    expect(await tokyo.alerts()).toEqual([]);
    house.time.to(at(28, 15, 30));
    expect(shown([await told(tokyo, 1)])).toContain("まとめ配信（1件）");

    house.time.to(at(29, 6, 59));
    await settled();
    expect(await london.alerts()).toEqual([]);
    house.time.to(at(29, 7));
    expect(shown([await told(london, 1)])).toContain("Your digest (1)");
    house.time.to(at(30, 7, 1));
    await settled();
    expect([await tokyo.alerts(), await london.alerts()].map(({ length }) => length)).toEqual([1, 1]);
  });

  it("and all else come once though the clock jumps back and forth", async () => {
    const [soon, later] = [await following("孔雀谷"), await following("孔雀谷", "ja", "digest")];
    await settled();
    house.time.by(-2 * DAY);
    await house.publish(newsOn("孔雀谷"));
    await told(soon, 1);
    house.time.by(2 * DAY);
    await told(later, 1);
    house.time.by(-2 * DAY);
    await settled();
    house.time.by(2 * DAY);
    await settled();
    await house.publish(newsOn("孔雀谷"));
    await told(soon, 2);
    await settled();
    expect(await later.alerts()).toHaveLength(1);
    expect(shown(await later.say("まとめ"))).toContain("まとめ（1件）");
  }, 150_000);
});

describe("LINE out for a day", () => {
  it("loses nothing and brings nothing twice: what is old by then comes with the digest or a reply", async () => {
    house = await openHouse({ startAt: at(10, 1) });
    onTestFinished(() => house.close());
    const [tried, asker, late] = [
      await following("電気石"),
      await following("電気石"),
      await following("蛇紋岩"),
    ];
    for (const kind of ["push", "multicast"])
      await post(`${house.emulator.url}/_emulator/faults`, {
        path: `/v2/bot/message/${kind}`,
        fault: { type: "drop", when: "before" },
      });
    const tries = () => house.emulator.calls().filter(({ path }) => /push|multicast/.test(path)).length;
    const old = newsOn("電気石");
    await house.publish(old);
    await expect.poll(tries, { timeout: 15_000 }).toBeGreaterThan(0);
    while (house.time() < at(10, 22)) {
      const before = tries();
      house.time.by(3 * HOUR);
      const later = () => {
        house.time.by(MINUTE);
        return tries();
      };
      await expect.poll(later, { interval: 20, timeout: 15_000 }).toBeGreaterThan(before);
    }
    const fresh = newsOn("蛇紋岩");
    await house.publish(fresh);
    await expect.poll(async () => (await house.status()).alerts.logEntries).toBe(2);
    house.time.by(3 * HOUR);
    await expect.poll(async () => (await house.status()).alerts.batchesWaiting, { timeout: 15_000 }).toBe(1);

    await fetch(`${house.emulator.url}/_emulator/faults`, { method: "DELETE" });
    house.time.by(10 * MINUTE);
    expect(shown([await told(late, 1)])).toContain(fresh.title);
    await settled();
    expect(await tried.alerts()).toEqual([]);
    expect(shown(await asker.say("まとめ"))).toContain(old.title);

    // 19:00 in Tokyo.
    house.time.to(at(11, 10));
    expect(shown([await told(tried, 1)])).toMatch(/まとめ配信（1件）/);
    await settled();
    house.time.by(DAY);
    await settled();
    expect(
      [await tried.alerts(), await asker.alerts(), await late.alerts()].map(({ length }) => length),
    ).toEqual([1, 0, 1]);
  }, 60_000);
});

describe("a month that is used up", () => {
  it("stops pushes, not news: replies bring it and say why once, and the next month goes on", async () => {
    const quota = (used: number) => ({ type: "limited" as const, value: 200, used });
    house = await openHouse({ startAt: at(31, 3), emulator: { quota: quota(0) } });
    onTestFinished(() => house.close());
    const person = await following("輝石台");
    await fetch(`${house.emulator.url}/_emulator/quota`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(quota(200)),
    });
    house.time.by(5 * MINUTE);
    const budget = async () => (await house.status()).budget;
    await expect.poll(budget, { timeout: 15_000 }).toMatchObject({ limit: 200, used: 200, step: "ask" });
    const missed = newsOn("輝石台");
    await house.publish(missed);
    await expect.poll(async () => (await house.status()).alerts.logEntries, { timeout: 15_000 }).toBe(1);
    const why = "お知らせは話しかけてくださったときにお届けします";
    const reply = shown(await person.say("ヘルプ"));
    expect(reply).toContain(missed.title);
    expect(reply).toContain(why);
    expect(shown(await person.say("ヘルプ"))).not.toContain(why);
    expect(await person.alerts()).toEqual([]);

    // April begins in Japan.
    house.time.to(at(31, 15, 1));
    await expect.poll(budget, { timeout: 15_000 }).toMatchObject({ used: 0, step: "instant" });
    const news = newsOn("輝石台");
    await house.publish(news);
    expect(shown([await told(person, 1)])).toContain(news.title);
  });
});

it("a month that LINE says is used up, unlike its figures, stops pushes too and loses nothing", async () => {
  house = await openHouse({ startAt: at(10, 1) });
  onTestFinished(() => house.close());
  const person = await following("長石村");
  await post(`${house.emulator.url}/_emulator/faults`, {
    path: "/v2/bot/message/push",
    times: 1,
    fault: { type: "status", status: 429, message: "You have reached your monthly limit." },
  });
  const missed = newsOn("長石村");
  await house.publish(missed);
  await expect
    .poll(async () => (await house.status()).budget, { timeout: 15_000 })
    .toMatchObject({ step: "ask", reason: "quota-used-up" });
  await house.publish(newsOn("長石村"));
  await expect.poll(async () => (await house.status()).alerts.logEntries, { timeout: 15_000 }).toBe(2);
  expect(await person.alerts()).toEqual([]);
  // LINE's figures show room: after a while they are believed, and the next alert brings all that is owed.
  house.time.by(11 * MINUTE);
  await expect.poll(async () => (await house.status()).budget.step, { timeout: 15_000 }).toBe("instant");
  await house.publish(newsOn("長石村"));
  const alert = shown([await told(person, 1)]);
  expect(alert).toContain(missed.title);
  expect(alert).toContain("「長石村」 の新着3件");
});
