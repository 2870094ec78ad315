import { linkWords } from '#lib/domain/memos/memo-words.ts';
import type { MemoSaid } from '#lib/domain/memos/changes.ts';
import type { Memo, MemoLink } from '#lib/domain/model/memo.ts';
import { listed } from '#lib/domain/reporting/listed.ts';
import { standsOn } from '#lib/domain/reporting/memos-frame.ts';
import { link } from '#lib/state/links.ts';
import type { MemoRecords } from '#lib/state/memo-records.ts';
import type { MemosDesk } from '#lib/state/memos-desk.svelte.ts';
import type { LinkView, MemoChoices, MemoView } from '#lib/ui/memos/memo-view.ts';
import { clockTime, dayOf } from '#lib/ui/time-words.ts';

/** Turns memos into what is shown of them. */
export class MemoViews {
  readonly #desk: MemosDesk;
  readonly #records: MemoRecords;
  readonly #now: string;

  constructor(desk: MemosDesk, records: MemoRecords, now: string) {
    this.#desk = desk;
    this.#records = records;
    this.#now = now;
  }

  of(memo: Memo): MemoView {
    const { codes, coders, locked, names } = this.#records;
    const mine = this.#desk.isMine(memo);
    const nameOf = (id: Memo['coderId']) =>
      coders.find((coder) => coder.id === id)?.name ?? 'somebody no longer of the team';
    return {
      id: memo.id,
      about: memo.about,
      text: memo.text,
      kind: memo.kind,
      date: memo.date,
      people: memo.people.map(nameOf),
      links: memo.links.map((one) => this.link(one)),
      on: standsOn(memo, names),
      href: place(memo),
      code: codes.find(({ id }) => id === memo.codeId) ?? null,
      lines: this.#desk.linesOf(memo),
      by: mine ? 'you' : nameOf(memo.coderId),
      when: `${dayOf(memo.changedAt, this.#now)} ${clockTime(memo.changedAt)}`,
      waits: mine ? this.#waits(memo, memo) : null,
      fixed: !mine
        ? 'Only who wrote it can change it.'
        : locked.has(memo.id)
          ? 'Its pass is submitted, so it stays as it is.'
          : null,
    };
  }

  /** What the form of one memo, or of a new one, offers. */
  choices(memo: Memo | null, me: Memo['coderId']): MemoChoices {
    return {
      people: this.#records.coders.filter(({ id }) => id !== me),
      findLinks: (query) => this.#records.findLinks(query).map((one) => this.link(one)),
      view: (one) => this.link(one),
      waits: (said) => this.#waits(said, memo),
    };
  }

  link(one: MemoLink): LinkView {
    return { link: one, words: linkWords(one, this.#records.names), href: this.#hrefOf(one) };
  }

  #waits(said: Pick<MemoSaid, 'links'>, memo: Memo | null): string | null {
    const { names } = this.#records;
    const waited = this.#desk
      .waitsFor(said, memo)
      .flatMap((id) => names.transcripts.get(id)?.name ?? []);
    if (waited.length === 0) return null;
    return `Seen by others once ${listed(waited)} ${waited.length === 1 ? 'is' : 'are'} revealed.`;
  }

  #hrefOf(one: MemoLink): string | null {
    const { names } = this.#records;
    switch (one.on) {
      case 'lines':
      case 'transcript': {
        if (!names.transcripts.has(one.transcriptId)) return null;
        const line = one.on === 'lines' ? one.from : undefined;
        return link('reading', { transcript: one.transcriptId, line });
      }
      case 'code':
        return names.codes.has(one.codeId) ? link('codebook', { code: one.codeId }) : null;
      case 'participant':
        return names.participants.has(one.participantId)
          ? link('participants', { participant: one.participantId })
          : null;
      case 'guide':
        return names.guideVersions.has(one.guideVersionId)
          ? link('guide', { version: one.guideVersionId })
          : null;
      case 'theme':
        return names.themes.has(one.themeId) ? link('themes', { theme: one.themeId }) : null;
      case 'subtheme':
        return names.subthemes.has(one.subthemeId)
          ? link('themes', { subtheme: one.subthemeId })
          : null;
    }
  }
}

function place({ about, transcriptId, codeId, from }: Memo): string | null {
  if (about === 'study') return null;
  if (about === 'code') return link('codebook', { code: codeId ?? undefined });
  return link('coding', { transcript: transcriptId ?? undefined, line: from ?? undefined });
}
