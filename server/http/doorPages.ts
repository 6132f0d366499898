/** The pages before the town: plain HTML that works without a script. */

export interface DoorPage {
  readonly title: string;
  readonly basePath: string;
  /** What went wrong, as a sentence; '' while nothing did. */
  readonly problem: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

/** Read aloud first, and named by the title, since a page that loads anew says its title. */
const frame = ({ title, basePath, problem }: DoorPage, content: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="theme-color" content="#12161c" />
    <title>${problem === '' ? '' : 'Error: '}${escape(title)} – Cratecraft</title>
    <link rel="icon" href="${escape(basePath)}door/crate.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${escape(basePath)}door/colours.css" />
    <link rel="stylesheet" href="${escape(basePath)}door/door.css" />
  </head>
  <body>
    <main>
      <p class="town">Cratecraft</p>
      <h1>${escape(title)}</h1>
      ${problem === '' ? '' : `<p class="problem" role="alert" id="problem">${escape(problem)}</p>`}
${content}
    </main>
  </body>
</html>
`;

/**
 * Whoever keeps passwords wants a name beside each, though a token alone lets in: one that nobody sees, hears or sends.
 *
 * @param search what the address asks of the town behind it, with its question mark; or ''
 */
export const signInPage = (basePath: string, search: string, problem: string): string =>
  frame(
    { title: 'Sign in', basePath, problem },
    `      <form method="post" action="${escape(`${basePath}signin${search}`)}">
        <input type="text" autocomplete="username" value="Cratecraft" readonly hidden />
        <label for="token">Access token</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required autofocus
          maxlength="200" spellcheck="false" ${problem === '' ? '' : 'aria-invalid="true" '}aria-describedby="${problem === '' ? '' : 'problem '}hint" />
        <p id="hint">Whoever runs this town gives you one: <code>cratecraft token create</code>.</p>
        <button type="submit">Sign in</button>
      </form>
      <p><a href="${escape(`${basePath}${search}`)}">I am signed in already</a></p>`,
  );

/** A button, so that a program that only looks at the link does not use it up. */
export const joinPage = (basePath: string, secret: string, search: string): string =>
  frame(
    { title: 'You are invited', basePath, problem: '' },
    `      <form method="post" action="${escape(`${basePath}join/${secret}${search}`)}">
        <p>This link lets one visitor into the town, once.</p>
        <button type="submit" autofocus>Enter the town</button>
      </form>`,
  );

export const usedUpPage = (basePath: string): string =>
  frame(
    {
      ...{ title: 'This link lets nobody in', basePath },
      problem: 'It has been used already, or its time is over. Ask for a new one.',
    },
    `      <p><a href="${escape(basePath)}signin">Sign in with a token</a></p>`,
  );

export const waitPage = (basePath: string): string =>
  frame(
    { title: 'Wait a moment', basePath, problem: 'There were too many tries. Try again in a minute.' },
    `      <p><a href="${escape(basePath)}signin">Back to sign in</a></p>`,
  );
