import type { Coder } from '../../domain/model/coder.ts';

/** What a person is in the study. */
export const roleWords: Readonly<Record<Coder['role'], string>> = {
  lead: 'lead',
  coder: 'coder',
  adjudicator: 'adjudicator',
  member: 'member',
};

/** What each role does. */
export const roleMeans: Readonly<Record<Coder['role'], string>> = {
  lead: 'plans rounds, reveals them, keeps the codebook',
  coder: 'codes, and settles differences together with the others',
  adjudicator: 'settles what the coders flag, and sees nothing else of a round',
  member: 'takes part without coding: interviews, supervises or advises',
};

/** "AO, Amara Osei". */
export function personWords({ initials, name }: Pick<Coder, 'initials' | 'name'>): string {
  return `${initials}, ${name}`;
}
