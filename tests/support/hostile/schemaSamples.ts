import { z } from 'zod';
import { containerId, hostId } from '../../../shared/records.ts';
import { engineId } from '../records.ts';

type Schema = z.core.$ZodTypes;

const IDS = [containerId('local', engineId(1)), hostId('local')];
/** Texts of the shapes that the protocol has; a schema takes the first that fits. */
const TEXTS = ['text', '0'.repeat(32), engineId(1), '2026-01-02T03:04:05.678901234Z'];

/** Zod's own union of all schemas: an exported one is any of them. */
export const schemaOf = (schema: z.core.$ZodType): Schema => schema as Schema;

const NUMBERS = [0, 1];

type Kind = Schema['_zod']['def']['type'];
type Sampling = (schema: Schema) => readonly unknown[];

/** What a schema takes: at least one value for each alternative in it. Throws for a kind of schema that is not known here. */
export function samplesOf(schema: z.core.$ZodType): readonly unknown[] {
  const known = schemaOf(schema);
  const sampling = SAMPLINGS[known._zod.def.type];
  if (sampling === undefined)
    throw new Error(`say here what a ${known._zod.def.type} takes, and what bounds it`);
  return sampling(known);
}

const SAMPLINGS: Readonly<Partial<Record<Kind, Sampling>>> = {
  union: ({ _zod: { def } }) => (def.type === 'union' ? def.options.flatMap(samplesOf) : []),
  object: ({ _zod: { def } }) => (def.type === 'object' ? objectSamples(def.shape) : []),
  array: ({ _zod: { def } }) =>
    def.type === 'array' ? samplesOf(def.element).map((sample) => [sample]) : [],
  enum: ({ _zod: { def } }) => (def.type === 'enum' ? Object.values(def.entries) : []),
  literal: ({ _zod: { def } }) => (def.type === 'literal' ? def.values : []),
  nullable: ({ _zod: { def } }) => (def.type === 'nullable' ? [null, ...samplesOf(def.innerType)] : []),
  optional: ({ _zod: { def } }) => (def.type === 'optional' ? samplesOf(def.innerType) : []),
  boolean: () => [true, false],
  number: (schema) => [fitting(schema, NUMBERS)],
  string: (schema) => [fitting(schema, TEXTS)],
  custom: (schema) => [fitting(schema, IDS)],
};

/** The first sample of every key, and each other one beside them. */
function objectSamples(shape: Readonly<Record<string, z.core.$ZodType>>): object[] {
  const samples = Object.entries(shape).map(([key, schema]) => [key, samplesOf(schema)] as const);
  const first = Object.fromEntries(samples.map(([key, [sample]]) => [key, sample]));
  return [
    first,
    ...samples.flatMap(([key, [, ...others]]) => others.map((other) => ({ ...first, [key]: other }))),
  ];
}

function fitting<T>(schema: z.core.$ZodType, values: readonly T[]): T {
  const found = values.find((value) => z.core.safeParse(schema, value).success);
  if (found === undefined) throw new Error('no value that is known fits: add one of its shape');
  return found;
}
