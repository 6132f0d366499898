/** Marks, embeddings, overrides and isolates of the Unicode bidirectional algorithm: unseen, and they turn what follows around. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const REPLACEMENT = '\ufffd';

/** Text as a container may write it, without what would make it read as something else. */
export const visibleText = (text: string): string => text.replace(BIDI_CONTROLS, REPLACEMENT);
