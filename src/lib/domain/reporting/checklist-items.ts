/**
 * What two reporting guidelines ask for, as far as records of a study answer it: numbers and topics are
 * theirs, everything said about them is ours. They list what to report; nothing here is counted.
 */
export const checklists = {
  coreq: {
    name: 'COREQ',
    source:
      'Tong A, Sainsbury P, Craig J. Consolidated criteria for reporting qualitative research (COREQ). Int J Qual Health Care 2007;19(6):349–357.',
    items: {
      1: 'Interviewer or facilitator',
      2: 'Credentials',
      3: 'Occupation',
      4: 'Gender',
      5: 'Experience and training',
      6: 'Relationship established',
      7: 'Participant knowledge of the interviewer',
      8: 'Interviewer characteristics',
      9: 'Methodological orientation and theory',
      10: 'Sampling',
      11: 'Method of approach',
      12: 'Sample size',
      13: 'Non-participation',
      14: 'Setting of data collection',
      15: 'Presence of non-participants',
      16: 'Description of sample',
      17: 'Interview guide',
      18: 'Repeat interviews',
      19: 'Audio or visual recording',
      20: 'Field notes',
      21: 'Duration',
      23: 'Transcripts returned',
      28: 'Participant checking',
    },
  },
  srqr: {
    name: 'SRQR',
    source:
      'O’Brien BC, Harris IB, Beckman TJ, Reed DA, Cook DA. Standards for reporting qualitative research. Acad Med 2014;89(9):1245–1251.',
    items: {
      1: 'Title',
      3: 'Problem formulation',
      4: 'Purpose or question',
      5: 'Approach and paradigm',
      6: 'Researcher characteristics and reflexivity',
      7: 'Context',
      8: 'Sampling',
      9: 'Ethics',
      10: 'Data collection methods',
      11: 'Instruments and technologies',
      12: 'Units of study',
      13: 'Data processing',
      20: 'Conflicts of interest',
      21: 'Funding',
    },
  },
} as const;

export type Checklist = keyof typeof checklists;

/** One item of a checklist, by its number there. */
export type ChecklistItem = {
  readonly [List in Checklist]: {
    readonly list: List;
    readonly number: keyof (typeof checklists)[List]['items'];
  };
}[Checklist];

export function coreq(number: keyof typeof checklists.coreq.items): ChecklistItem {
  return { list: 'coreq', number };
}

export function srqr(number: keyof typeof checklists.srqr.items): ChecklistItem {
  return { list: 'srqr', number };
}

/** "COREQ 9, Methodological orientation and theory". */
export function itemWords({ list, number }: ChecklistItem): string {
  const { name, items } = checklists[list];
  const topics: Readonly<Record<number, string>> = items;
  return `${name} ${number}, ${topics[number] ?? ''}`;
}
