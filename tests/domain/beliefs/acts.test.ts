import { describe, expect, it } from 'vitest';
import { chooseForBelief, dropFromBelief, stepQuote } from '#lib/domain/beliefs/belief-quotes.ts';
import { checkBelief, uncheckBelief } from '#lib/domain/beliefs/check-belief.ts';
import {
  linesLeaving,
  mergeBeliefs,
  mergedUnder,
  takeApart,
} from '#lib/domain/beliefs/merge-beliefs.ts';
import { orderBeliefs } from '#lib/domain/beliefs/order-beliefs.ts';
import { pairBeliefs, unpairBelief } from '#lib/domain/beliefs/pair-beliefs.ts';
import { removeBelief } from '#lib/domain/beliefs/remove-belief.ts';
import {
  addBelief,
  addPassages,
  changeBelief,
  takeOffPassages,
} from '#lib/domain/beliefs/write-belief.ts';
import { ActError } from '#lib/domain/errors.ts';
import type { Belief } from '#lib/domain/model/belief.ts';
import type { Quote, QuoteId } from '#lib/domain/model/quote.ts';
import type { Signed } from '#lib/domain/model/signed.ts';
import type { Change } from '#lib/domain/trail/change.ts';
import { stepped } from '#lib/domain/study/order.ts';
import { belief, beliefAt, env, kno, transcriptAt } from '../../fixtures/belief-study.ts';
import { amara, settledP01, smallStudy, tom, uuid } from '../../fixtures/small-study.ts';

const signed: Signed = { by: tom, at: '2025-11-20T10:00:00.000Z' };
const checked: Signed = { by: tom, at: '2025-11-18T10:00:00.000Z' };
const lines = (transcript: number, from: number, to: number) => ({
  transcriptId: transcriptAt(transcript),
  from,
  to,
});

/** The statements once a change is applied. */
function after(stored: readonly Belief[], change: Change | null): Belief[] {
  if (!change) throw new Error('nothing changed');
  const gone = new Set(change.removed.map(({ id }) => id));
  const put = new Map(
    change.put.flatMap((one) => (one.table === 'beliefs' ? [[one.record.id, one.record]] : [])),
  );
  const left = stored.filter(({ id }) => !gone.has(id)).map((one) => put.get(one.id) ?? one);
  const added = [...put.values()].filter(({ id }) => !stored.some((one) => one.id === id));
  return [...left, ...added];
}

const one = (stored: readonly Belief[], number: number) =>
  stored.find(({ id }) => id === beliefAt(number))!;

/** What must hold of the links between statements after every act. */
function requireSound(stored: readonly Belief[]) {
  for (const each of stored) {
    if (each.oppositeId !== null) {
      const opposite = stored.find(({ id }) => id === each.oppositeId);
      expect(opposite?.oppositeId).toBe(each.id);
      expect(each.mergedInto).toBeNull();
    }
    if (each.mergedInto !== null) {
      const kept = stored.find(({ id }) => id === each.mergedInto);
      expect(kept).toBeDefined();
      expect(kept!.mergedInto).toBeNull();
    }
  }
}

function code(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof ActError) return error.code;
    throw error;
  }
}

describe('writing a statement', () => {
  it('puts it after the others, with its passages made one where they touch', () => {
    const change = addBelief(
      [belief(1), belief(7)],
      { statement: '  I know it. ', domainId: kno, passages: [lines(0, 4, 6), lines(0, 2, 4)] },
      { id: beliefAt(9), signed },
    );
    const [placed] = change.put;
    expect(change).toMatchObject({ kind: 'add-belief', codeIds: [kno] });
    expect(placed?.record).toMatchObject({
      statement: 'I know it.',
      passages: [lines(0, 2, 6)],
      order: 8,
      polarity: null,
      prompted: null,
      checked: null,
      written: signed,
    });
  });

  it('needs words', () => {
    expect(() => addBelief([], { statement: ' ' }, { id: beliefAt(1), signed })).toThrow(
      RangeError,
    );
  });
});

