import type { ParticipantImport, ValueChange } from '../domain/participants/table-import.ts';
import {
  nameFromFile,
  type Copy,
  type TranscriptToImport,
} from '../domain/transcript/import-change.ts';
import {
  labelsOfFile,
  preparedFile,
  type ImportChoices,
  type PreparedFile,
  type PreparedTranscript,
} from '../domain/transcript/prepared.ts';
import { orderOfReading, type PageOrder } from '../domain/transcript/order-of-reading.ts';
import { paragraphsFromPages } from '../domain/transcript/paragraphs-from-pages.ts';
import type { SourceNote } from '../domain/transcript/source.ts';
import { foldedLabel } from '../domain/transcript/speaker-words.ts';
import { guessedSpeakers, type LabelUse, type SpeakerPlan } from '../domain/transcript/speakers.ts';
import type { Survey, SurveyChoices } from '../domain/transcript/survey.ts';
import {
  changeKey,
  differences,
  plannedSurvey,
  surveySpeakers,
  type SurveyToImport,
} from '../domain/transcript/survey-import.ts';
import { lastMade } from '../domain/transcript/survey-respondents.ts';
import type { FileRead } from '../workers/read-transcripts.ts';
import type { KnownPeople } from './known-people.ts';

/** Why a file that can be read should be looked at before it is imported. */
export type LookReason =
  | 'order-unchecked'
  | 'survey'
  | 'survey-stopped'
  | 'columns'
  | 'no-text-column'
  | 'no-speakers'
  | 'no-interviewer'
  | 'several-transcripts';

type FileState =
  | { readonly kind: 'waiting'; readonly part?: { readonly done: number; readonly total: number } }
  | { readonly kind: 'read'; readonly file: FileRead }
  | { readonly kind: 'failed'; readonly error: unknown };

