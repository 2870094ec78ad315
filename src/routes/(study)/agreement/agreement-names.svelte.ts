import type { AgreementDesk } from '#lib/state/agreement-desk.svelte.ts';
import { codeLooks } from '#lib/ui/agreement/code-looks.ts';
import type { SideView } from '#lib/ui/agreement/passes-view.ts';

/** The codes and coders of the figures at hand, as they are written. */
export class AgreementNames {
  readonly #desk: AgreementDesk;

  constructor(desk: AgreementDesk) {
    this.#desk = desk;
  }

  readonly look = $derived.by(() => codeLooks(this.#desk.records?.codes ?? []));

  /** Every coder of the round, in its order. */
  readonly coders = $derived.by<readonly SideView[]>(() =>
    (this.#desk.round?.coderIds ?? []).map((coderId, place) => {
      const coder = this.#desk.records?.coders.find(({ id }) => id === coderId);
      return { coderId, place, name: coder?.name ?? 'a coder', initials: coder?.initials ?? '' };
    }),
  );

  /** Those that the report compares. */
  readonly compared = $derived.by(() => this.#named(this.#desk.figures?.report.coderIds ?? []));

  /** Those without a pass that can be compared. */
  readonly absent = $derived.by(() => this.#named(this.#desk.figures?.report.absent ?? []));

  /** The two that lines are read of. */
  readonly sides = $derived.by<readonly [SideView, SideView] | null>(() => {
    const [first, second] = this.compared;
    return first && second ? [first, second] : null;
  });

  #named(ids: readonly string[]): readonly SideView[] {
    return ids.flatMap((id) => this.coders.find(({ coderId }) => coderId === id) ?? []);
  }
}
