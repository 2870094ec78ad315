import { noCodings } from '../../domain/coding/packed.ts';

/** The typed arrays that records hold, by the mark they carry in JSON. Little-endian, base64. */
const kinds = {
  $u8: Uint8Array,
  $i16: Int16Array,
  $u32: Uint32Array,
  $f64: Float64Array,
} as const;

/** One array without elements does for all: nothing can be written into it. */
const empty = {
  $u8: new Uint8Array(),
  $i16: new Int16Array(),
  $u32: new Uint32Array(),
  $f64: new Float64Array(),
} as const;

type Mark = keyof typeof kinds;
type Column = InstanceType<(typeof kinds)[Mark]>;

/** Columns of no codings at all, of which the trail holds one or two in every row. */
const noneMark = '$none';

/**
 * A record as JSON can hold it: every typed array becomes `{ "$u32": "…" }`, the columns of no
 * codings `{ "$none": 0 }`.
 */
export function withoutColumns(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.some(isObject) ? value.map(withoutColumns) : value;
  if (ArrayBuffer.isView(value)) return marked(value);
  if (isNoCodings(value)) return { [noneMark]: 0 };
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    plain[key] = withoutColumns(value[key as keyof typeof value]);
  }
  return plain;
}

/**
 * The opposite, in place: the value came from `JSON.parse` and belongs to nobody else.
 * @throws {RangeError} when a marked column does not hold whole numbers of its kind.
 */
export function withColumns(value: unknown): unknown {
  if (!isObject(value)) return value;
  if (Array.isArray(value)) {
    value.forEach((each, index) => {
      if (isObject(each)) value[index] = withColumns(each);
    });
    return value;
  }
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record);
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && only.startsWith('$')) {
    if (only === noneMark) return noCodings;
    if (Object.hasOwn(kinds, only)) return unmarked(only as Mark, record[only]);
  }
  for (const key of keys) {
    if (isObject(record[key])) record[key] = withColumns(record[key]);
  }
  return record;
}

function isNoCodings(value: object): boolean {
  const columns = Object.entries(noCodings);
  return (
    'quoteTo' in value &&
    Object.keys(value).length === columns.length &&
    columns.every(([name]) => lengthOf(value[name as keyof typeof value]) === 0)
  );
}

function lengthOf(column: unknown): unknown {
  return isObject(column) && 'length' in column ? column.length : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function marked(column: ArrayBufferView): Record<string, string> {
  // By name: the same kind of array is another class in another realm, such as a frame or a worker.
  const { name } = column.constructor;
  for (const [mark, kind] of Object.entries(kinds)) {
    if (name === kind.name) return { [mark]: base64(column) };
  }
  throw new TypeError(`${name} has no form in a study file`);
}

/** How many bytes become a string at once: the arguments of one call. */
const chunk = 1 << 15;

function base64({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  if (byteLength === 0) return '';
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let binary = '';
  for (let at = 0; at < bytes.length; at += chunk) {
    binary += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return btoa(binary);
}

function unmarked(mark: Mark, encoded: unknown): Column {
  const kind = kinds[mark];
  if (encoded === '') return empty[mark];
  if (typeof encoded !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) {
    throw new RangeError(`${mark} is not base64`);
  }
  if (encoded.length % 4 !== 0) throw new RangeError(`${mark} is cut short`);
  const binary = atob(encoded);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  if (bytes.length % kind.BYTES_PER_ELEMENT !== 0) throw new RangeError(`${mark} is cut short`);
  return new kind(bytes.buffer);
}
