const XML_ENCODING = /^\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]+)["']/;
const CHARSET = /;\s*charset\s*=\s*"?([\w.:-]+)/i;
/** XML puts its declaration first; no more than this is looked at. */
const DECLARATION_BYTES = 256;

/**
 * The text of a body in the charset that, in this order, a byte order mark, the Content-Type or the XML declaration
 * names; UTF-8 where none does or the name is unknown. Bytes that are wrong in it become U+FFFD.
 */
export function decodeBody(body: Uint8Array, contentType?: string): string {
  const labels = [bomCharset(body), CHARSET.exec(contentType ?? "")?.[1], declaredCharset(body)];
  const decoder = labels.map(decoderFor).find((found) => found !== undefined) ?? new TextDecoder();
  return decoder.decode(body);
}

function bomCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return undefined;
}

function declaredCharset(body: Uint8Array): string | undefined {
  const start = new TextDecoder("latin1").decode(body.subarray(0, DECLARATION_BYTES));
  return XML_ENCODING.exec(start)?.[1];
}

function decoderFor(label: string | undefined): TextDecoder | undefined {
  try {
    return label === undefined ? undefined : new TextDecoder(label);
  } catch {
    return undefined;
  }
}
