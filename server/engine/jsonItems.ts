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
  for (let from = startOf(json); ;) {
    const at = endOfItem(json, from);
    const item = json.slice(from, at).trim();
    const isLast = json.charCodeAt(at) !== COMMA;
    if (item !== '' || !isLast) yield item;
    if (isLast) return;
    from = at + 1;
  }
}

function startOf(json: string): number {
  const bracket = json.indexOf('[');
  if (bracket < 0 || json.slice(0, bracket).trim() !== '') throw new SyntaxError('this is no array');
  return bracket + 1;
}

/** Where the comma behind it is, or the bracket that ends the array. */
function endOfItem(json: string, from: number): number {
  let depth = 0;
  for (let at = from; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (depth === 0 && (code === COMMA || CLOSING.has(code))) return at;
    if (code === QUOTE) at = endOfString(json, at);
    else if (OPENING.has(code)) depth += 1;
    else if (CLOSING.has(code)) depth -= 1;
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
