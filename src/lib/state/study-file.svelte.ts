import type { CoderId } from '../domain/model/coder.ts';
import type { WriterId } from '../domain/model/operation.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import { Database } from '../storage/database.ts';
import { carryPassphrases } from '../storage/passphrases.ts';
import { shelveWritten } from '../storage/shelf-study.ts';
import type { Shelved } from '../storage/shelf.ts';
import { runTask } from '../workers/run-task.ts';
import type { FilePreview, OpenedFile } from '../workers/study-file.ts';
import { askForPlace, type FilePlace } from './file-place.ts';
import type { OpenStudy } from './open-study.svelte.ts';
import { programVersion } from './program.ts';
import type { Workbench } from './workbench.svelte.ts';

/** A study file that has just been written, and where to. */
export interface FileSaved {
  readonly name: string;
  /** `chosen`: written and read back; `downloads`: handed to the browser. */
  readonly place: FilePlace['kind'];
  readonly at: string;
}

const studyFile = {
  description: 'Concord study',
  mediaType: 'application/vnd.concord.study+zip',
  extension: '.concord',
} as const;
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** Saving a study to a file, and opening one: read whole and shown before anything is stored. */
export class StudyFile {
  /** What is under way. */
  doing: 'saving' | 'reading' | 'opening' | null = $state(null);
  saved: FileSaved | null = $state.raw(null);
  /** What is in the file that was chosen; it waits for {@link confirm} or {@link cancel}. */
  preview: FilePreview | null = $state.raw(null);

  #file: Blob | null = null;
  #cancelled = new AbortController();
  readonly #workbench: Workbench;
  readonly #run: typeof runTask;
  readonly #ask: typeof askForPlace;

  constructor(
    workbench: Workbench,
    run: typeof runTask = runTask,
    ask: typeof askForPlace = askForPlace,
  ) {
    this.#workbench = workbench;
    this.#run = run;
    this.#ask = ask;
  }

  /**
   * Writes the whole study to a file; to be called at once after a person's press. Only what was
   * written counts as saved: acts done meanwhile are counted as "since".
   *
   * @throws {StorageError} 'file-not-written', and what reading the study throws.
   */
  async saveToFile(study: OpenStudy): Promise<void> {
    if (this.doing) return;
    const savedAt = study.now();
    const head = study.study ?? { title: '', invented: false };
    const suggested = fileName(head, savedAt.slice(0, 10), studyFile.extension);
    const place = await this.#ask(suggested, studyFile);
    if (!place) return;
    this.saved = null;
    await this.#while('saving', async (signal) => {
      const order = { database: study.id, program: programVersion, savedAt };
      const { file, operations } = await this.#run('saveStudyFile', order, signal);
      await place.write(file);
      await study.db.here.update('here', { file: { at: savedAt, operations } });
      study.workbench.witness.note(study.id, { savedToFile: savedAt });
      this.saved = { name: place.name, place: place.kind, at: savedAt };
    });
  }

  /**
   * Writes a study that could not be upgraded to a file, its records as they lie; to be called at
   * once after a person's press.
   *
   * @throws {StorageError} 'file-not-written', 'lost'.
   */
  async saveAsItLies(database: string): Promise<void> {
    if (this.doing) return;
    const savedAt = this.#workbench.now();
    const title = this.#workbench.witness.of(database)?.title ?? '';
    const suggested = fileName(
      { title, invented: false },
      savedAt.slice(0, 10),
      studyFile.extension,
    );
    const place = await this.#ask(suggested, studyFile);
    if (!place) return;
    this.saved = null;
    await this.#while('saving', async (signal) => {
      const order = { database, program: programVersion, savedAt };
      const { file } = await this.#run('saveStoredStudy', order, signal);
      await place.write(file);
      this.saved = { name: place.name, place: place.kind, at: savedAt };
    });
  }

  /**
   * Reads a study file and sets {@link preview}; stores nothing.
   * @throws {FormatError} when it is not a study file, damaged, or newer than this program.
   */
  async openFile(file: Blob): Promise<void> {
    if (this.doing) return;
    this.preview = null;
    await this.#while('reading', async (signal) => {
      const shelved = await this.#workbench.shelf.shelved.toArray();
      this.preview = await this.#run('previewStudyFile', { file, shelved }, signal);
      this.#file = file;
    });
  }

  /**
   * Stores what the preview showed and gives the database to go on with. A file that knows more than
   * the copy here takes its place, and that copy is kept beside it; a file that is older, or that
   * went another way, becomes a copy of its own. Nothing is ever merged.
   *
   * @param coderId who is at the keyboard; `null` leaves it as it is in the copy here.
   * @returns `null` when it was cancelled; then nothing is kept.
   */
  async confirm(coderId: CoderId | null = null): Promise<string | null> {
    const [file, preview] = [this.#file, this.preview];
    if (!file || !preview) throw new RangeError('no study file has been read');
    const { meeting } = preview;
    if (meeting?.standing === 'same') {
      this.cancel();
      return meeting.shelved.id;
    }
    const who = coderId ?? coderFor(preview);
    const database = `concord-${this.#workbench.newId()}`;
    let isShelved = false;
    try {
      await this.#while('opening', async (signal) => {
        const writer = this.#workbench.newId<WriterId>();
        const order = { file, database, writer, coderId: who };
        const opened = await this.#run('openStudyFile', order, signal);
        if (meeting?.standing === 'descendant') {
          await carryPassphrases(meeting.shelved.id, database);
        }
        await this.#shelve(database, opened, preview);
        isShelved = true;
      });
    } finally {
      if (!isShelved) await new Database(database).delete();
    }
    this.cancel();
    return isShelved ? database : null;
  }

  /** Leaves the file unopened, or stops what is under way; nothing has been stored. */
  cancel(): void {
    this.#cancelled.abort(new DOMException('cancelled', 'AbortError'));
    this.preview = null;
    this.#file = null;
  }

  async #shelve(database: string, opened: OpenedFile, { meeting }: FilePreview): Promise<void> {
    const { study, savedAt, clock } = opened;
    const replaces = meeting?.standing === 'descendant' ? meeting.shelved : null;
    const apart = meeting !== null && !replaces;
    const now = this.#workbench.now();
    const entry: Shelved = {
      id: database,
      studyId: study.id,
      title: apart ? `${study.title} (file of ${day.format(new Date(savedAt))})` : study.title,
      invented: study.invented,
      openedAt: now,
      copyBecause: apart ? 'apart' : null,
    };
    const kept = replaces && {
      id: replaces.id,
      title: `${replaces.title} (kept ${day.format(new Date(now))}, before a file took its place)`,
    };
    await shelveWritten(this.#workbench.shelf, entry, kept);
    const { title } = entry;
    this.#workbench.witness.note(database, { title, operations: clock, savedToFile: savedAt });
  }

  /** Runs one thing at a time; what a person has cancelled ends quietly. */
  async #while(
    what: NonNullable<StudyFile['doing']>,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#cancelled = new AbortController();
    const { signal } = this.#cancelled;
    this.doing = what;
    try {
      await work(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.doing = null;
    }
  }
}

/** Who was at the keyboard in the copy here, if the file knows them; else its first coder. */
function coderFor({ meeting, coders }: FilePreview): CoderId {
  const known = coders.find(({ id }) => id === meeting?.coderId) ?? coders[0];
  if (!known) throw new RangeError('a study without a coder');
  return known.id;
}
