import * as v from 'valibot';
import { hash, id, instant, whole } from '../model/record.ts';

/** The version of the file's own form: archive, manifest, parts. Its records have `schemaVersion`. */
export const studyFileVersion = 1;

const part = v.object({
  name: v.string(),
  /** Records in it, one a line. */
  count: whole,
  /** SHA-256 of the part as it is unpacked. */
  sha256: hash,
});

const manifest = v.object({
  format: v.literal('concord-study'),
  version: whole,
  schemaVersion: whole,
  /** The release of Concord that wrote it. */
  program: v.string(),
  study: v.object({ id: id('Study'), title: v.string(), invented: v.boolean() }),
  savedAt: instant,
  /** The highest operation counter of every writer; see `clock.ts`. */
  clock: v.record(v.string(), whole),
  parts: v.array(part),
});

/** The first thing a reader of a study file looks at. */
export type FileManifest = v.InferOutput<typeof manifest>;

/** Which release wrote it; the rest of a newer file may have any form. */
const head = v.object({ format: v.literal('concord-study'), version: whole, schemaVersion: whole });

export type ReadManifest =
  | { readonly ok: true; readonly manifest: FileManifest }
  | { readonly ok: false; readonly why: 'not-ours' | 'newer' | 'damaged'; readonly path: string };

/** A manifest as it came from a file, for a program that knows records up to `schemaVersion`. */
export function readManifest(json: unknown, schemaVersion: number): ReadManifest {
  const first = v.safeParse(head, json);
  if (!first.success) return { ok: false, why: 'not-ours', path: 'manifest.json' };
  const { version, schemaVersion: written } = first.output;
  if (version > studyFileVersion || written > schemaVersion) {
    return { ok: false, why: 'newer', path: `file version ${version}, records ${written}` };
  }
  const whole = v.safeParse(manifest, json, { abortEarly: true });
  if (whole.success) return { ok: true, manifest: whole.output };
  return { ok: false, why: 'damaged', path: v.getDotPath(whole.issues[0]) ?? 'manifest.json' };
}
