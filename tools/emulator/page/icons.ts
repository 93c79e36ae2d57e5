/** Outlines on a 24 × 24 grid, drawn for this page. */
const OUTLINES = {
  quote: ["M9 7 4 12l5 5", "M4 12h10a6 6 0 0 1 6 6v1"],
  place: [
    "M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21Z",
    "M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  ],
  file: ["M7 3h7l5 5v13H7z", "M14 3v5h5"],
  play: ["M8 5v14l11-7z"],
  voice: ["M12 4v10", "M8 8v4a4 4 0 0 0 8 0V8a4 4 0 0 0-8 0Z", "M5 12a7 7 0 0 0 14 0", "M12 19v2"],
  picture: ["M4 5h16v14H4z", "m4 16 5-5 4 4 3-3 4 4", "M15.5 9.5h.01"],
  beside: ["M3 5h8v14H3z", "M17 8v8", "M13 12h8"],
} as const;

/** An icon in the colour of the text around it, hidden from assistive technology: its button or text names it. */
export function icon(name: keyof typeof OUTLINES): SVGSVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("class", "icon");
  made.setAttribute("aria-hidden", "true");
  for (const outline of OUTLINES[name]) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", outline);
    made.append(path);
  }
  return made;
}
