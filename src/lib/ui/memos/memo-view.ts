import type { MemoSaid } from '../../domain/memos/changes.ts';
import type { Memo, MemoId, MemoKind, MemoLink } from '../../domain/model/memo.ts';
import type { Coder } from '../../domain/model/coder.ts';
import type { QuotedLines } from '../../domain/memos/quoted-lines.ts';
import type { CodeLook } from '../desk/line-view.ts';

/** A link of a memo: in words, and where it leads; `null` where the thing is gone. */
export interface LinkView {
  readonly link: MemoLink;
  readonly words: string;
  readonly href: string | null;
}

/** A memo as it is read outside the desk: its words, what it is on, and where that is. */
export interface MemoView {
  readonly id: MemoId;
  readonly about: Memo['about'];
  readonly text: string;
  readonly kind: MemoKind;
  /** The calendar day it is about, `YYYY-MM-DD`; `null`: the day it was written. */
  readonly date: string | null;
  /** The names of those who took part. */
  readonly people: readonly string[];
  readonly links: readonly LinkView[];
  /** "P04, line 12", "P04", the code's name, or "the study". */
  readonly on: string;
  /** Where it stands; `null` for a memo on the study. */
  readonly href: string | null;
  /** The code a memo on a code is about. */
  readonly code: CodeLook | null;
  /** The lines it speaks of; `undefined` until they are read. */
  readonly lines: readonly QuotedLines[] | undefined;
  /** Who wrote it, and when it was last changed. */
  readonly by: string;
  readonly when: string;
  /** What must be revealed before others read it, in a sentence; `null` where nothing must. */
  readonly waits: string | null;
  /** Why it cannot be changed here; `null` when it can. */
  readonly fixed: string | null;
}

/** What a form for a memo offers. */
export interface MemoChoices {
  /** The team but for the writer. */
  readonly people: readonly Pick<Coder, 'id' | 'name' | 'initials'>[];
  readonly findLinks: (query: string) => readonly LinkView[];
  readonly view: (link: MemoLink) => LinkView;
  /** What must be revealed before others read a memo that says this; `null` where nothing must. */
  readonly waits: (said: MemoSaid) => string | null;
}
