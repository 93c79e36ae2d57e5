import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBody } from "../../src/sources/decode.ts";

/** The two characters 日本 in each charset. */
const NIHON = {
  "utf-8": [0xe6, 0x97, 0xa5, 0xe6, 0x9c, 0xac],
  shift_jis: [0x93, 0xfa, 0x96, 0x7b],
  "euc-jp": [0xc6, 0xfc, 0xcb, 0xdc],
  "iso-2022-jp": [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42],
  "utf-16le": [0xe5, 0x65, 0x2c, 0x67],
};
const declared = (charset: string, bytes: number[]) =>
  Uint8Array.from([...Buffer.from(`<?xml version="1.0" encoding="${charset}"?>`), ...bytes]);

describe("a body in a Japanese charset", () => {
  it.each(["shift_jis", "euc-jp", "iso-2022-jp", "utf-8"] as const)(
    "is read as %s by its Content-Type",
    (name) => {
      expect(decodeBody(Uint8Array.from(NIHON[name]), `text/xml; charset="${name.toUpperCase()}"`)).toBe(
        "日本",
      );
    },
  );

  it.each(["shift_jis", "euc-jp", "utf-8"] as const)("is read as %s by its XML declaration", (name) => {
    expect(decodeBody(declared(name, NIHON[name]), "application/xml")).toMatch(/日本$/);
  });
});

it("believes the Content-Type before the XML declaration, as RFC 7303 says", () => {
  expect(decodeBody(declared("utf-8", NIHON.shift_jis), "text/xml;charset=Shift_JIS")).toMatch(/日本$/);
});

it("believes a byte order mark before everything, and leaves it out", () => {
  const body = Uint8Array.from([0xef, 0xbb, 0xbf, ...NIHON["utf-8"]]);
  expect(decodeBody(body, "text/xml; charset=shift_jis")).toBe("日本");
  expect(decodeBody(Uint8Array.from([0xff, 0xfe, ...NIHON["utf-16le"]]))).toBe("日本");
});

it("falls back where a charset is unknown", () => {
  expect(decodeBody(declared("euc-jp", NIHON["euc-jp"]), "text/xml; charset=x-nhk")).toMatch(/日本$/);
  expect(decodeBody(declared("klingon", NIHON["utf-8"]))).toMatch(/日本$/);
});

it("is UTF-8 where nothing is said", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }).filter((text) => !/^\ufeff|\ufffe/.test(text) && text.isWellFormed()),
      (text) => {
        fc.pre(!text.includes("<?xml"));
        expect(decodeBody(Buffer.from(text))).toBe(text);
      },
    ),
  );
});

it("makes a text of any bytes under any declaration", () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (body, contentType) => {
      expect(decodeBody(body, contentType).isWellFormed()).toBe(true);
    }),
  );
});
