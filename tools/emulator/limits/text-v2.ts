import { isRecord, type Problem } from "./checks.ts";

const KEY = /^[a-zA-Z0-9_]{1,20}$/;

type Token = { key: string } | { stray: number };

/** The `{key}` places of a textV2 text; doubled braces are literal ones. */
function placesIn(text: string): Token[] {
  const places: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign !== "{" && sign !== "}") at++;
    else if (text[at + 1] === sign) at += 2;
    else {
      const end = sign === "{" ? text.indexOf("}", at) : -1;
      if (end === -1) return [...places, { stray: at }];
      places.push({ key: text.slice(at + 1, end) });
      at = end + 1;
    }
  }
  return places;
}

function placeProblem(place: Token, substitution: Record<string, unknown>): string | undefined {
  if ("stray" in place) return `The curly brace at index ${place.stray} is neither paired nor escaped.`;
  if (!KEY.test(place.key))
    return `The key '${place.key}' enclosed in '{}' does not match the pattern '${KEY.source}'.`;
  if (!Object.hasOwn(substitution, place.key))
    return `The key '${place.key}' is not found in 'substitution'.`;
  return undefined;
}

/**
 * What is wrong with the places of a textV2 message whose shape is right, as LINE's details without the messages index.
 * Mentions work in groups and rooms only (`mentions`); at most 20 of them and 20 emoji.
 */
export function textV2Problems(message: Record<string, unknown>, mentions: boolean): Problem[] {
  const substitution = isRecord(message.substitution) ? message.substitution : {};
  const places = placesIn(typeof message.text === "string" ? message.text : "");
  const says = (text: string, key: string): Problem => ({
    complaint: { is: "says", text },
    path: { parent: undefined, key },
  });
  const problems = places.flatMap((place) => {
    const text = placeProblem(place, substitution);
    return text ? [says(text, "text")] : [];
  });
  const used = places.flatMap((place) => ("key" in place ? [substitution[place.key]] : []));
  const count = (type: string) => used.filter((each) => isRecord(each) && each.type === type).length;
  if (count("mention") > 20) problems.push(says("Mentions must not be more than 20.", "substitution"));
  if (count("emoji") > 20) problems.push(says("Emojis must not be more than 20.", "substitution"));
  if (!mentions && Object.values(substitution).some((each) => isRecord(each) && each.type === "mention"))
    problems.push(says("Mentions can be used in group chats and multi-person chats only.", "substitution"));
  return problems;
}
