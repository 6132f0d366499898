/** A container as `GET /containers/json` shows it. */
import type { Mount, SimulatedContainer } from './container.ts';
import { isUp } from './container.ts';
import { idOfText } from './random.ts';
import { statusText } from './statusText.ts';

const ids = new Map<string, string>();

/** Ids of images and networks follow from their names; remembered, since each list asks for all of them. */
function rememberedId(text: string): string {
  const known = ids.get(text) ?? idOfText(text);
  ids.set(text, known);
  return known;
}

export const networkId = (name: string): string => rememberedId(`network ${name}`);
export const imageId = (image: string): string => `sha256:${rememberedId(`image ${image}`)}`;

export const volumePath = (name: string): string => `/var/lib/docker/volumes/${name}/_data`;

const texts = new WeakMap<SimulatedContainer, readonly [before: string, after: string]>();

/**
 * Its JSON. All but the status text stays as it is until the container changes, and a changed container is another
 * object: what does not change is written once, so that a list of 10,000 costs a tenth.
 */
export function listText(container: SimulatedContainer, now: number): string {
  const [before, after] = texts.get(container) ?? written(container);
  return before + JSON.stringify(statusText(container, now)) + after;
}

const STATUS = '"Status":';
const EMPTY = '""';

function written(container: SimulatedContainer): readonly [before: string, after: string] {
  const text = JSON.stringify(listJson(container));
  // The last one: a label may be called so too, and labels come before.
  const cut = text.lastIndexOf(STATUS + EMPTY) + STATUS.length;
  const parts = [text.slice(0, cut), text.slice(cut + EMPTY.length)] as const;
  texts.set(container, parts);
  return parts;
}

function listJson(container: SimulatedContainer): unknown {
  const { id, name, createdAt, spec, run } = container;
  return {
    Id: id,
    Names: [`/${name}`],
    Image: spec.image,
    ImageID: imageId(spec.image),
    Command: spec.command.map((word) => (/[\s']/.test(word) ? `'${word}'` : word)).join(' '),
    Created: Math.floor(createdAt / 1000),
    Ports: portsJson(container),
    Labels: spec.labels,
    State: run.state,
    Status: '',
    HostConfig: { NetworkMode: spec.network },
    NetworkSettings: { Networks: networksJson(container) },
    Mounts: spec.mounts.map(mountJson),
  };
}

/** Published ports are listed only while the container runs. */
function portsJson(container: SimulatedContainer): unknown[] {
  return container.spec.ports.map((port) =>
    port.public !== null && isUp(container)
      ? { IP: '0.0.0.0', PrivatePort: port.private, PublicPort: port.public, Type: port.protocol }
      : { PrivatePort: port.private, Type: port.protocol },
  );
}

/** Its one network; addresses only while it is connected. */
export function networksJson({ id, spec, run }: SimulatedContainer): Readonly<Record<string, unknown>> {
  const isConnected = run.state === 'running' || run.state === 'paused';
  const hasAddress = isConnected && spec.network !== 'none' && spec.network !== 'host';
  return {
    [spec.network]: {
      IPAMConfig: null,
      Links: null,
      Aliases: null,
      NetworkID: run.startedAt === null ? '' : networkId(spec.network),
      EndpointID: isConnected ? id.slice(32) + id.slice(0, 32) : '',
      ...(hasAddress ? addressJson(id) : NO_ADDRESS),
      IPv6Gateway: '',
      GlobalIPv6Address: '',
      GlobalIPv6PrefixLen: 0,
      DriverOpts: null,
    },
  };
}

const NO_ADDRESS = { Gateway: '', IPAddress: '', IPPrefixLen: 0, MacAddress: '' };

function addressJson(id: string): typeof NO_ADDRESS {
  const byte = (at: number) => Number.parseInt(id.slice(at, at + 2), 16);
  return {
    Gateway: '172.18.0.1',
    IPAddress: `172.18.${byte(0)}.${byte(2)}`,
    IPPrefixLen: 16,
    MacAddress: `02:42:ac:12:${id.slice(0, 2)}:${id.slice(2, 4)}`,
  };
}

export function mountJson({ type, source, target, writable }: Mount): unknown {
  if (type === 'volume') {
    return {
      Type: 'volume',
      Name: source,
      Source: volumePath(source),
      Destination: target,
      Driver: 'local',
      Mode: 'z',
      RW: writable,
      Propagation: '',
    };
  }
  return {
    Type: 'bind',
    Source: source,
    Destination: target,
    Mode: writable ? '' : 'ro',
    RW: writable,
    Propagation: 'rprivate',
  };
}
