import type { CoderId } from '../domain/model/coder.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';
import { framework } from './framework.ts';

type Load = () => Promise<unknown>;

const interviews = import.meta.glob<unknown>('../../../sample/P*.json', { import: 'default' });
const [analysis, participants, codes] = [
  () => import('../../../sample/analysis.json').then(contentOf),
  () => import('../../../sample/participants.json').then(contentOf),
  () => import('../../../sample/codes.json').then(contentOf),
] satisfies Load[];

/** The sample study and who is at the keyboard in it. Loaded only when it is asked for. */
export async function loadSampleStudy(): Promise<{
  readonly study: StudySnapshot;
  readonly coderId: CoderId;
}> {
  const { sampleCoderId, sampleStudy } = await import('../formats/sample-study/sample-study.ts');
  const inOrder = Object.keys(interviews).toSorted();
  const files = {
    interviews: await Promise.all(inOrder.map((path) => interviews[path]?.())),
    analysis: await analysis(),
    participants: await participants(),
    codes: await codes(),
  };
  return { study: sampleStudy(files, framework), coderId: sampleCoderId };
}

function contentOf(module: { readonly default: unknown }): unknown {
  return module.default;
}
