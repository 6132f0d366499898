/**
 * `npm run bench:truth [-- long] [-- latency herd …]`: how soon and how cheaply every client holds what the engine lists,
 * beside the goals. Measured from outside: what the kernel says of the server's process, and what came over the wire. Root
 * and Debian's engine are needed for the rows of a real engine. Prints a table, then the same as JSON.
 */
import { measureTruth } from './truth/families.ts';

const LONG = 'long';
const named = process.argv.slice(2);
await measureTruth(
  named.filter((name) => name !== LONG),
  named.includes(LONG) ? 'long' : 'short',
);
process.exit(0);
