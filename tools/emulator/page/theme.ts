import { byId } from "./dom.ts";

const THEMES = { auto: "◐", light: "☀", dark: "☾" } as const;
type Theme = keyof typeof THEMES;
const NEXT: Record<Theme, Theme> = { auto: "light", light: "dark", dark: "auto" };
const KEPT_AS = "theme";

const isTheme = (name: string | undefined | null): name is Theme =>
  name !== undefined && name !== null && Object.hasOwn(THEMES, name);

/** Wires the button that goes from the system's colours to light ones to dark ones; the browser remembers. */
export function createThemeSwitch(): void {
  const change = byId("theme", HTMLButtonElement);
  const show = (theme: Theme) => {
    document.documentElement.dataset.theme = theme;
    change.textContent = THEMES[theme];
    change.title = `Colours: ${theme}`;
    change.setAttribute("aria-label", change.title);
    localStorage.setItem(KEPT_AS, theme);
  };
  change.addEventListener("click", () => {
    const { theme } = document.documentElement.dataset;
    show(NEXT[isTheme(theme) ? theme : "auto"]);
  });
  const kept = localStorage.getItem(KEPT_AS);
  show(isTheme(kept) ? kept : "auto");
}
