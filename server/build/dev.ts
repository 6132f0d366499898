/** Development: the server restarts and the page reloads when a source changes. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SERVER_PORT = 7071;
const CLIENT_PORT = 7070;
const target = `http://127.0.0.1:${String(SERVER_PORT)}`;

/** The server answers only to its own name and pages, so both are told to it as its own. */
const proxied = { target, changeOrigin: true, headers: { origin: target }, rewriteWsOrigin: true };

const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
const args = [tsx, 'watch', '--clear-screen=false', 'server/main.ts', '--port', String(SERVER_PORT)];
const server = spawn(process.execPath, [...args, ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });

const client = await createServer({
  configFile: `${ROOT}/vite.config.ts`,
  server: {
    host: '127.0.0.1',
    port: CLIENT_PORT,
    proxy: {
      '/api': proxied,
      '/healthz': proxied,
      '/metrics': proxied,
      '/signin': proxied,
      '/signout': proxied,
      '/join': proxied,
      '/socket.io': { ...proxied, ws: true },
    },
  },
});
await client.listen();
process.stdout.write(`The page under development is on http://127.0.0.1:${String(CLIENT_PORT)}\n`);

server.once('exit', (code) => {
  void client.close().then(() => process.exit(code ?? 0));
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
