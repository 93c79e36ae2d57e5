import { source } from "axe-core";
import type { Page } from "playwright-core";

/** The part of axe's findings that tells what is wrong and where. */
interface Finding {
  id: string;
  impact: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe calls serious or critical on the page as it is, each with the places. */
export async function barriers(page: Page): Promise<string[]> {
  // Colours fade in with a notification; what is judged is how it stays.
  await page.evaluate("Promise.all(document.getAnimations().map(({ finished }) => finished))");
  await page.evaluate(source);
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    "axe.run({ resultTypes: ['violations'] })",
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary}`),
    );
}
