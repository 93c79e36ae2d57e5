/** CSS property names (with hyphens) and their values. */
export type Declarations = Record<string, string>;
