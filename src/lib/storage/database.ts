import { Dexie, type EntityTable, type Transaction } from 'dexie';
import { StorageError } from '../domain/errors.ts';
import type { Here } from '../domain/model/here.ts';
import { recordKinds, schemaVersion } from '../domain/model/index.ts';
import type { StudySnapshot } from '../domain/model/snapshot.ts';

/** Brings all records to schema version `to`, inside the upgrading transaction. */
export type Upgrade = (to: number, transaction: Transaction) => Promise<void>;

type Row<Table extends keyof StudySnapshot> = StudySnapshot[Table][number];

/** One study's IndexedDB: tables and upgrades follow from the record kinds. */
export class Database extends Dexie {
  declare studies: EntityTable<Row<'studies'>, 'id'>;
  declare coders: EntityTable<Row<'coders'>, 'id'>;
  declare rounds: EntityTable<Row<'rounds'>, 'id'>;
  declare attributes: EntityTable<Row<'attributes'>, 'id'>;
  declare participants: EntityTable<Row<'participants'>, 'id'>;
  declare recruitments: EntityTable<Row<'recruitments'>, 'id'>;
  declare guideVersions: EntityTable<Row<'guideVersions'>, 'id'>;
  declare codes: EntityTable<Row<'codes'>, 'id'>;
  declare codebookVersions: EntityTable<Row<'codebookVersions'>, 'id'>;
  declare ruleChanges: EntityTable<Row<'ruleChanges'>, 'id'>;
  declare transcripts: EntityTable<Row<'transcripts'>, 'id'>;
  declare transcriptVersions: EntityTable<Row<'transcriptVersions'>, 'id'>;
  declare interviews: EntityTable<Row<'interviews'>, 'id'>;
  declare readings: EntityTable<Row<'readings'>, 'id'>;
  declare passes: EntityTable<Row<'passes'>, 'id'>;
  declare earlierPasses: EntityTable<Row<'earlierPasses'>, 'id'>;
  declare reopenings: EntityTable<Row<'reopenings'>, 'id'>;
  declare decisions: EntityTable<Row<'decisions'>, 'id'>;
  declare consensuses: EntityTable<Row<'consensuses'>, 'id'>;
  declare memos: EntityTable<Row<'memos'>, 'id'>;
  declare splitDecisions: EntityTable<Row<'splitDecisions'>, 'id'>;
  declare matrices: EntityTable<Row<'matrices'>, 'id'>;
  declare chartings: EntityTable<Row<'chartings'>, 'id'>;
  declare beliefs: EntityTable<Row<'beliefs'>, 'id'>;
  declare relevances: EntityTable<Row<'relevances'>, 'id'>;
  declare themes: EntityTable<Row<'themes'>, 'id'>;
  declare subthemes: EntityTable<Row<'subthemes'>, 'id'>;
  declare quotes: EntityTable<Row<'quotes'>, 'id'>;
  declare themeMaps: EntityTable<Row<'themeMaps'>, 'id'>;
  declare adequacyRules: EntityTable<Row<'adequacyRules'>, 'id'>;
  declare results: EntityTable<Row<'results'>, 'id'>;
  declare jointRows: EntityTable<Row<'jointRows'>, 'id'>;
  declare threads: EntityTable<Row<'threads'>, 'id'>;
  declare papers: EntityTable<Row<'papers'>, 'id'>;
  declare checklistAnswers: EntityTable<Row<'checklistAnswers'>, 'id'>;
  declare setAsides: EntityTable<Row<'setAsides'>, 'id'>;
  declare manuscripts: EntityTable<Row<'manuscripts'>, 'id'>;
  declare packets: EntityTable<Row<'packets'>, 'id'>;
  declare places: EntityTable<Row<'places'>, 'id'>;
  declare operations: EntityTable<Row<'operations'>, 'id'>;
  declare imprints: EntityTable<Row<'imprints'>, 'id'>;
  declare here: EntityTable<Here, 'id'>;

  /** Whether it has been open before. */
  #held = false;

  /**
   * @param name every study has a database of its own; see {@link Shelf}.
   * @param upgrade what brings an older database to a schema version; only {@link existingDatabase},
   * which keeps the records first, gives one.
   */
  constructor(name: string, upgrade: Upgrade = notKeptFirst) {
    // Strict: an act called saved survives a power cut (Chromium's default would not promise it).
    super(name, { cache: 'immutable', chromeTransactionDurability: 'strict' });
    const tables = Object.fromEntries(
      recordKinds.map((kind) => [kind.table, ['id', ...kind.indexes].join(', ')]),
    );
    for (let version = 1; version <= schemaVersion; version++) {
      this.version(version)
        .stores(tables)
        .upgrade((transaction) => upgrade(version, transaction));
    }
    // Cleared away under an open page, it would be made anew, empty, at the next act.
    this.on('populate', () => {
      if (this.#held) throw new StorageError('lost');
    });
    // Dexie opens what a newer program made as if it knew it.
    this.on('ready', () => {
      const opened = this.backendDB().version;
      if (opened >= (schemaVersion + 1) * 10) throw new StorageError('newer-program');
      this.#held = true;
    });
    // Another tab removes or upgrades the study. Left to itself Dexie would open it again at the next
    // act: empty, where it was removed.
    this.on('versionchange', () => {
      this.close();
      return false;
    });
  }
}

function notKeptFirst(): never {
  throw new RangeError('an older study is upgraded only after its records were kept');
}
