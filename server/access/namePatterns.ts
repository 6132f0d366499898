/** Whether a name fits one of these patterns, in which `*` stands for any text; the case of letters counts. */
export function namesOf(patterns: readonly string[]): (name: string) => boolean {
  const pieces = patterns.map((pattern) => pattern.split('*'));
  return (name) => pieces.some((each) => fits(name, each));
}

/** Piece after piece, each as far to the left as it goes: no pattern takes longer than the name times its pieces. */
function fits(name: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
