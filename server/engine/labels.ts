/** What a container's labels say of its place in the town. Labels are free text: everything is bounded here. */

export type Labels = Readonly<Record<string, string>>;

export interface Placement {
  /** Compose project or Swarm stack; '' = none. */
  readonly project: string;
  readonly service: string;
  /** 0 where the labels give none. */
  readonly number: number;
  readonly oneOff: boolean;
  readonly hidden: boolean;
  /** As its label says it, whatever group the container is shown in. */
  readonly composeProject: string;
  readonly isTask: boolean;
  readonly protected: boolean;
  readonly building: string;
}

/** Longer names would not fit a record of 300 bytes. */
const NAME_MAX = 64;
const BUILDING_MAX = 32;
const TASK_LABELS = ['com.docker.swarm.task.id', 'com.docker.swarm.service.name'];

/**
 * A container that is in a group but in no service is a service of its own name: two of them are not two numbers of one.
 */
export function placementOf(labels: Labels, name: string): Placement {
  const project = projectOf(labels);
  return {
    project,
    service: (serviceOf(labels) || (project === '' ? '' : name)).slice(0, NAME_MAX),
    number: wholeNumber(labels['com.docker.compose.container-number']) ?? taskSlot(labels) ?? 0,
    oneOff: isSet(labels['com.docker.compose.oneoff']),
    composeProject: (labels['com.docker.compose.project'] ?? '').slice(0, NAME_MAX),
    isTask: TASK_LABELS.some((label) => label in labels),
    hidden: isSet(labels['cratecraft.hide']),
    protected: isSet(labels['cratecraft.protect']),
    building: (labels['cratecraft.building'] ?? '').trim().toLowerCase().slice(0, BUILDING_MAX),
  };
}

function projectOf(labels: Labels): string {
  const project = labels['cratecraft.group'] ?? labels['com.docker.compose.project'] ?? stackOf(labels);
  return project.trim().slice(0, NAME_MAX);
}

const stackOf = (labels: Labels): string => labels['com.docker.stack.namespace'] ?? '';

/** Swarm writes the stack before the service: `shop_web`. */
function serviceOf(labels: Labels): string {
  const service = labels['com.docker.swarm.service.name'] ?? '';
  const stack = `${stackOf(labels)}_`;
  return (
    labels['com.docker.compose.service'] ??
    (service.startsWith(stack) ? service.slice(stack.length) : service)
  );
}

/** The slot in `shop_web.3.x5k…`; a global service has the node's id there. */
const taskSlot = (labels: Labels): number | undefined =>
  wholeNumber(labels['com.docker.swarm.task.name']?.split('.').at(-2));

const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;

/** Compose writes `True`; a label without a value means yes. */
const isSet = (value: string | undefined): boolean =>
  value !== undefined && !['false', '0', 'no', 'off'].includes(value.trim().toLowerCase());
