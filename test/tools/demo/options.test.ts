import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOptions } from "../../../tools/demo/options.ts";

describe("the demo's arguments", () => {
  it("have defaults for all that is left out", () => {
    expect(readOptions([])).toEqual({ options: { offline: false, port: 4010, botPort: 3000 } });
    expect(readOptions(["--offline", "--port", "4910", "--bot-port=3910"])).toEqual({
      options: { offline: true, port: 4910, botPort: 3910 },
    });
    expect(readOptions(["--help"])).toEqual({ help: true });
  });

  it.each([
    [["--ofline"], ["Unknown option '--ofline'."]],
    [["4010"], ["Unexpected argument '4010'."]],
    [["--port"], ["Option '--port <value>' argument missing."]],
    [["--port", "abc"], [`--port must be a whole number from 1 to 65535, not "abc".`]],
    [
      ["--port", "0", "--bot-port", "65536"],
      [
        `--port must be a whole number from 1 to 65535, not "0".`,
        `--bot-port must be a whole number from 1 to 65535, not "65536".`,
      ],
    ],
    [["--port", "3000"], ["--port and --bot-port must differ."]],
  ])("%j are refused in words", (args, wrong) => {
    expect(readOptions(args)).toEqual({ wrong });
  });

  it("never break it, whatever they are", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom("--port", "--offline", "-"))), (args) => {
        const asked = readOptions(args);
        const wrong = "wrong" in asked ? asked.wrong : [];
        for (const sentence of wrong) expect(sentence).toMatch(/^\S.*\.$/s);
      }),
    );
  });
});
