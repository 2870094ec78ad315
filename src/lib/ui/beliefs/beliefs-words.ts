import type { BeliefPassage, Voices } from '../../domain/beliefs/voices.ts';
import type { AskedCount } from '../../domain/findings/asked-of.ts';
import { lineWords } from '../passages/passage-words.ts';
import { counted, numberOf } from '../time-words.ts';

/** "5 of 12 people". */
export function peopleOfAll(people: number, all: number): string {
  return `${numberOf(people)} of ${counted(all, 'person', 'people')}`;
}

/** Who voices a statement: "5 of 12 people", "1 speaker not identified yet", "nobody"; never "0 of 0". */
export function voicedWords(people: number, all: number, unidentified: number): string {
  const speakers = `${counted(unidentified, 'speaker')} not identified yet`;
  if (people === 0 && unidentified > 0) return `voiced by ${speakers}`;
  if (people === 0 && all === 0) return 'voiced by nobody yet';
  return peopleOfAll(people, all) + (unidentified > 0 ? ` and ${speakers}` : '');
}

/** "not asked 2" and what is not known, beside a number of people; '' where everybody was asked. */
export function askedWords(asked: AskedCount | null): string {
  if (asked === null) return 'whether asked is not known: no domain yet';
  return [
    asked.notAsked > 0 ? `not asked ${numberOf(asked.notAsked)}` : '',
    asked.notKnown > 0 ? `not known whether asked ${numberOf(asked.notKnown)}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** "6 passages", with those somebody not identified speaks in. */
export function passageCountWords({ counted: passages, withUnidentified }: Voices): string {
  const extra =
    withUnidentified > 0 ? `, ${numberOf(withUnidentified)} with somebody not identified` : '';
  return `${counted(passages, 'passage')}${extra}`;
}

/** Why a passage of a statement, or some lines of it, do not count. */
export function whyLeft({ standing, left }: BeliefPassage, domain: string | null): string {
  const lines = left.map(({ from, to }) => lineWords(from, to)).join(', ');
  if (standing === 'not-settled') return `${lines}: not settled`;
  const what = domain === null ? 'not settled' : `no longer ${carries(left)} ${domain}`;
  return `${lines}: ${what}`;
}

function carries(left: BeliefPassage['left']): string {
  const lines = left.reduce((sum, { from, to }) => sum + to - from, 0);
  return lines === 1 ? 'carries' : 'carry';
}
