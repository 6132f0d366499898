import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import Docker from 'dockerode';
import { z } from 'zod';
import { startSimulator } from '../../../server/simulator/simulator.ts';
import type { Simulator, SimulatorOptions } from '../../../server/simulator/simulator.ts';

const open: Simulator[] = [];

/** A simulated engine in which nothing happens by itself; ends with `closeEngines`. */
export async function engine(options: SimulatorOptions = {}) {
  const simulator = await startSimulator({ alive: false, ...options });
  open.push(simulator);
  const socketPath = simulator.address.replace('unix://', '');
  return { simulator, socketPath, docker: new Docker({ socketPath }) };
}

export async function closeEngines(): Promise<void> {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
}

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  /** One character for each byte. */
  readonly text: string;
}

export const ask = (socketPath: string, path: string, method = 'GET'): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ socketPath, path, method }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      response.on('end', () => {
        resolve({ status: response.statusCode, headers: response.headers, text });
      });
    });
    asked.on('error', reject);
    asked.end();
  });

const counters = z.object({ total_usage: z.number() });
const line = z.object({
  Action: z.string().optional(),
  cpu_stats: z.object({ cpu_usage: counters }).optional(),
});
export type Line = z.infer<typeof line>;

/** Lines of JSON as they arrive. */
export function listen(socketPath: string, path: string) {
  const lines: Line[] = [];
  let ended = false;
  const asked = request({ socketPath, path }, (response) => {
    let rest = '';
    response.on('data', (chunk: Buffer) => {
      const parts = (rest + chunk.toString()).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) lines.push(line.parse(JSON.parse(part)));
    });
    response.on('close', () => (ended = true));
    response.on('error', () => undefined);
  });
  asked.on('error', () => undefined);
  asked.end();
  return { lines, ended: () => ended, stop: () => asked.destroy() };
}