/** One file that was dropped: what was read, what the person chose, and what would become of it. */
export class IncomingFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  state: FileState = $state.raw({ kind: 'waiting' });
  /** What was listed of a survey when the person found the file right; `null` while nobody has. */
  #checkedOn: string | null = $state(null);
  /** `null`: imported unless it is a copy. */
  wanted: boolean | null = $state(null);
  /** The person has compared the order of reading with the pages. */
  orderChecked = $state(false);
  /** Which of the file's transcripts is shown. */
  shown = $state(0);

  /** Differences of a survey from the study that were ticked, as {@link changeKey} names them. */
  overwritten: ReadonlySet<string> = $state.raw(new Set());

  readonly #known: KnownPeople;
  #choices: ImportChoices | null = $state.raw(null);
  /** The transcript's name as the person wrote it. */
  #title: string | null = $state(null);
  #corrections: Readonly<Record<string, Partial<SpeakerPlan>>> = $state.raw({});

  constructor(id: string, file: Pick<File, 'name' | 'size'>, known: KnownPeople) {
    this.id = id;
    this.name = file.name;
    this.size = file.size;
    this.#known = known;
  }

  get read(): FileRead | null {
    return this.state.kind === 'read' ? this.state.file : null;
  }

  get choices(): ImportChoices | null {
    return this.#choices ?? this.read?.choices ?? null;
  }

  readonly prepared: PreparedFile | null = $derived.by(() => {
    if (this.state.kind !== 'read') return null;
    const { source, prepared } = this.state.file;
    const chosen = this.#choices ?? this.state.file.choices;
    const isSurvey = chosen.columns.rows === 'respondent';
    const madeAfter = isSurvey ? lastMade(this.#known.labelsBeside(this.id)) : 0;
    if (!this.#choices && madeAfter === 0) return prepared;
    return preparedFile(source, { ...chosen, survey: { ...chosen.survey, madeAfter } });
  });

  /** How each page is read, of a file that is made of pages. */
  readonly order: readonly PageOrder[] = $derived.by(() => {
    const { read, choices } = this;
    if (read?.source.kind !== 'pages' || !choices) return [];
    const { pages } = read.source;
    return orderOfReading(pages, paragraphsFromPages(pages, choices), choices.dropHeads);
  });

  readonly labels: readonly LabelUse[] = $derived(this.prepared ? labelsOfFile(this.prepared) : []);

  readonly speakers: readonly SpeakerPlan[] = $derived.by(() => {
    if (this.survey) return surveySpeakers(this.survey, this.#known.participants());
    const guessed = guessedSpeakers(this.labels, {
      fileName: this.name,
      participants: this.#known.participants(),
      named: this.prepared?.transcripts.map(({ participant }) => participant) ?? [],
    });
    return guessed.map((plan) => ({ ...plan, ...this.#corrections[plan.label] }));
  });

  /** What a survey holds beside its transcripts; `null` for every other file. */
  get survey(): Survey | null {
    return this.prepared?.survey ?? null;
  }

  /** What a survey would do to the participants, those of surveys above it among them. */
  readonly planned: ParticipantImport | null = $derived.by(() => {
    return this.survey && plannedSurvey(this.survey.people, this.#known.peopleAbove(this.id));
  });

  /** What a survey leaves out or would write over: it depends on the files above. */
  readonly #listed = $derived.by(() => {
    if (!this.planned) return '';
    return JSON.stringify([differences(this.planned), this.planned.problems]);
  });

  /** The person has looked and found it right, with what is listed now. */
  get checked(): boolean {
    return this.#checkedOn !== null && this.#checkedOn === this.#listed;
  }

  set checked(isRight: boolean) {
    this.#checkedOn = isRight ? this.#listed : null;
  }

  /** Says whether a survey writes over what is known of a participant. */
  overwrite(changes: readonly ValueChange[], ticked: boolean): void {
    const keys = changes.map(changeKey);
    const others = [...this.overwritten].filter((key) => !keys.includes(key));
    this.overwritten = new Set(ticked ? [...others, ...keys] : others);
  }

  get transcripts(): readonly PreparedTranscript[] {
    return this.prepared?.transcripts ?? [];
  }

  /** The transcript shown, of a file that may hold several. */
  get current(): PreparedTranscript | null {
    return this.transcripts[Math.min(this.shown, this.transcripts.length - 1)] ?? null;
  }

  get title(): string {
    return this.#title ?? nameFromFile(this.name);
  }

  set title(title: string) {
    this.#title = title;
  }

  /** The name each transcript of the file gets. */
  get names(): readonly string[] {
    const { transcripts, title } = this;
    if (transcripts.length === 1) return [this.#title ?? transcripts[0]?.name ?? title];
    return transcripts.map(({ name }, index) => name ?? `${title} ${index + 1}`);
  }

  choose(choices: Partial<ImportChoices>): void {
    if (this.choices) this.#choices = { ...this.choices, ...choices };
    // Another order is to be looked at anew.
    if ('pageColumns' in choices || 'dropHeads' in choices) this.orderChecked = false;
  }

  chooseSurvey(changes: Partial<SurveyChoices>): void {
    if (this.choices) this.choose({ survey: { ...this.choices.survey, ...changes } });
  }

  /** Says of a label that it is a speaker, or is not. */
  decide(label: string, isSpeaker: boolean): void {
    if (!this.choices) return;
    this.choose({ decisions: { ...this.choices.decisions, [foldedLabel(label)]: isSpeaker } });
  }

  correct(label: string, correction: Partial<SpeakerPlan>): void {
    const before = this.#corrections[label];
    this.#corrections = { ...this.#corrections, [label]: { ...before, ...correction } };
  }

  /** Everything assumed, left out or changed, in the reading and by the choices. */
  get notes(): readonly SourceNote[] {
    const merged = this.speakers.flatMap(({ label, sameAs }): SourceNote[] =>
      sameAs === null || this.#corrections[label]?.sameAs !== undefined
        ? []
        : [
            {
              kind: 'assumed',
              where: 'speakers',
              what: `“${sameAs}” and “${label}” are one person`,
            },
          ],
    );
    const unchecked: SourceNote[] =
      this.read?.source.kind !== 'pages' || this.orderChecked
        ? []
        : [{ kind: 'assumed', where: 'order of reading', what: 'nobody has checked it yet' }];
    return [...(this.read?.notes ?? []), ...unchecked, ...(this.prepared?.notes ?? []), ...merged];
  }

  get looks(): readonly LookReason[] {
    const { read, prepared } = this;
    if (!read || !prepared) return [];
    const isUnchecked = read.source.kind === 'pages' && !this.orderChecked;
    const reasons: LookReason[] = isUnchecked ? ['order-unchecked'] : [];
    if (prepared.survey?.trouble) return ['survey-stopped'];
    if (this.checked) return reasons;
    if (prepared.survey) return ['survey'];
    if (prepared.transcripts.length === 0) return ['no-text-column'];
    if (read.source.kind === 'table') reasons.push('columns');
    if (prepared.transcripts.length > 1) reasons.push('several-transcripts');
    const people = this.speakers.filter(({ sameAs }) => sameAs === null);
    if (people.length === 0) reasons.push('no-speakers');
    else if (people.length > 1 && !people.some(({ role }) => role === 'interviewer')) {
      reasons.push('no-interviewer');
    }
    return reasons;
  }

  /** Whether it goes into the study, given what it is a copy of. */
  isImported(copy: Copy | null): boolean {
    return this.transcripts.length > 0 && (this.wanted ?? copy === null);
  }

  toImport(): TranscriptToImport[] {
    const { read, names, speakers } = this;
    if (!read) return [];
    const file = { name: this.name, hash: read.hash };
    return this.transcripts.map((prepared, index) => ({
      name: names[index] ?? this.title,
      prepared,
      speakers,
      file,
      gathered: this.survey ? 'survey' : 'interview',
    }));
  }

  /** The respondents of a survey, with what of them is written over. */
  toSurvey(): SurveyToImport | null {
    const { survey, overwritten } = this;
    return survey && { people: survey.people, overwritten };
  }
}
