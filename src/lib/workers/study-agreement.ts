import type { DifferenceFromConsensus } from '../domain/agreement/difference-from-consensus.ts';
import type { AgreementOptions, Level } from '../domain/agreement/options.ts';
import type { UnitsWanted } from '../domain/agreement/units-behind.ts';
import type { CoderId } from '../domain/model/coder.ts';
import type { RoundId } from '../domain/model/round.ts';
import type {
  AgreementAnswer,
  AgreementRequest,
  Figures,
  ReadUnits,
} from './agreement-messages.ts';
import agreementWorkerUrl from './agreement.worker.ts?worker&url';
import { putTogether } from './crossing-errors.ts';
import { trustedUrl } from './trusted-url.ts';

/** The part of a worker that agreement needs. */
export type AgreementWorker = Pick<Worker, 'postMessage' | 'terminate'> & {
  onmessage: ((event: MessageEvent<AgreementAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
};

interface Waiting {
  readonly answered: (answer: AgreementAnswer) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The agreement worker of one study. It stays alive and holds what it counted; a computation that is
 * given up ends it, and the next question begins a fresh one.
 */
export class StudyAgreement {
  readonly #study: string;
  readonly #viewer: CoderId;
  readonly #changed: () => void;
  readonly #begin: () => AgreementWorker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: AgreementWorker | undefined;
  #last = 0;

  /** @param changed what the figures rest on was changed. */
  constructor(
    study: string,
    viewer: CoderId,
    changed: () => void,
    begin: () => AgreementWorker = beginWorker,
  ) {
    this.#study = study;
    this.#viewer = viewer;
    this.#changed = changed;
    this.#begin = begin;
  }

  async figures(roundId: RoundId, options: AgreementOptions): Promise<Figures> {
    const question = (id: number) => ({ kind: 'figures', id, roundId, options }) as const;
    const { report, confusion } = await this.#ask(question, 'figures');
    return { report, confusion };
  }

  async fromConsensus(roundId: RoundId, level: Level): Promise<readonly DifferenceFromConsensus[]> {
    const answer = await this.#ask((id) => ({ kind: 'settled', id, roundId, level }), 'settled');
    return answer.differences;
  }

  async units(wanted: UnitsWanted, count: number): Promise<ReadUnits> {
    const question = (id: number) => ({ kind: 'units', id, wanted, count }) as const;
    const { units, of } = await this.#ask(question, 'units');
    return { units, of };
  }

  /** Gives up whatever is being computed; what was asked for never comes. */
  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting.clear();
  }

  #ask<Kind extends 'figures' | 'settled' | 'units'>(
    question: (id: number) => AgreementRequest,
    kind: Kind,
  ): Promise<Extract<AgreementAnswer, { readonly kind: Kind }>> {
    this.#worker ??= this.#open();
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const isAnswer = (
        answer: AgreementAnswer,
      ): answer is Extract<AgreementAnswer, { readonly kind: Kind }> => answer.kind === kind;
      this.#waiting.set(id, {
        answered: (answer) => {
          if (isAnswer(answer)) resolve(answer);
        },
        failed: reject,
      });
      this.#worker?.postMessage(question(id));
    });
  }

  #open(): AgreementWorker {
    const worker = this.#begin();
    worker.onmessage = ({ data: answer }) => this.#heard(answer);
    worker.onerror = (event) => {
      const error: unknown = event.error ?? new Error(event.message);
      const waiting = [...this.#waiting.values()];
      this.end();
      for (const { failed } of waiting) failed(error);
    };
    const request = { kind: 'open', study: this.#study, viewer: this.#viewer } as const;
    worker.postMessage(request satisfies AgreementRequest);
    return worker;
  }

  #heard(answer: AgreementAnswer): void {
    if (answer.kind === 'changed') {
      this.#changed();
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.kind === 'failed') waiting?.failed(putTogether(answer.error));
    else waiting?.answered(answer);
  }
}

function beginWorker(): AgreementWorker {
  return new Worker(trustedUrl(agreementWorkerUrl), { type: 'module' });
}
