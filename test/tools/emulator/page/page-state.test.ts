import { describe, expect, it } from "vitest";
import type { Bubble, EmulatorState } from "../../../../tools/emulator/control-api.ts";
import {
  chatOf,
  chatsToOpen,
  closedReason,
  emptyPhone,
  placeOf,
  quotaWords,
  standingOffer,
} from "../../../../tools/emulator/page/page-state.ts";
import { troubleOf } from "../../../../tools/emulator/page/trouble.ts";

const state: EmulatorState = {
  ...{ now: 0, botUserId: "Ub", faults: [], quota: { type: "limited", value: 200, used: 7 } },
  users: [
    { userId: "U1", displayName: "花子", friendship: "friend" },
    { userId: "U2", displayName: "Alex", friendship: "blocked" },
    { userId: "U3", displayName: "Sam", friendship: "deleted" },
    { userId: "U4", displayName: "Mia", friendship: "never-friend" },
  ],
  groups: [{ groupId: "C1", name: "Club", memberIds: ["U1", "U2"] }],
};
const bubble = (seq: number, rest: Partial<Bubble> = {}): Bubble => ({
  ...{ seq, chatId: "U1", at: 0, from: "bot", messageId: `m${seq}`, message: { type: "text" } },
  ...rest,
});
const offer = (chatId: string, bubbles: Bubble[] = []) => standingOffer(chatOf(state, chatId), bubbles)?.act;

describe("the chat on screen", () => {
  it("is what the link names, else the first person's", () => {
    expect(chatsToOpen(state, ["C1"])).toEqual(["C1"]);
    expect(chatsToOpen(state, ["Unobody"])).toEqual(["U1"]);
    expect(chatsToOpen({ ...state, users: [], groups: [] }, [""])).toEqual([]);
  });

  it("stands beside others that the link names, three at most and each once", () => {
    expect(chatsToOpen(state, ["U2", "Unobody", "U2", "U1"])).toEqual(["U2", "U1"]);
    expect(chatsToOpen(state, ["U1", "U2", "U3", "U4"])).toEqual(["U1", "U2", "U3"]);
  });

  it("takes a streamed bubble once, and reads itself again when the emulator has begun anew", () => {
    const phone = { ...emptyPhone(), chatId: "U1", bubbles: [bubble(1), bubble(4)] };
    expect(placeOf(phone, bubble(5))).toBe("end");
    expect(placeOf(phone, bubble(4))).toBe("known");
    expect(placeOf(phone, bubble(5, { chatId: "U2" }))).toBe("elsewhere");
    expect(placeOf(phone, bubble(1, { messageId: "other" }))).toBe("begun-anew");
  });

  it("is closed to those whom the bot would never hear", () => {
    expect(closedReason(chatOf(state, "U1"))).toBeUndefined();
    expect(closedReason(chatOf(state, "C1"))).toBeUndefined();
    expect(closedReason(chatOf(state, "U2"))).toContain("blocked");
    expect(closedReason(chatOf(state, "U3"))).toContain("left");
    expect(closedReason(undefined)).toBeDefined();
  });

  it("offers each person the step that is open to them", () => {
    expect(["U1", "U2", "U3", "U4"].map((id) => offer(id))).toEqual([
      "unfollow",
      "follow",
      undefined,
      "follow",
    ]);
  });

  it("offers a group to invite the bot once it has left, and to remove it before", () => {
    const passage = (seq: number, event: string) =>
      bubble(seq, { from: "system", message: { type: "text", event } });
    expect(offer("C1")).toBe("leave");
    expect(offer("C1", [passage(1, "join"), passage(2, "leave")])).toBe("join");
    expect(offer("C1", [passage(2, "leave"), passage(3, "join"), bubble(4)])).toBe("leave");
  });

  it("says how much of the month is used", () => {
    expect(quotaWords({ type: "limited", value: 200, used: 7 })).toBe("7 of 200");
    expect(quotaWords({ type: "none", used: 7 })).toBe("7, no limit");
  });
});

describe("trouble with the bot's server", () => {
  const words = (status: number, milliseconds = 10) =>
    troubleOf({ status, milliseconds }, "http://127.0.0.1:3000/webhook");

  it("is silent where the bot answered 200 in time", () => {
    expect(words(200)).toBeUndefined();
  });

  it.each([
    [0, /did not answer at http:\/\/127\.0\.0\.1:3000/],
    [401, /same channel secret/],
    [404, /nothing at/],
    [500, /failed \(500\)/],
    [302, /answered 302/],
  ])("is told for status %i", (status, expected) => {
    expect(words(status)).toMatch(expected);
  });

  it("is told where LINE would have stopped waiting", () => {
    expect(words(200, 2_400)).toMatch(/after 2\.4 s/);
  });

  it("is told where nobody has said where the bot is", () => {
    expect(troubleOf({ status: 0, milliseconds: 0 }, undefined)).toMatch(/Nobody has told/);
  });
});
