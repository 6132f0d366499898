/** Who may import whom. Type imports count too. */
const only = (name, module, folder) => ({
  name,
  severity: 'error',
  from: { path: '^(client|server|shared)/', pathNot: folder },
  to: { path: `node_modules/(@types/)?${module}/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.d\\.ts|^tests/|^vite\\.config\\.ts)' },
      to: {},
    },
    {
      name: 'shared-stands-alone',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^(shared/|node_modules/zod/)' },
    },
    { name: 'server-not-client', severity: 'error', from: { path: '^server/' }, to: { path: '^client/' } },
    { name: 'client-not-server', severity: 'error', from: { path: '^client/' }, to: { path: '^server/' } },
    only('dockerode-in-engine', '(dockerode|docker-modem)', '^server/engine/'),
    only('socket.io-in-gateway', 'socket\\.io', '^server/gateway/'),
    only('socket.io-client-in-net', 'socket\\.io-client', '^client/net/'),
    only('three-in-scene', 'three', '^client/scene/'),
    only('react-in-hud', '(react|react-dom)', '^client/hud/'),
    only('database-in-store', 'libsql', '^server/store/'),
    {
      name: 'writer-only-from-actions',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(actions|engine)/' },
      to: { path: '^server/engine/writer' },
    },
    {
      name: 'audit-knows-no-engine-and-no-socket',
      severity: 'error',
      from: { path: '^server/audit/' },
      to: { path: '^server/(actions|gateway|http|store|simulator|stats)/|^server/engine/(?!engine\\.ts)' },
    },
    {
      name: 'simulator-only-from-the-composition',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(simulator/|main\\.ts|server\\.ts)' },
      to: { path: '^server/simulator/' },
    },
    {
      name: 'scene-draws-only',
      severity: 'error',
      from: { path: '^client/scene/' },
      to: { path: '^client/(net|store|hud|input)/' },
    },
    {
      name: 'city-and-anim-are-pure',
      severity: 'error',
      from: { path: '^client/(city|anim)/' },
      to: { pathNot: '^(client/(city|anim)|shared)/' },
    },
    {
      name: 'input-and-hud-get-functions',
      severity: 'error',
      from: { path: '^client/(input|hud|player)/' },
      to: { path: '^client/(net|scene)/' },
    },
    { name: 'nothing-imports-main', severity: 'error', from: {}, to: { path: '/main\\.tsx?$' } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
};
