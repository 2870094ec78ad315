import { isBlindRound } from '../coding/round-of.ts';
import type { Round } from '../model/round.ts';
import { initialsOf } from '../reporting/which-coding.ts';
import { listed } from '../reporting/listed.ts';
import type { BarePiece } from './bare-piece.ts';
import type { PaperFrame } from './paper-frame.ts';
import { agreementFigurePiece, agreementPiece } from './piece.ts';

/** Whether agreement may be computed of a round: several coders, each alone, and not read reflexively. */
export function hasAgreement(round: Pick<Round, 'mode' | 'coderIds' | 'calibration'>): boolean {
  return isBlindRound(round) && round.mode !== 'reflexive';
}

/** A table and a figure of agreement for every round of several coders, by number. */
export function agreementPieces(frame: PaperFrame): readonly BarePiece[] {
  return frame.rounds.filter(hasAgreement).flatMap((round): BarePiece[] => {
    const { id, number, coderIds } = round;
    const who = listed(coderIds.map((coder) => initialsOf(coder, frame.coders)));
    const shared = {
      nothing: !hasTwoReadings(round, frame)
        ? 'no transcript of the round is submitted by two coders and revealed yet'
        : frame.settled.codes.some(({ kind }) => kind === 'domain' || kind === 'outside')
          ? null
          : 'the codebook has no domains, by which it is counted',
      page: { name: 'agreement', choices: { round: id } },
    };
    return [
      {
        ...shared,
        id: agreementPiece(id),
        is: 'table',
        name: `Agreement, round ${number}`,
        holds: 'percentage, positive agreement, alpha and kappa with counts, code by code',
        caption: `Agreement between ${who} in round ${number}, from the passes as first submitted`,
        series: 'Table',
        orientation: 'landscape',
        usual: true,
        table: { subject: 'agreement', choices: { round: id } },
      },
      {
        ...shared,
        id: agreementFigurePiece(id),
        is: 'figure',
        name: `Agreement with intervals, round ${number}`,
        holds: 'agreement on each code with its interval',
        caption: `Agreement between ${who} in round ${number}, with intervals`,
        series: 'Figure',
        orientation: 'portrait',
        usual: false,
        table: null,
      },
    ];
  });
}

/** Whether two coders submitted one transcript that is revealed, as far as the viewer may know. */
function hasTwoReadings({ id, revealed }: Round, { passes }: PaperFrame): boolean {
  const submitted = passes.filter((pass) => pass.roundId === id && pass.submitted !== null);
  return revealed.some(
    ({ transcriptId }) => submitted.filter((pass) => pass.transcriptId === transcriptId).length > 1,
  );
}
