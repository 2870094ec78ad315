import { countsQuery, type CountsAsked } from '../domain/counts/asked.ts';
import { crossPassages, passagesTogether } from '../domain/counts/cell-passages.ts';
import { chosenRows, rowChoices, type RowChoice } from '../domain/counts/choices.ts';
import { coOccurrence } from '../domain/counts/co-occurrence.ts';
import { countColumns } from '../domain/counts/columns.ts';
import type { CountHeading, CountTable, Measure } from '../domain/counts/count-table.ts';
import { crossCounts } from '../domain/counts/cross-counts.ts';
import { wordsOn, type FiguresByVersion } from '../domain/counts/line-figures.ts';
import { ownWithoutDomain } from '../domain/counts/own-without-domain.ts';
import { linesCovered, peopleOf } from '../domain/findings/passages.ts';
import { settledPeople } from '../domain/findings/settled-study.ts';
import type { LineRange } from '../domain/model/line-range.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { changeStudy } from '../domain/study/change-study.ts';
import { runTask } from '../workers/run-task.ts';
import { Findings, FindingTexts, type FindingsFrame } from './findings.svelte.ts';
import {
  lineFiguresOf,
  type FiguresStanding,
  type KeptLineFigures,
} from './line-figures.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** The row of an open cell that holds lines with an own code and without its domain. */
export const ownWithoutDomainKey = 'own-without-domain';

/** What stands behind a number: the passages, and what they come to. */
export interface OpenCell {
  /** `null`: any of the rows. */
  readonly row: CountHeading | null;
  /** `null`: all. */
  readonly column: CountHeading | null;
  readonly passages: readonly LineRange[];
  readonly lines: number;
  readonly people: number;
  /** `null` until counted. */
  readonly words: number | null;
  /** Of how many people with settled coding: those of the column. */
  readonly of: number;
}

/** Counts of codes by people, transcripts and groups, and of codes that stand together. */
export class CountsDesk {
  readonly texts: FindingTexts;
  readonly #study: OpenStudy;
  readonly #asked: () => CountsAsked;
  readonly #findings: Findings;
  readonly #kept: KeptLineFigures;

  /** @param asked read anew whenever it changes: the address says what is shown. */
  constructor(study: OpenStudy, asked: () => CountsAsked, run: typeof runTask = runTask) {
    this.#study = study;
    this.#asked = asked;
    this.#findings = new Findings(study);
    this.#kept = lineFiguresOf(study, run);
    this.texts = new FindingTexts(study);
  }

  /** `undefined` until read. */
  get frame(): FindingsFrame | undefined {
    return this.#findings.frame;
  }

  get asked(): CountsAsked {
    return this.#asked();
  }

  /** How far the reading of words and turns is. */
  get reading(): FiguresStanding {
    return this.#kept.standing;
  }

  // Words, so that what does not change is not counted anew when something else in the address does.
  readonly #query = $derived(countsQuery(this.asked));
  readonly #rowWords = $derived(this.asked.rows.join(' '));
  readonly #otherWords = $derived(this.asked.others?.join(' ') ?? null);
  readonly #by = $derived(this.#query['by']);
  readonly #within = $derived(this.#query['within']);
  readonly #view = $derived(this.asked.view);

  /** All that can be counted. */
  readonly choices = $derived<readonly RowChoice[]>(
    this.frame ? rowChoices(this.frame.settled, this.frame.records) : [],
  );
  readonly rows = $derived(chosenRows(this.#rowWords.split(' '), this.choices));
  /** The second set of codes. */
  readonly others = $derived(
    this.#otherWords === null ? this.rows : chosenRows(this.#otherWords.split(' '), this.choices),
  );
  readonly columns = $derived.by(() => {
    void this.#by;
    return this.frame ? countColumns(this.asked.columns, this.frame.settled) : undefined;
  });

  /** What the columns are, in words: "participants", or the name of an attribute. */
  readonly columnsName = $derived.by(() => {
    const { columns } = this.asked;
    if (columns.by !== 'attribute') return columns.by;
    const { attributes } = this.frame?.settled ?? { attributes: [] };
    return attributes.find(({ id }) => id === columns.attributeId)?.name ?? '';
  });

  /** Whether what is asked for needs words and turns of the lines. */
  readonly needsFigures = $derived(
    this.asked.measure === 'words' || (this.#view === 'together' && this.#within === 'turn'),
  );
  readonly #versionIds = $derived(
    this.frame?.settled.settled.map(({ versionId }) => versionId) ?? [],
  );
  /** `null` until all of them are counted. */
  readonly #figures = $derived.by<FiguresByVersion | null>(() => {
    const { known } = this.#kept;
    return this.#versionIds.every((id) => known.has(id)) ? known : null;
  });

