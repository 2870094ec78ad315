import * as v from 'valibot';
import type { RecordKind } from './record.ts';

/** Any kind of record, and what one record of a kind is. */
export type AnyRecordKind = Pick<RecordKind<v.GenericSchema>, 'table' | 'schema' | 'migrations'>;
export type RecordOf<Kind extends AnyRecordKind> = v.InferOutput<Kind['schema']>;

/** A record that passed its schema, or the path of the first fault in it, such as "speakers.0.role". */
export type Checked<Output> =
  { readonly ok: true; readonly record: Output } | { readonly ok: false; readonly path: string };

/** Holds data from outside (a file, an older release) to the schema of their kind. */
export function checked<const Kind extends Pick<AnyRecordKind, 'schema'>>(
  kind: Kind,
  record: unknown,
): Checked<v.InferOutput<Kind['schema']>> {
  const result = v.safeParse(kind.schema, record, { abortEarly: true });
  if (result.success) return { ok: true, record: result.output };
  return { ok: false, path: v.getDotPath(result.issues[0]) ?? 'the record itself' };
}
