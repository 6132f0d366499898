/** Where an engine is reached, and through what. */

export interface TlsMaterial {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
  /** False for a context that was made with `skip-tls-verify`. */
  readonly verify: boolean;
}

interface Common {
  /** `unix:///…` or `tcp://host:port`, as people read it. */
  readonly address: string;
  /** Where the address came from, for sentences: `DOCKER_HOST`, `the context "colima"`, `the default socket` … */
  readonly origin: string;
  /** DOCKER_API_VERSION: used instead of what the engine offers. */
  readonly apiVersion: string | undefined;
}

export interface UnixEndpoint extends Common {
  readonly kind: 'unix';
  readonly path: string;
  /** Whether there is a file at that path, or none can be seen from here; it says nothing about an engine behind it. */
  readonly socketExists: boolean;
}

export interface TcpEndpoint extends Common {
  readonly kind: 'tcp';
  readonly host: string;
  readonly port: number;
  /** Undefined = plain HTTP. */
  readonly tls: TlsMaterial | undefined;
}

export type Endpoint = UnixEndpoint | TcpEndpoint;

/** `problem` is one sentence for people. */
export type Resolution =
  { readonly ok: true; readonly endpoint: Endpoint } | { readonly ok: false; readonly problem: string };
