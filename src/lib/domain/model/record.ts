import * as v from 'valibot';

/** A stored record as an older release wrote it: its fields are not yet known. */
export type OldRecord = Readonly<Record<string, unknown>>;

/** One step that every record of a table takes to reach schema version `to`. */
export interface Migration {
  readonly to: number;
  readonly name: string;
  readonly up: (old: OldRecord) => OldRecord;
}

/** Everything the workbench knows about one kind of record, in one place. */
export interface RecordKind<Schema extends v.GenericSchema> {
  readonly table: string;
  readonly schema: Schema;
  /** Dexie index syntax, without the primary key, which is always `id`. */
  readonly indexes: readonly string[];
  readonly migrations: readonly Migration[];
  /** False for what belongs to one browser and never travels in a study file. */
  readonly travels: boolean;
}

export function defineRecord<const Schema extends v.GenericSchema>(
  kind: RecordKind<Schema>,
): RecordKind<Schema> {
  return kind;
}

/** An opaque identifier that cannot be passed where another kind is expected. */
export const id = <const Kind extends string>(kind: Kind) =>
  v.pipe(v.string(), v.uuid(), v.brand(kind));

/** ISO 8601, UTC. */
export const instant = v.pipe(v.string(), v.isoTimestamp());

/** A calendar day, `YYYY-MM-DD`. */
export const day = v.pipe(v.string(), v.isoDate());

/** SHA-256 in lower-case hexadecimal. */
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Zero-based line, count or UTF-16 offset. */
export const whole = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Columns of numbers; a check of the kind only, so that long columns cost nothing. */
export const uint32s = v.custom<Uint32Array>((value) => value instanceof Uint32Array);
export const int16s = v.custom<Int16Array>((value) => value instanceof Int16Array);
export const uint8s = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
export const float64s = v.custom<Float64Array>((value) => value instanceof Float64Array);
