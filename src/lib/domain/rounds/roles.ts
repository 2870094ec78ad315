import type { Coder } from '../model/coder.ts';

type Role = Coder['role'];

/** In the order in which people are listed. */
export const roles: readonly Role[] = ['lead', 'coder', 'adjudicator', 'member'];

/** The lead first, then by role, then by name. */
export function byRole(a: Pick<Coder, 'role' | 'name'>, b: Pick<Coder, 'role' | 'name'>): number {
  return roles.indexOf(a.role) - roles.indexOf(b.role) || (a.name < b.name ? -1 : 1);
}

/** Whether the person is offered where a round is planned; an adjudicator settles instead. */
export function isOfferedForCoding({ role }: Pick<Coder, 'role'>): boolean {
  return role === 'lead' || role === 'coder';
}

/** Whether the person works at the keyboard at all; a member takes part without coding. */
export function maySitDown({ role }: Pick<Coder, 'role'>): boolean {
  return role !== 'member';
}
