/** Words of names whose value nobody else is to read. */
const SECRET = String.raw`[\w.-]{0,64}(?:pass(?:word|wd|phrase)?|pwd|secret|token|credential|auth|(?:api|access|private)[_-]?key)[\w.-]{0,64}`;
const VALUE = String.raw`(?:"[^"]*"|'[^']*'|[^\s"',;]+)`;

/** What stands in quotes is one word of a command line, spaces and all. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(String.raw`(["'])(--?${SECRET}[=\s]|-p)[^"']+(["'])`, 'gi'), '$1$2…$3'],
  [new RegExp(String.raw`(\b${SECRET}=|--?${SECRET}\s+)${VALUE}`, 'gi'), '$1…'],
  [/(^|\s)-p[^\s"']+/g, '$1-p…'],
  [/(:\/\/[^\s/:@"']{0,64}:)[^\s/@"']+@/g, '$1…@'],
];

/**
 * An engine's sentence without what looks like a secret in it: it quotes the command that could not be run. Names stay, since they
 * say what to look for.
 */
export const hideSecrets = (sentence: string): string =>
  RULES.reduce((text, [looks, hidden]) => text.replace(looks, hidden), sentence);
