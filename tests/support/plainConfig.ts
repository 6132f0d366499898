import type { Config } from '../../server/config.ts';

/** A server's options as they are where nobody chose any, silent, on any free port, with a memory that ends with it. */
export const PLAIN_CONFIG: Config = {
  ...{ engine: [], host: '127.0.0.1', port: 0, basePath: '/', logLevel: 'silent' },
  ...{ readOnly: false, kiosk: false, kioskNames: 'own', requireLogin: false, publicUrl: [] },
  ...{ dataDir: ':memory:', protect: [], viewerLogs: false, operatorRemoves: false },
};
