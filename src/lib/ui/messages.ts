import type { CodingActKind } from '../domain/coding/act.ts';
import {
  WorkbenchError,
  type ActErrorCode,
  type FormatErrorCode,
  type StorageErrorCode,
} from '../domain/errors.ts';
import type { ChangeKind } from '../domain/trail/change.ts';

/** What is wrong and what to do, for every error a person can act on. */
const sentences = {
  'empty-file': 'The file is empty. Export it again from where it was made.',
  'file-too-large':
    'The file is larger than 100 MB. A transcript is far smaller: check that this is the right file.',
  'unpacks-too-large':
    'The file unpacks to far more than a transcript could hold, so it was not opened.',
  truncated: 'The file ends too early: part of it is missing. Copy or export it again.',
  'password-protected':
    'The file is protected by a password. Save a copy without one and import that.',
  'old-word-format':
    'This is an old Word file (.doc). Open it in Word, save it as .docx, and import that.',
  'not-text':
    'The file does not hold text. Check that this is the transcript and not a recording or a picture.',
  'wrong-kind':
    'The file is of another kind than its name says, and not one that can be read here.',
  'unknown-kind': 'This kind of file cannot be read here. Word, text, CSV and subtitle files can.',
  'no-text-inside': 'The file holds no words.',
  'no-rows': 'The table has no rows.',
  'ragged-rows':
    'The rows have different numbers of columns, so the columns cannot be told apart. Check the file in a spreadsheet.',
  'no-cues': 'The file holds no subtitles that can be read.',
  'study-file-damaged': 'The study file is damaged, so it was not opened. Use another copy.',
  'study-file-newer':
    'The study file was saved by a newer version of Concord. Update Concord, then open it.',
  'not-a-study-file': 'This is not a Concord study file. Study files end in .concord.',
  'took-too-long': 'Reading the file took too long and was stopped.',
  'quota-exceeded':
    'The disk, or this browser’s share of it, is full. Save the study to a file, then free some space.',
  blocked:
    'Another tab with an older version of Concord holds the study open. Close that tab, then try again.',
  unavailable:
    'This browser does not let Concord store anything, as in some private windows. Use an ordinary window.',
  closed:
    'The browser closed the study’s database. Load the page again; all that was shown as saved is kept.',
  'newer-program':
    'This study was last opened with a newer version of Concord. Load the page again to update.',
  'file-not-written':
    'The file was not written whole: the disk may be full, or the folder closed to the browser. Save it again, to another place.',
  lost: 'This browser has lost part of the study. Open the study file you saved last.',
  'no-such-study':
    'This study is not in this browser. Open its study file, or choose another study.',
  'pass-submitted': 'This pass has been submitted and stays as it is.',
  'transcript-frozen':
    'Coding of this transcript has begun, so its text, speakers and cutting stay as they are.',
  'not-codable':
    'These lines are the interviewer’s and are not coded. Settings can change that for the study.',
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'code-not-found': 'This code is not in the codebook any more.',
  'code-in-its-own-branch': 'A code cannot be placed under itself or under one of its own.',
  'code-name-taken': 'Another of your codes already has this name.',
  'code-not-active': 'This code has been merged, split or retired. Restore it first.',
  'transcript-gone': 'This transcript has been removed from the study.',
  'transcript-changed':
    'The transcript was cut anew in another tab. Load the page again, then code.',
  'no-part-in-it': 'No round of this study asks you to code this transcript.',
  'words-erased': 'The earlier words were erased for good, so this cannot be taken back.',
} satisfies Record<FormatErrorCode | StorageErrorCode | ActErrorCode, string>;

/**
 * The sentence for an error: what is wrong, where if it is known, and what to do. `null` for our own
 * mistakes, which the page's boundary shows.
 */
export function sentenceFor(error: unknown): string | null {
  if (!(error instanceof WorkbenchError)) return null;
  const sentence = (sentences as Readonly<Record<string, string>>)[error.code];
  if (sentence === undefined) return null;
  const where = 'where' in error && typeof error.where === 'string' ? error.where : '';
  return where ? `${sentence} (${where})` : sentence;
}

/** What an act did, as undo and the trail say it. */
export const actWords = {
  code: 'code put on',
  uncode: 'code taken off',
  quote: 'quotation marked',
  unquote: 'quotation unmarked',
  flag: 'flag set',
  unflag: 'flag taken off',
  undo: 'undone',
  redo: 'done again',
  'change-study': 'study changed',
  'import-transcripts': 'transcripts imported',
  'change-transcript': 'transcript changed',
  'cut-transcript': 'transcript cut anew',
  'remove-transcript': 'transcript removed',
  'order-transcripts': 'transcripts put in order',
  'add-participant': 'participant added',
  'change-participant': 'participant changed',
  'remove-participant': 'participant removed',
  'import-participants': 'participants imported',
  'change-attributes': 'attributes changed',
  'write-memo': 'memo written',
  'change-memo': 'memo changed',
  'remove-memo': 'memo removed',
  'add-code': 'code added',
  'change-code': 'code changed',
  'rename-code': 'code renamed',
  'move-code': 'code moved',
  'merge-codes': 'codes merged',
  'split-code': 'code split',
  'decide-split': 'passage given to a part',
  'retire-code': 'code retired',
  'restore-code': 'code restored',
  'classify-code': 'code classified',
} satisfies Record<ChangeKind | CodingActKind | 'undo' | 'redo', string>;

/** An act's words; kinds that a newer program wrote are shown as they are. */
export function wordsForAct(kind: string): string {
  return (actWords as Readonly<Record<string, string>>)[kind] ?? kind;
}
