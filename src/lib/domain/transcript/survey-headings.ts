type Rows = readonly (readonly string[])[];

/** What names the columns of a survey, and the row in which its respondents begin. */
export interface SurveyHeadings {
  /** One a column; '' where nothing names it. */
  readonly words: readonly string[];
  /** Zero-based. */
  readonly firstRow: number;
}

/**
 * The first row, where it names the columns. Qualtrics names them three times: by a short name, by the
 * question as it was asked, and by an id of its own; the question counts.
 */
export function surveyHeadings(rows: Rows, headerRow: boolean): SurveyHeadings {
  const width = rows[0]?.length ?? 0;
  const plain = (row: readonly string[] | undefined) =>
    Array.from({ length: width }, (_, column) => (row?.[column] ?? '').trim().replace(/\s+/g, ' '));
  if (!headerRow) return { words: plain(undefined), firstRow: 0 };
  const imported = rows[2]?.filter((cell) => cell.trim().startsWith('{"ImportId"')).length ?? 0;
  if (imported * 2 > width) return { words: plain(rows[1]), firstRow: 3 };
  return { words: plain(rows[0]), firstRow: 1 };
}