describe('changing a statement', () => {
  const stored = belief(1, { checked, at: [[0, 2, 4]] });

  it('drops the check with other words, and makes who wrote them its writer', () => {
    const [next] = after([stored], changeBelief(stored, { statement: 'Other words.' }, signed));
    expect(next).toMatchObject({ statement: 'Other words.', checked: null, written: signed });
  });

  it('drops the check with another domain or polarity, and leaves its writer', () => {
    for (const said of [{ domainId: env }, { polarity: 'barrier' as const }]) {
      const [next] = after([stored], changeBelief(stored, said, signed));
      expect(next).toMatchObject({ ...said, checked: null, written: stored.written });
    }
  });

  it('keeps the check with a note, with being prompted and with subthemes', () => {
    const [next] = after(
      [stored],
      changeBelief(stored, { note: 'See P02.', prompted: 'both' }, signed),
    );
    expect(next).toMatchObject({ note: 'See P02.', prompted: 'both', checked });
  });

  it('is nothing when it says so already', () => {
    expect(changeBelief(stored, { statement: ' Statement 1 ', note: '' }, signed)).toBeNull();
  });

  it('may be allotted to a domain later', () => {
    const without = belief(2, { domainId: null });
    const change = changeBelief(without, { domainId: env }, signed);
    expect(change?.codeIds).toEqual([env]);
    expect(one(after([without], change), 2).domainId).toBe(env);
  });
});

describe('passages of a statement', () => {
  const stored = belief(1, { checked, at: [[0, 2, 8]] });

  it('are added without repeating lines, and the check goes', () => {
    const change = addPassages(stored, [lines(0, 6, 10), lines(1, 0, 1)]);
    expect(one(after([stored], change), 1)).toMatchObject({
      passages: [lines(0, 2, 10), lines(1, 0, 1)],
      checked: null,
    });
    expect(addPassages(stored, [lines(0, 3, 5)])).toBeNull();
  });

  it('are taken off line by line', () => {
    const change = takeOffPassages(stored, [lines(0, 4, 5)]);
    expect(one(after([stored], change), 1).passages).toEqual([lines(0, 2, 4), lines(0, 5, 8)]);
    expect(takeOffPassages(stored, [lines(1, 4, 5)])).toBeNull();
  });
});

