import { createApi } from './api.ts';
import type { Endpoint } from './endpoint.ts';
import type { Engine } from './engine.ts';
import { createReader } from './reader.ts';
import { createTransport } from './transport.ts';
import { createWriter } from './writer.ts';

/** An engine at that place, whether or not one answers there now; opens no connection. */
export function createEngine(endpoint: Endpoint): Engine {
  const api = createApi(createTransport(endpoint));
  return { reader: createReader(api), writer: createWriter(api) };
}
