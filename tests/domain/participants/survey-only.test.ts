import { describe, expect, it } from 'vitest';
import { surveyOnly } from '#lib/domain/participants/survey-only.ts';
import { person1, person2, smallStudy } from '../../fixtures/small-study.ts';

describe('who answered a survey and was not interviewed', () => {
  const [p01, p02] = smallStudy().transcripts;

  it('is nobody in a study of interviews', () => {
    expect(surveyOnly([p01!, p02!])).toEqual(new Set());
  });

  it('is who speaks in survey answers alone', () => {
    expect(surveyOnly([p01!, { ...p02!, gathered: 'survey' }])).toEqual(new Set([person2]));
    const both = { ...p02!, gathered: 'survey' as const, speakers: p01!.speakers };
    expect(surveyOnly([p01!, both])).toEqual(new Set());
    expect(surveyOnly([both])).toEqual(new Set([person1]));
  });
});
