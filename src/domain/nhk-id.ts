const MAX_LENGTH = 128;

/** The text as an NHK id if it can be one: a path segment of sane length. */
export function validNhkId(text: string): string | undefined {
  const id = text.trim();
  return id.length <= MAX_LENGTH && /^[^\s/?#\p{Cc}\p{Cs}]+$/u.test(id) ? id : undefined;
}

/** NHK's id in an article's link: the last segment of the path, without ".html"; undefined where there is none. */
export function nhkIdOfUrl(url: string): string | undefined {
  const segment = URL.parse(url)
    ?.pathname.split("/")
    .findLast((part) => part !== "");
  return segment === undefined ? undefined : validNhkId(segment.replace(/\.html?$/i, ""));
}
