import * as v from 'valibot';
import coreqFile from '../../../../codebooks/coreq.json';
import srqrFile from '../../../../codebooks/srqr.json';
import { checklistNames, type ChecklistName } from '../model/checklist-answer.ts';

const words = v.pipe(v.string(), v.minLength(1));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));

const listFile = v.object({
  id: v.picklist(checklistNames),
  name: words,
  title: words,
  citation: words,
  note: words,
  parts: v.array(v.object({ number, name: words })),
  items: v.array(
    v.object({
      number,
      /** The number of the part it stands in. */
      part: number,
      /** A heading within the part; '' where the list has none. */
      subdomain: v.string(),
      topic: words,
      guidance: words,
      /** Which records of a study answer it, in words; none: a person writes it. */
      from: v.array(words),
    }),
  ),
});

/** A reporting checklist as it ships in `codebooks/`: numbers and topics are its own, all else is ours. */
export type Checklist = v.InferOutput<typeof listFile>;
export type ChecklistItem = Checklist['items'][number];

/**
 * @throws {v.ValiError} when the file has another form; {RangeError} when numbers have gaps or a part is
 * not there: the file is part of the program.
 */
export function parseChecklist(file: unknown): Checklist {
  const list = v.parse(listFile, file);
  const parts = new Set(list.parts.map((part) => part.number));
  const wrong = list.items.find((one, index) => one.number !== index + 1 || !parts.has(one.part));
  if (wrong) throw new RangeError(`${list.name} ${wrong.number} is out of its order or part`);
  return list;
}

export const checklists: Readonly<Record<ChecklistName, Checklist>> = {
  coreq: parseChecklist(coreqFile),
  srqr: parseChecklist(srqrFile),
};

/** Items that stand under one heading. */
export interface ChecklistGroup<Item> {
  readonly part: Checklist['parts'][number];
  readonly subdomain: string;
  readonly items: readonly Item[];
}

/** Items by part and heading, in their order. */
export function grouped<Item extends Pick<ChecklistItem, 'part' | 'subdomain'>>(
  list: Pick<Checklist, 'parts'>,
  items: readonly Item[],
): readonly ChecklistGroup<Item>[] {
  return list.parts.flatMap((part) => {
    const here = items.filter((one) => one.part === part.number);
    const headings = [...new Set(here.map(({ subdomain }) => subdomain))];
    return headings.map((subdomain) => ({
      part,
      subdomain,
      items: here.filter((one) => one.subdomain === subdomain),
    }));
  });
}

/** "2 Study design: data collection", "3 Methods". */
export function groupName({ part, subdomain }: Omit<ChecklistGroup<unknown>, 'items'>): string {
  const under = subdomain.charAt(0).toLowerCase() + subdomain.slice(1);
  return `${part.number} ${part.name}${under ? `: ${under}` : ''}`;
}
