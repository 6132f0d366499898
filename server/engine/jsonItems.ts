const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);
const COMMA = 0x2c;

/**
 * The texts of the items of a JSON array, one after the other, so that a long one can be read in pieces. Takes the brackets at
 * their word: whether an item is JSON shows when it is parsed. Throws SyntaxError where there is no array, or no end of one.
 */
export function* jsonItems(json: string): Generator<string> {
  let from = json.indexOf('[') + 1;
  if (from === 0 || json.slice(0, from - 1).trim() !== '') throw new SyntaxError('this is no array');
  let depth = 1;
  for (let at = from; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
    if (depth === 0 || (depth === 1 && code === COMMA)) {
      const item = json.slice(from, at).trim();
      if (item !== '' || depth > 0) yield item;
      from = at + 1;
    }
    if (depth === 0) return;
  }
  throw new SyntaxError('the array does not end');
}

function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === BACKSLASH) at += 1;
    else if (code === QUOTE) return at;
  }
  return json.length;
}
