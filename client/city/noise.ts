/** 0 ≤ noise < 1, the same for equal arguments: art must look the same at every visit. */
export function noise(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x | 0, 0x1f35_2b1d) ^ Math.imul(y | 0, 0x45d9_f3b) ^ Math.imul(seed + 1, 0x2c1b_3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x7feb_352d);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x68e3_1da5);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** 32 bits of a text, FNV-1a; equal names look alike in every town. */
export function hashText(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
