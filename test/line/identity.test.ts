import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createIdentity } from "../../src/line/identity.ts";

const KEY = Buffer.alloc(32, 1);
const identity = createIdentity(KEY);
const other = createIdentity(Buffer.alloc(32, 2));
const USER = "U4af4980629f1e2a0b3c4d5e6f7a8b9c0";

const lineId = fc
  .tuple(
    fc.constantFrom("U", "C", "R"),
    fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 32 }),
  )
  .map(([kind, digits]) => `${kind}${digits.slice(0, 32)}`);

describe("a hash", () => {
  it("is the same for the same id and key, at every start and after every update", () => {
    expect(createIdentity(KEY).hashOf(USER)).toBe(identity.hashOf(USER));
    expect(identity.hashOf(USER)).toBe("cjM3bpGac3bVkfhtIz49n0KS-vh2cLyv7EEV05PaKPU");
  });

  it("differs by id, by key and by use, so that nothing stored can be joined without the key", () => {
    fc.assert(
      fc.property(lineId, lineId, (one, another) => {
        const hash = identity.hashOf(one);
        expect(identity.hashOf(another) === hash).toBe(one === another);
        expect(other.hashOf(one)).not.toBe(hash);
        expect(identity.messageHashOf(one)).not.toBe(hash);
        expect(other.messageHashOf(one)).not.toBe(identity.messageHashOf(one));
        expect([hash, identity.messageHashOf(one)]).not.toContain(identity.topicHashOf(one));
        expect(other.topicHashOf(one)).not.toBe(identity.topicHashOf(one));
      }),
    );
  });

  it("says nothing of the id, and is short enough for a key", () => {
    expect(identity.hashOf(USER)).toMatch(/^[\w-]{43}$/);
    expect(identity.messageHashOf("message-1")).toMatch(/^[\w-]{43}$/);
    expect(identity.topicHashOf("words:ja:大谷")).toMatch(/^[\w-]{43}$/);
    expect(identity.hashOf(USER)).not.toContain(USER.slice(1, 9));
  });
});

describe("a seal", () => {
  it("is opened by the same key, at every start", () => {
    fc.assert(
      fc.property(fc.oneof(lineId, fc.string({ unit: "grapheme" })), (text) => {
        expect(createIdentity(KEY).open(identity.seal(text))).toBe(text);
      }),
    );
  });

  it("of an earlier version still opens", () => {
    const sealed = "lparM/gtHlKrXqh5yPfuLaOg0XNcOayYp1W4rnXECX/SQyNL+35i9BuBLKa/eX3E+pwyvnPGHzqLoHy8Gw==";
    expect(identity.open(sealed)).toBe(USER);
  });

  it("is another one each time", () => {
    const seals = Array.from({ length: 100 }, () => identity.seal(USER));
    expect(new Set(seals).size).toBe(100);
  });

  it("does not hold the id in any spelling", () => {
    const bytes = Buffer.from(identity.seal(USER), "base64");
    expect(bytes.includes(USER)).toBe(false);
    expect(bytes.includes(Buffer.from(USER.slice(1), "hex"))).toBe(false);
  });

  it("is refused with another key", () => {
    expect(() => other.open(identity.seal(USER))).toThrow();
  });

  it("is refused when any byte of it was altered, or it was cut", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const bytes = Buffer.from(identity.seal(USER), "base64");
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        expect(() => identity.open(bytes.toString("base64"))).toThrow();
        expect(() => identity.open(bytes.subarray(0, at).toString("base64"))).toThrow();
      }),
    );
  });
});
