import {
  answerItem,
  appliesAfterAll,
  confirmItem,
  notApplicable,
  takeDraft,
  type Answering,
} from '../domain/checklists/acts.ts';
import { checklistOf, isStillYours, type ChecklistEntry } from '../domain/checklists/checklist.ts';
import { methodsText, type MethodsPart } from '../domain/checklists/methods-text.ts';
import { requireSeenWords } from '../domain/findings/words-elsewhere.ts';
import type { ChecklistAnswerId, ChecklistName } from '../domain/model/checklist-answer.ts';
import { paperFrame, type PaperFrame } from '../domain/paper/paper-frame.ts';
import { checklistReport } from '../domain/reporting/checklist-report.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import { ActError } from '../domain/errors.ts';
import type { Change } from '../domain/trail/change.ts';
import type { Database } from '../storage/database.ts';
import { readPaperRecords } from '../storage/paper.ts';
import { downloads } from './file-place.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { PaperRecord } from './paper-record.svelte.ts';

/** What is said to an item by hand. */
export interface ItemWords {
  readonly words?: string;
  readonly place?: string;
}

/** One reporting checklist of a study: what the record gives for each item, and what the team says. */
export class ChecklistDesk {
  readonly #study: OpenStudy;
  readonly #paper: PaperRecord;
  readonly #list: () => ChecklistName;
  readonly #save: (file: Blob, name: string) => Promise<void>;

  constructor(
    study: OpenStudy,
    list: () => ChecklistName,
    save = (file: Blob, name: string) => downloads(name).write(file),
  ) {
    this.#study = study;
    this.#paper = new PaperRecord(study);
    this.#list = list;
    this.#save = save;
  }

  /** `undefined` until read. */
  get frame(): PaperFrame | undefined {
    return this.#paper.frame;
  }

  /** Whether the copy was made for one person: the paper is the lead's. `undefined` until read. */
  get isForOne(): boolean | undefined {
    return this.#paper.isForOne;
  }

  /** In the order of the list; none until read. */
  readonly entries: readonly ChecklistEntry[] = $derived.by(() =>
    this.frame ? checklistOf(this.frame, this.#list()) : [],
  );

  /** What waits for a person. */
  readonly stillYours: readonly ChecklistEntry[] = $derived(this.entries.filter(isStillYours));

  readonly methods: readonly MethodsPart[] = $derived(methodsText(this.entries));

  /**
   * Says the sentence or where it stands. Words that are the draft let the draft stand.
   * @param seen as for {@link requireSeenWords}.
   * @throws {ActError} 'copy-for-one', 'words-changed-elsewhere'.
   */
  async answer(entry: ChecklistEntry, said: ItemWords, seen?: readonly string[]): Promise<void> {
    await this.#act(entry, (answering) => {
      const words = said.words?.trim() === entry.draft ? '' : said.words;
      // Where only the draft stood, there were no words to lose.
      const { words: before = '', place = '' } = answering.stored ?? {};
      if (before)
        requireSeenWords<ItemWords>({ words: before }, { words: said.words ?? before }, seen);
      if (said.place !== undefined) {
        requireSeenWords<ItemWords>({ place }, { place: said.place }, seen);
      }
      return answerItem({ ...said, ...(words === undefined ? {} : { words }) }, answering);
    });
  }

  /** Lets the draft of the record stand, as it is now. @throws {ActError} 'copy-for-one'. */
  async takeDraft(entry: ChecklistEntry): Promise<void> {
    await this.#act(entry, (answering) => takeDraft(answering));
  }

  /**
   * Confirms an item as it was read. What it is held against is read anew.
   * @param shown the sentence as the person had it before them.
   * @throws {ActError} 'copy-for-one', 'nothing-to-confirm', 'reason-missing', 'needs-the-lead',
   * 'words-changed-elsewhere'.
   */
  async confirm({ list, number }: ItemName, shown: string, despite = ''): Promise<void> {
    await this.#act({ list, number }, async (answering, db) => {
      const now = await this.#stored(db);
      const entry = now && checklistOf(now, list)[number - 1];
      if (!entry || entry.sentence !== shown.trim()) throw new ActError('words-changed-elsewhere');
      return confirmItem(entry, despite, answering);
    });
  }

  /** Says why an item does not apply. @throws {ActError} 'copy-for-one', 'reason-missing'. */
  async notApplicable(entry: ChecklistEntry, reason: string): Promise<void> {
    await this.#act(entry, (answering) => notApplicable(reason, entry.draft, answering));
  }

  /** Says that it applies after all. @throws {ActError} 'copy-for-one'. */
  async applies(entry: ChecklistEntry): Promise<void> {
    await this.#act(entry, (answering) => appliesAfterAll(answering));
  }

  /** Hands the methods text to the browser's downloads as a Word document; gives its name. */
  async saveMethods(): Promise<string | null> {
    const { frame } = this;
    if (!frame) return null;
    const report = checklistReport(frame, this.#list());
    const { docxReport } = await import('../formats/docx/report-writer.ts');
    const bytes = await docxReport.write(report);
    const name = fileName(frame.settled.study, report.subject, docxReport.extensions[0]);
    await this.#save(new Blob([bytes], { type: docxReport.mediaType }), name);
    return name;
  }

  /** The record as it is stored this moment. */
  async #stored(db: Database): Promise<PaperFrame | undefined> {
    const { frame } = this;
    return frame && paperFrame(await readPaperRecords(db, 'quoted'), frame.viewer, frame);
  }

  async #act(
    { list, number }: ItemName,
    decide: (answering: Answering, db: Database) => Change | null | Promise<Change | null>,
  ): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      const stored = (await db.checklistAnswers.toArray()).find(
        (one) => one.list === list && one.number === number,
      );
      const answering: Answering = {
        list,
        number,
        stored,
        signed: { by: this.#study.here.coderId, at: this.#study.now() },
        newId: () => this.#study.newId<ChecklistAnswerId>(),
      };
      return decide(answering, db);
    });
  }
}

/** Which item of which list. */
type ItemName = Pick<ChecklistEntry, 'list' | 'number'>;
