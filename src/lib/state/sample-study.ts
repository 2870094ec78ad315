import type { CoderId } from '../domain/model/coder.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';
import type { Interview } from '../formats/sample-study/files.ts';
import { framework } from './framework.ts';

const interviews = Object.entries(
  import.meta.glob<Interview>('../../../sample/P*.json', { import: 'default' }),
);

/** The sample study and who is at the keyboard in it. Loaded only when it is asked for. */
export async function loadSampleStudy(): Promise<{
  readonly study: StudySnapshot;
  readonly coderId: CoderId;
}> {
  const inOrder = interviews.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const [{ sampleCoderId, sampleStudy }, analysis, participants, codes, conduct, texts] =
    await Promise.all([
      import('../formats/sample-study/sample-study.ts'),
      import('../../../sample/analysis.json'),
      import('../../../sample/participants.json'),
      import('../../../sample/codes.json'),
      import('../../../sample/interviews.json'),
      Promise.all(inOrder.map(([, load]) => load())),
    ]);
  const files = {
    interviews: texts,
    analysis: analysis.default,
    participants: participants.default,
    codes: codes.default,
    conduct: conduct.default,
  };
  return { study: sampleStudy(files, framework), coderId: sampleCoderId };
}