  readonly #counted = $derived.by(() => {
    const [frame, columns] = [this.frame, this.columns];
    if (!frame || !columns) return undefined;
    if (this.#view === 'cases') {
      return crossCounts(this.rows, columns.columns, frame.settled, this.#figures);
    }
    if (this.#within === 'turn' && !this.#figures) return undefined;
    const { reach } = this.asked;
    return coOccurrence(this.rows, this.others, reach, frame.settled, this.#figures);
  });

  /** What is shown; `undefined` until it is counted. */
  readonly table = $derived(this.#tableIn(this.asked.measure));
  /** The same in people, to stand beside other measures. */
  readonly peopleTable = $derived(this.#tableIn('people'));

  /** The lines that the setting for own codes decides about. */
  readonly ownWithoutDomain = $derived(this.frame ? ownWithoutDomain(this.frame.settled) : []);
  readonly ownWithoutDomainLines = $derived(linesCovered(this.ownWithoutDomain));

  /** What is open; `null` where nothing is, or where it is no longer in the table. */
  readonly cell = $derived.by<OpenCell | null>(() => {
    const [frame, cell] = [this.frame, this.asked.cell];
    if (!frame || !cell) return null;
    if (cell.row === ownWithoutDomainKey) {
      return this.#opened(ownWithoutRow, null, this.ownWithoutDomain);
    }
    const { settled } = frame;
    const row = this.rows.find(({ key }) => key === cell.row) ?? null;
    if (!row && cell.row !== null) return null;
    if (this.#view === 'together') {
      const column = this.others.find(({ key }) => key === cell.column);
      if (!row || !column || !this.table) return null;
      const { reach } = this.asked;
      const found = passagesTogether(row, column, reach, settled, this.#figures);
      return this.#opened(row, column, found);
    }
    const column = this.columns?.columns.find(({ key }) => key === cell.column) ?? null;
    if (!column && cell.column !== null) return null;
    const opened = this.#opened(row, column, crossPassages(row, column, this.rows, settled));
    if (column?.is !== 'people') return opened;
    // Others may speak in a passage of theirs; the number is of the people of the column.
    const heard = peopleOf(opened.passages, settled);
    const people = [...column.people].filter((id) => heard.has(id)).length;
    return { ...opened, people, of: column.of ?? column.people.size };
  });

  /** Whether the open cell is of one person or one transcript, of which "n of N" says nothing. */
  readonly isOfOne = $derived(
    this.asked.view === 'cases' &&
      this.cell?.column != null &&
      this.asked.columns.by !== 'attribute',
  );

  /** Reads what is asked for and not there yet. */
  takeUp(): void {
    if (this.needsFigures && !this.#figures) void this.#kept.read(this.#versionIds);
  }

  stopReading(): void {
    this.#kept.stop();
  }

  readAgain(): void {
    this.#kept.again();
  }

  /**
   * Says whether own codes count under the domains they are classified under, in all findings.
   * @throws {ActError} 'copy-for-one'.
   */
  async countOwnUnderDomains(ownUnderDomains: boolean): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const stored = await db.studies.toCollection().first();
      return stored ? changeStudy(stored, { ownUnderDomains }, { rounds: [], passes: [] }) : null;
    });
  }

  #tableIn(measure: Measure): CountTable | undefined {
    if (measure === 'words' && !this.#figures) return undefined;
    return this.#counted?.table(measure);
  }

  #opened(
    row: CountHeading | null,
    column: CountHeading | null,
    passages: readonly LineRange[],
  ): OpenCell {
    const { settled } = this.frame!;
    const figures = this.#figures;
    const words = figures && passages.reduce((sum, one) => sum + wordsOf(one), 0);
    const people = peopleOf(passages, settled).size;
    const of = settledPeople(settled).size;
    return { row, column, passages, lines: linesCovered(passages), people, words, of };

    function wordsOf({ transcriptId, from, to }: LineRange): number {
      const one = settled.byTranscript.get(transcriptId);
      const ofVersion = one && figures?.get(one.versionId);
      return ofVersion ? wordsOn(ofVersion, from, to) : 0;
    }
  }
}

const ownWithoutRow: CountHeading = {
  key: ownWithoutDomainKey,
  name: 'An own code, without its domain',
  of: null,
};
