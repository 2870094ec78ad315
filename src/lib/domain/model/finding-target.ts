import * as v from 'valibot';
import { id } from './record.ts';

/** What a column, a display or a map is about: a code of any kind, a subtheme or a theme. */
export const findingTarget = v.variant('on', [
  v.object({ on: v.literal('code'), codeId: id('Code') }),
  v.object({ on: v.literal('subtheme'), subthemeId: id('Subtheme') }),
  v.object({ on: v.literal('theme'), themeId: id('Theme') }),
]);

export type FindingTarget = v.InferOutput<typeof findingTarget>;

/** Whom a row is about: a participant, or the people who share a group of an attribute. */
export const findingCase = v.variant('on', [
  v.object({ on: v.literal('participant'), participantId: id('Participant') }),
  v.object({ on: v.literal('group'), attributeId: id('Attribute'), group: v.string() }),
]);

export type FindingCase = v.InferOutput<typeof findingCase>;

/** The same for two targets or two cases when they are about the same. */
export function keyOf(one: FindingTarget | FindingCase): string {
  switch (one.on) {
    case 'code':
      return `code ${one.codeId}`;
    case 'subtheme':
      return `subtheme ${one.subthemeId}`;
    case 'theme':
      return `theme ${one.themeId}`;
    case 'participant':
      return `participant ${one.participantId}`;
    case 'group':
      return `group ${one.attributeId} ${one.group}`;
  }
}
