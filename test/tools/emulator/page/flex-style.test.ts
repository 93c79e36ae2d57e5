import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boxStyle,
  bubbleWidth,
  gapStyle,
  imageStyle,
  itemStyle,
  lineStyle,
  textStyle,
} from "../../../../tools/emulator/page/flex-style.ts";

describe("how a Flex component is placed in its box", () => {
  it.each([
    ["takes an equal share of a row", { type: "text" }, "horizontal", "1 1 0"],
    ["takes its own height in a column", { type: "text" }, "vertical", "0 0 auto"],
    ["takes the share it names", { type: "text", flex: 3 }, "horizontal", "3 1 0"],
    ["keeps to its contents with flex 0", { type: "text", flex: 0 }, "baseline", "0 1 auto"],
    ["has no share as an icon", { type: "icon" }, "baseline", "0 1 auto"],
    ["has no share as a separator", { type: "separator" }, "horizontal", "0 1 auto"],
    ["fills a column as a filler", { type: "filler" }, "vertical", "1 0 auto"],
    ["keeps a box's own width in a row", { type: "box", width: "64px" }, "horizontal", "none"],
  ] as const)("%s", (_name, component, parent, flex) => {
    expect(itemStyle(component, parent).flex).toBe(flex);
  });

  it("stands apart by its own margin rather than by its box's spacing", () => {
    const column = { layout: "vertical", spacing: "md" };
    expect(gapStyle({ type: "text" }, column, false)).toEqual({ "margin-top": "8px" });
    expect(gapStyle({ type: "text", margin: "xxl" }, column, false)).toEqual({ "margin-top": "20px" });
    expect(gapStyle({ type: "text", margin: "7px" }, { layout: "horizontal" }, false)).toEqual({
      "margin-inline-start": "7px",
    });
  });

  it("has no gap where it comes first, stands absolute, or the box spreads its contents", () => {
    const row = { layout: "horizontal", spacing: "md" };
    expect(gapStyle({ type: "text", margin: "md" }, row, true)).toEqual({});
    expect(gapStyle({ type: "box", position: "absolute" }, row, false)).toEqual({});
    expect(gapStyle({ type: "text" }, { ...row, justifyContent: "space-between" }, false)).toEqual({});
  });

  it("is moved by its offsets, over its box where it stands absolute", () => {
    const style = itemStyle(
      { type: "box", position: "absolute", offsetTop: "18px", offsetStart: "lg" },
      "vertical",
    );
    expect(style).toMatchObject({ position: "absolute", top: "18px", "inset-inline-start": "12px" });
  });
});

describe("how a Flex component looks", () => {
  it("gives bubbles LINE's widths, mega where none is named", () => {
    const widths = ["nano", "micro", "deca", "hecto", "kilo", "mega", "giga", undefined].map(bubbleWidth);
    expect(widths).toEqual([120, 160, 220, 241, 260, 300, 386, 300]);
  });

  it.each([
    ["xxs", "11px"],
    ["md", "16px"],
    ["5xl", "74px"],
    ["13.5px", "13.5px"],
  ])("sets a text of size %s in %s", (size, expected) => {
    expect(textStyle({ size })["font-size"]).toBe(expected);
  });

  it("cuts a text that may not wrap to one line, and one that may to its most lines", () => {
    expect(lineStyle({ text: "x" })["white-space"]).toBe("nowrap");
    expect(lineStyle({ wrap: true, maxLines: 2 })).toMatchObject({
      "white-space": "pre-wrap",
      "-webkit-line-clamp": "2",
    });
    expect(lineStyle({ wrap: true })["-webkit-line-clamp"]).toBeUndefined();
  });

  it("frames, pads and colours a box", () => {
    const box = {
      paddingAll: "md",
      paddingTop: "3px",
      borderWidth: "bold",
      borderColor: "#112233",
      cornerRadius: "xl",
    };
    expect(boxStyle(box)).toMatchObject({
      ...{ padding: "8px", "padding-top": "3px", "border-width": "4px" },
      ...{ "border-color": "#112233", "border-radius": "16px" },
    });
    const background = { type: "linearGradient", angle: "45deg", startColor: "#000000", endColor: "#FFFFFF" };
    expect(boxStyle({ background })["background-image"]).toBe("linear-gradient(45deg, #000000, #FFFFFF)");
  });

  it("sizes an image by keyword and ratio", () => {
    expect(imageStyle({ size: "full", aspectRatio: "1.91:1", aspectMode: "cover" })).toMatchObject({
      ...{ width: "100%", "aspect-ratio": "1.91 / 1", "object-fit": "cover" },
    });
    expect(imageStyle({})).toMatchObject({
      width: "100px",
      "aspect-ratio": "1 / 1",
      "object-fit": "contain",
    });
  });

  it("lets nothing into a style that is not of LINE's making, whatever a field holds", () => {
    const names = [
      "color",
      "backgroundColor",
      "size",
      "margin",
      "paddingAll",
      "cornerRadius",
      "width",
      "align",
    ];
    const poison = fc.constantFrom(
      "red;background:url(//x)",
      "url(https://x.example)",
      "expression(1)",
      "1em",
      "#12",
      "var(--a)",
    );
    const field = fc.oneof(poison, fc.integer(), fc.constant(null), fc.array(fc.string()), fc.object());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), field), (component) => {
        const styles = [
          textStyle(component),
          boxStyle(component),
          itemStyle(component, "vertical"),
          imageStyle(component),
        ];
        for (const value of styles.flatMap((style) => Object.values(style))) {
          expect(value).not.toMatch(/url|expression|var|;|em\b|^#12$/);
        }
      }),
    );
  });
});