describe('merging statements of one core thought', () => {
  const stored = [
    belief(1, { at: [[0, 0, 2]], checked }),
    belief(2, {
      at: [
        [0, 1, 4],
        [1, 0, 1],
      ],
      oppositeId: beliefAt(4),
    }),
    belief(3, { at: [[2, 0, 1]], mergedInto: beliefAt(2) }),
    belief(4, { oppositeId: beliefAt(2) }),
  ];
  const merged = after(stored, mergeBeliefs(stored, beliefAt(1), [beliefAt(2)]));

  it('unites passages, and what was merged before goes with it', () => {
    expect(one(merged, 1)).toMatchObject({
      passages: [lines(0, 0, 4), lines(1, 0, 1)],
      checked: null,
      mergedInto: null,
    });
    expect(mergedUnder(merged, beliefAt(1)).map(({ id }) => id)).toEqual([
      beliefAt(2),
      beliefAt(3),
    ]);
    requireSound(merged);
  });

  it('leaves the others their words and passages', () => {
    expect(one(merged, 2)).toMatchObject({
      statement: 'Statement 2',
      passages: stored[1]!.passages,
    });
  });

  it('takes over an opposite where the kept one has none', () => {
    expect(one(merged, 1).oppositeId).toBe(beliefAt(4));
    expect(one(merged, 4).oppositeId).toBe(beliefAt(1));
  });

  it('refuses opposites, and statements that count under another', () => {
    expect(code(() => mergeBeliefs(stored, beliefAt(2), [beliefAt(4)]))).toBe(
      'beliefs-are-opposites',
    );
    expect(code(() => mergeBeliefs(stored, beliefAt(1), [beliefAt(3)]))).toBe('belief-merged');
    expect(code(() => mergeBeliefs(stored, beliefAt(1), [beliefAt(8)]))).toBe('belief-gone');
  });

  it('can be taken apart again: its passages go back with it, but for what another part has too', () => {
    const apart = after(merged, takeApart(merged, beliefAt(2), { leave: false }));
    expect(one(apart, 2)).toMatchObject({ mergedInto: null, passages: stored[1]!.passages });
    expect(one(apart, 1).passages).toEqual([lines(0, 0, 1)]);
    requireSound(apart);
    const shared = [...merged, belief(5, { at: [[1, 0, 1]], mergedInto: beliefAt(1) })];
    const left = after(shared, takeApart(shared, beliefAt(2), { leave: false }));
    expect(one(left, 1).passages).toEqual([lines(0, 0, 1), lines(1, 0, 1)]);
  });

  it('says beforehand which lines would go from the kept one, and takes off those', () => {
    // Line 2 was under the kept one before the merge: nobody can tell any more.
    expect(linesLeaving(merged, beliefAt(2))).toEqual([lines(0, 1, 4), lines(1, 0, 1)]);
    const shared = [...merged, belief(5, { at: [[1, 0, 1]], mergedInto: beliefAt(1) })];
    expect(linesLeaving(shared, beliefAt(2))).toEqual([lines(0, 1, 4)]);
    expect(linesLeaving(stored, beliefAt(2))).toEqual([]);
  });

  it('can leave the passages with both when it is taken apart', () => {
    const apart = after(merged, takeApart(merged, beliefAt(2), { leave: true }));
    expect(one(apart, 1).passages).toEqual(one(merged, 1).passages);
    expect(one(apart, 2).mergedInto).toBeNull();
  });
});

describe('a pair of opposites', () => {
  const stored = [
    belief(1, { oppositeId: beliefAt(2) }),
    belief(2, { oppositeId: beliefAt(1) }),
    belief(3),
    belief(4, { mergedInto: beliefAt(3) }),
  ];

  it('names each other, and a pair that either was in comes apart', () => {
    const paired = after(stored, pairBeliefs(stored, beliefAt(3), beliefAt(1)));
    expect(paired.map(({ oppositeId }) => oppositeId)).toEqual([
      beliefAt(3),
      null,
      beliefAt(1),
      null,
    ]);
    requireSound(paired);
  });

  it('is nothing when it is one already, and refuses a merged statement', () => {
    expect(pairBeliefs(stored, beliefAt(2), beliefAt(1))).toBeNull();
    expect(code(() => pairBeliefs(stored, beliefAt(1), beliefAt(4)))).toBe('belief-merged');
  });

  it('comes apart on both sides', () => {
    const apart = after(stored, unpairBelief(stored, beliefAt(2)));
    expect(apart.every(({ oppositeId }) => oppositeId === null)).toBe(true);
    expect(unpairBelief(stored, beliefAt(3))).toBeNull();
  });
});

describe('a check', () => {
  it('is a second person’s, never the writer’s', () => {
    const stored = belief(1);
    expect(code(() => checkBelief(stored, { ...signed, by: amara }))).toBe('checked-by-writer');
    expect(one(after([stored], checkBelief(stored, signed)), 1).checked).toEqual(signed);
  });

  it('can be taken back', () => {
    const stored = belief(1, { checked });
    expect(one(after([stored], uncheckBelief(stored)), 1).checked).toBeNull();
    expect(uncheckBelief(belief(1))).toBeNull();
  });
});

