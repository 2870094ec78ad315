import { leadsToLines, withSoundLinks, type LineCountOf } from '../../domain/memos/sound-lines.ts';
import type { StudySnapshot } from '../../domain/model/snapshot.ts';
import type { Note } from '../format.ts';
import { partName } from './content.ts';

/** Links of memos to lines that their transcript does not have, led to the transcript instead. */
export function withoutStrayLinks(study: StudySnapshot): {
  readonly study: StudySnapshot;
  readonly notes: readonly Note[];
} {
  const lines = new Map(study.transcripts.map(({ id, lineCount }) => [id, lineCount]));
  const lineCountOf: LineCountOf = (id) => lines.get(id);
  const astray = study.memos
    .flatMap(({ links }) => links)
    .filter((link) => !leadsToLines(link, lineCountOf)).length;
  if (astray === 0) return { study, notes: [] };
  const what =
    astray === 1
      ? 'one link of a memo is to lines that its transcript does not have; it is to the whole transcript now'
      : `${astray} links of memos are to lines that their transcripts do not have; they are to the whole transcripts now`;
  return {
    study: { ...study, memos: study.memos.map((memo) => withSoundLinks(memo, lineCountOf)) },
    notes: [{ kind: 'changed', where: partName('memos'), what }],
  };
}
