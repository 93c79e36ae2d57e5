const WIDTH = 160;

/** JSON for people to read: what fits a line stands in one, and so does what holds one thing after another, such as a button. */
export function compactJson(value: unknown, indent = ""): string {
  const line = JSON.stringify(value);
  if (typeof value !== "object" || value === null) return line;
  if (indent.length + line.length <= WIDTH || !branches(value)) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => compactJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compactJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}

/** Whether something in it is a list of several. */
function branches(value: object): boolean {
  if (Array.isArray(value) && value.length > 1) return true;
  return Object.values(value).some(
    (inner: unknown) => typeof inner === "object" && inner !== null && branches(inner),
  );
}
