/** What was written on something, until other words belong there. What bears it is another object when anything of it changes. */
export function writtenOnce<T extends object, W, S>(
  write: (bearer: T, words: W) => S,
): (bearer: T, words: W) => S {
  const known = new WeakMap<T, { readonly words: W; readonly written: S }>();
  return (bearer, words) => {
    const last = known.get(bearer);
    if (last?.words === words) return last.written;
    const written = write(bearer, words);
    known.set(bearer, { words, written });
    return written;
  };
}