describe('removing a statement', () => {
  const shown = uuid(16, 1) as QuoteId;
  const shared = uuid(16, 2) as QuoteId;
  const stored = [
    belief(1, { oppositeId: beliefAt(2), quoteIds: [shown, shared] }),
    belief(2, { oppositeId: beliefAt(1), quoteIds: [shared] }),
    belief(3, { mergedInto: beliefAt(1) }),
  ];
  const change = removeBelief(stored, beliefAt(1), { subthemes: [], jointRows: [] });

  it('cleans what refers to it', () => {
    const left = after(stored, change);
    expect(left.map(({ id }) => id)).toEqual([beliefAt(2), beliefAt(3)]);
    expect(left.every(({ oppositeId, mergedInto }) => !oppositeId && !mergedInto)).toBe(true);
  });

  it('lets go of quotations that only it showed', () => {
    expect(change.removed).toContainEqual({ table: 'quotes', id: shown });
    expect(change.removed).not.toContainEqual({ table: 'quotes', id: shared });
  });
});

describe('the order of statements', () => {
  const stored = [belief(1), belief(2, { domainId: env }), belief(3)];

  it('is changed among some, in the places they have among all', () => {
    const moved = after(stored, orderBeliefs(stored, [beliefAt(3), beliefAt(1)]));
    const order = moved.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
    expect(order).toEqual([beliefAt(3), beliefAt(2), beliefAt(1)]);
  });

  it('is nothing to change when it is so already', () => {
    const numbered = stored.map((each, order) => ({ ...each, order }));
    expect(orderBeliefs(numbered, [beliefAt(1), beliefAt(3)])).toBeNull();
  });

  it('steps within a list and not out of it', () => {
    expect(stepped([beliefAt(1), beliefAt(3)], beliefAt(3), 'up')).toEqual([
      beliefAt(3),
      beliefAt(1),
    ]);
    expect(stepped([beliefAt(1), beliefAt(3)], beliefAt(1), 'up')).toBeNull();
  });
});

describe('quotations that show a statement', () => {
  const { transcripts, transcriptVersions, participants } = smallStudy();
  const source = {
    transcript: transcripts[0]!,
    version: transcriptVersions[0]!,
    participants,
  };
  const span = { transcriptId: settledP01, from: 20, to: 42 };
  const quote: Quote = { id: uuid(16, 3) as QuoteId, ...span, to: 41, chosen: signed, edits: [] };

  it('are new records of words, or the record that has the same words', () => {
    const by = { id: uuid(16, 4) as QuoteId, signed };
    const fresh = chooseForBelief(belief(1), span, source, [], by);
    expect(fresh?.put.map(({ table }) => table)).toEqual(['quotes', 'beliefs']);
    const known = chooseForBelief(belief(1), span, source, [quote], by);
    expect(known?.put.map(({ table }) => table)).toEqual(['beliefs']);
    expect(one(after([belief(1)], known), 1).quoteIds).toEqual([quote.id]);
    const again = belief(1, { quoteIds: [quote.id] });
    expect(chooseForBelief(again, span, source, [quote], by)).toBeNull();
  });

  it('go with the last that shows them', () => {
    const stored = [belief(1, { quoteIds: [quote.id] })];
    const alone = dropFromBelief(stored, beliefAt(1), quote.id, { subthemes: [], jointRows: [] });
    expect(alone.removed).toEqual([{ table: 'quotes', id: quote.id }]);
    const both = dropFromBelief(stored, beliefAt(1), quote.id, {
      subthemes: [{ quoteIds: [quote.id] }],
      jointRows: [],
    });
    expect(both.removed).toEqual([]);
  });

  it('are put in order', () => {
    const other = uuid(16, 5) as QuoteId;
    const stored = belief(1, { quoteIds: [quote.id, other] });
    expect(one(after([stored], stepQuote(stored, other, 'up')), 1).quoteIds).toEqual([
      other,
      quote.id,
    ]);
    expect(stepQuote(stored, quote.id, 'up')).toBeNull();
  });
});
