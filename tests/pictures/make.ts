/** `npm run pictures`, after the test that took them: the pictures of the README become those of that run. */
import { copyFile } from 'node:fs/promises';
import { TAKEN, VIEWS } from '../support/pictures.ts';

const FOLDER = 'tests/pictures';

for (const [file] of VIEWS) {
  await copyFile(`${TAKEN}/${file}.jpg`, `${FOLDER}/${file}.jpg`);
  console.log(`${FOLDER}/${file}.jpg`);
}
