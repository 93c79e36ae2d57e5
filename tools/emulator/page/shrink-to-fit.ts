const STEP = 0.95;
/** Below this nobody reads anything; LINE cuts off then, too. */
const SMALLEST_PX = 8;

const fittedWidths = new WeakMap<Element, number>();
// Only a new width asks for another fit: the fit itself changes the height.
const widths = new ResizeObserver((entries) => {
  for (const { target, contentRect } of entries) {
    if (!(target instanceof HTMLElement) || fittedWidths.get(target) === contentRect.width) continue;
    fittedWidths.set(target, contentRect.width);
    fitLine(target);
  }
});

/** Makes the letters of one line smaller until it fits (a Flex component's adjustMode), whenever its room changes. */
export function shrinkToFit(line: HTMLElement): void {
  line.dataset.fontSize = line.style.fontSize;
  widths.observe(line);
}

function fitLine(line: HTMLElement): void {
  line.style.fontSize = line.dataset.fontSize ?? "";
  let size = Number.parseFloat(getComputedStyle(line).fontSize);
  while (line.scrollWidth > line.clientWidth && size > SMALLEST_PX) {
    size *= STEP;
    line.style.fontSize = `${size}px`;
  }
}
