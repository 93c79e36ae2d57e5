import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseTimes } from "../../src/domain/typed-times.ts";

const hours = (...times: number[]) => times.map((time) => time * 60);

describe("times of day as people type them", () => {
  it.each([
    ["7:00", hours(7)],
    ["07:00 19:30", hours(7, 19.5)],
    ["１９：３０", hours(19.5)],
    ["7", hours(7)],
    ["7時", hours(7)],
    ["19時半", hours(19.5)],
    ["7時5分", [425]],
    ["9pm", hours(21)],
    ["9:30 p.m.", hours(21.5)],
    ["AM 7:00", hours(7)],
    ["PM 7 PM 9", hours(19, 21)],
    ["12am", hours(0)],
    ["12pm", hours(12)],
    ["朝8時", hours(8)],
    ["朝8時、夜9時", hours(8, 21)],
    ["7時 夜9時", hours(7, 21)],
    ["7時と19時に", hours(7, 19)],
    ["8am and 6pm", hours(8, 18)],
    ["昼12時", hours(12)],
    ["昼1時", hours(13)],
    ["午後0時", hours(12)],
    ["午後3時半", hours(15.5)],
    ["夕方5時", hours(17)],
    ["夜12時", hours(0)],
    ["深夜1時", hours(1)],
    ["正午", hours(12)],
    ["24時", hours(0)],
    ["7:00 19時半 9pm", hours(7, 19.5, 21)],
    ["毎朝7時", hours(7)],
    ["毎日7時と19時", hours(7, 19)],
    ["every morning at 7", hours(7)],
    ["at 7 in the morning and 9 in the evening", hours(7, 21)],
    ["at 9 at night, each day", hours(21)],
    ["every night at 12", hours(0)],
    ["every day at 8 and 20", hours(8, 20)],
    ["21:00 7:00 9pm", hours(7, 21)],
  ])("%j", (text, expected) => {
    expect(parseTimes(text)).toEqual(expected);
  });

  it.each([
    "",
    "  ",
    "later",
    "25:00",
    "7:60",
    "7:5",
    "730",
    "朝19時",
    "7:00 8:00 9:00 10:00",
    "7:00 or so",
    "every morning",
    "7 at nighttime",
    "-7",
  ])("%j is not understood", (text) => {
    expect(parseTimes(text)).toBeUndefined();
  });

  it("are read back as any clock writes them", () => {
    const time = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 3 }), fc.boolean(), (times, japanese) => {
        const written = times.map(({ hour, minute }) =>
          japanese ? `${hour}時${minute}分` : `${hour}:${String(minute).padStart(2, "0")}`,
        );
        const minutes = times.map(({ hour, minute }) => hour * 60 + minute);
        expect(parseTimes(written.join(" "))).toEqual([...new Set(minutes)].sort((a, b) => a - b));
      }),
    );
  });

  it("are at most three, rising, within the day, whatever is typed", () => {
    const piece = fc.constantFrom(
      "7",
      "12",
      "時",
      "半",
      ":",
      "30",
      "分",
      "pm",
      "午後",
      "夜",
      " ",
      "、",
      "正午",
      "x",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const times = parseTimes(pieces.join("")) ?? [0];
        expect(times.length).toBeLessThanOrEqual(3);
        expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
        for (const time of times) expect(Number.isInteger(time) && time >= 0 && time < 1_440).toBe(true);
      }),
    );
  });
});
