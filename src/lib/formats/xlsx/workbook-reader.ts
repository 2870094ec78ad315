import { FormatError } from '../../domain/errors.ts';
import {
  containerKind,
  foreignKind,
  refuseOldOffice,
  requireReadableSize,
  unzippedEntries,
  zipEntries,
} from '../containers.ts';
import type { Reader } from '../format.ts';
import { readXml } from './read-xml.ts';
import { readSharedStrings, readSheetRows, WorkbookRoom, type ReadRows } from './sheet-reader.ts';

/** One sheet of a workbook as text. */
export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** As wide as each row is; what is empty in between is ''. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * Workbooks as Excel, LibreOffice, Google Sheets and this program write them, as sheets of text.
 * Nothing in them is run: formulas count by the result kept with them, macros are not unpacked.
 */
export const xlsxWorkbook: Reader<readonly Sheet[]> = {
  id: 'xlsx',
  label: 'Excel workbook',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extensions: ['.xlsx', '.xlsm'],
  recognises: (name, head) => containerKind(head) === 'zip' && /\.(xlsx|xlsm|xltx)$/i.test(name),
  read: async (bytes, onpart) => {
    const parts = partsOf(bytes);
    const listed = await sheetsOf(parts);
    const shared = find(parts, 'xl/sharedStrings.xml');
    const strings = shared ? await readSharedStrings(shared) : [];
    const sheets: Sheet[] = [];
    const room = new WorkbookRoom();
    const read = new Map<Uint8Array, ReadRows>();
    for (const [index, { name, isHidden, part }] of listed.entries()) {
      onpart?.(index, listed.length);
      const xml = find(parts, part);
      if (!xml) throw new FormatError('truncated', part);
      // A file may name one part for many sheets: it is read once, and counts for each of them.
      const known = read.get(xml);
      if (known) room.take(known, part);
      const found = known ?? (await readSheetRows(xml, part, strings, room));
      read.set(xml, found);
      sheets.push({ name, isHidden, rows: found.rows });
    }
    return { content: sheets, notes: [] };
  },
};

type Parts = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** Only what holds text, unpacked within bounds. */
function partsOf(bytes: Uint8Array): Parts {
  requireReadableSize(bytes.length);
  const container = containerKind(bytes);
  if (container === 'old-office') refuseOldOffice(bytes);
  if (container === 'none') {
    throw new FormatError('wrong-kind', foreignKind(bytes) ?? 'not an Excel workbook');
  }
  const names = zipEntries(bytes).map(({ name }) => name.toLowerCase());
  if (names.includes('xl/workbook.bin')) {
    throw new FormatError('wrong-kind', 'a binary Excel workbook; save it as .xlsx');
  }
  if (!names.includes('xl/workbook.xml')) {
    const kind = names.includes('content.xml')
      ? 'an OpenDocument file; save it as .xlsx'
      : names.some((name) => name.startsWith('word/'))
        ? 'a Word document'
        : 'not an Excel workbook';
    throw new FormatError('wrong-kind', kind);
  }
  return unzippedEntries(bytes, (name) =>
    /^xl\/(workbook|sharedStrings|(_rels\/workbook\.xml)|worksheets\/[^/]+)\.(xml|rels)$/i.test(
      name,
    ),
  );
}

/** Names of parts count whatever their case. */
function find(parts: Parts, name: string): Uint8Array | undefined {
  const exact = parts.get(name);
  if (exact) return exact;
  const lower = name.toLowerCase();
  return [...parts].find(([each]) => each.toLowerCase() === lower)?.[1];
}

/** The worksheets in the order of their tabs. */
async function sheetsOf(
  parts: Parts,
): Promise<
  readonly { readonly name: string; readonly isHidden: boolean; readonly part: string }[]
> {
  const targets = new Map<string, string>();
  const relations = find(parts, 'xl/_rels/workbook.xml.rels');
  if (!relations) throw new FormatError('truncated', 'xl/_rels/workbook.xml.rels');
  await readXml(relations, 'xl/_rels/workbook.xml.rels', {
    ...silent,
    open: (name, { Id = '', Type = '', Target = '' }) => {
      if (name !== 'Relationship' || !Type.endsWith('/worksheet')) return;
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: { name: string; isHidden: boolean; part: string }[] = [];
  await readXml(find(parts, 'xl/workbook.xml')!, 'xl/workbook.xml', {
    ...silent,
    open: (tag, attributes) => {
      if (tag !== 'sheet') return;
      const [, relation] = Object.entries(attributes).find(([key]) => /^[^:]+:id$/.test(key)) ?? [];
      const part = targets.get(relation ?? '');
      // A sheet of a chart has no rows.
      if (part === undefined) return;
      const { name = '', state = 'visible' } = attributes;
      sheets.push({ name, isHidden: state !== 'visible', part });
    },
  });
  if (sheets.length === 0) throw new FormatError('no-rows', '');
  return sheets;
}

const silent = { close: () => {}, text: () => {} };
