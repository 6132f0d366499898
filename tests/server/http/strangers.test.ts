import { pino } from 'pino';
import { expect, test } from 'vitest';
import { startTestServer } from '../gateway/startTestServer.ts';

test('two answered each request for a transport that there is not: whoever asked filled the log, without a session', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  const locked = await startTestServer({ requireLogin: true }, log);
  const paths = ['?EIO=4&transport=polling', '?EIO=4&transport=websocket', '', 'x'];
  const answers = await Promise.all(paths.map((path) => fetch(`${locked.url}/socket.io/${path}`)));
  await locked.close();
  expect(answers.map(({ status }) => status >= 400)).toEqual(paths.map(() => true));
  expect(lines).toEqual([]);
});

test('the labels of a kiosk’s /metrics told where its engines are', async () => {
  const kiosk = await startTestServer({ kiosk: true });
  const told = await (await fetch(`${kiosk.url}/metrics`)).text();
  await kiosk.close();
  expect(told).toMatch(/^cratecraft_engine_state\{host="host:harbour-1",state="[a-z]+"\} 1$/m);
  expect(told).not.toContain('host:simulator');
});
