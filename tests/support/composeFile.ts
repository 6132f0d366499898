import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ProxyVariables } from './socketProxy.ts';

const service = z.object({
  image: z.string(),
  build: z.string().optional(),
  read_only: z.boolean(),
  user: z.string().optional(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  networks: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()),
});

const file = z.object({
  services: z.object({ cratecraft: service, proxy: service }),
  networks: z.record(z.string(), z.object({ internal: z.boolean().optional() }).nullable()),
  volumes: z.record(z.string(), z.unknown()),
});

export const readCompose = () =>
  file.parse(parse(readFileSync(new URL('../../compose.yaml', import.meta.url), 'utf8')));

/** What the proxy of `compose.yaml` lets through, where `env` is the environment of `docker compose up`. */
export const variablesInCompose = (env: ProxyVariables = {}): ProxyVariables =>
  Object.fromEntries(
    Object.entries(readCompose().services.proxy.environment).map(([key, value]) => [
      key,
      filledIn(value, env),
    ]),
  );

/** `${NAME:-default}` */
const filledIn = (value: string, env: ProxyVariables): string =>
  value.replace(/^\$\{(\w+):-(.*)\}$/, (_, name: string, otherwise: string) => env[name] ?? otherwise);

/** What `compose.yaml` leaves to be switched on. */
export const SWITCHES: ProxyVariables = { ALLOW_START: '1', ALLOW_STOP: '1', ALLOW_RESTARTS: '1' };
