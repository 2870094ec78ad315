import type { Occurrences } from '#lib/domain/adequacy/occurrences.ts';
import { allBehind, type AskedBehind } from '#lib/domain/adequacy/passages-behind.ts';
import type { CodeId } from '#lib/domain/model/code.ts';

/**
 * The group whose number is asked about; `undefined`: none. Those of whom it is not known are called ''
 * and stand in the address as '' too.
 */
export function askedAmong(parameters: URLSearchParams): string | undefined {
  return parameters.get('among') ?? undefined;
}

/** What is asked behind a number, as it stands in the address: interviews by the id of their transcript. */
export function askedBehind(
  parameters: URLSearchParams,
  { interviews, found }: Pick<Occurrences, 'interviews' | 'found'>,
): AskedBehind | null {
  const of = parameters.get('of');
  if (of !== 'all' && of !== 'new' && of !== 'so-far') return null;
  const transcriptId = parameters.get('in');
  const interview = interviews.findIndex(({ one }) => one.transcript.id === transcriptId);
  if (transcriptId !== null && interview < 0) return null;
  const key = parameters.get('key');
  if (key !== null && !found.some(({ about }) => about.key === key)) return null;
  const window = Number(parameters.get('window') ?? 1);
  return {
    ...allBehind,
    of,
    key,
    domainId: parameters.get('domain') as CodeId | null,
    interview: transcriptId === null ? null : interview,
    window: Number.isInteger(window) && window > 0 ? window : 1,
    among: parameters.get('among'),
  };
}

/** The same for the address; `interviews` are those of the group asked about. */
export function inAddress(
  asked: AskedBehind | null,
  { interviews }: Pick<Occurrences, 'interviews'>,
): Readonly<Record<string, string | number | undefined>> {
  if (!asked) return {};
  const { of, key, domainId, interview, window, among } = asked;
  return {
    of,
    key: key ?? undefined,
    domain: domainId ?? undefined,
    in: interview === null ? undefined : interviews[interview]?.one.transcript.id,
    window: window === 1 ? undefined : window,
    among: among ?? undefined,
  };
}
