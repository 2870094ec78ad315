import type { Figure } from '../domain/figures/figure.ts';
import {
  pictureSize,
  type PictureOrder,
  type PictureSize,
  type Resolution,
} from '../domain/figures/picture-size.ts';
import { fileName } from '../domain/reporting/file-name.ts';
import { svgFigure } from '../formats/svg/figure-writer.ts';
import { pictureOf, rasterised, type Rasterise } from './figure-files.ts';
import { downloads } from './file-place.ts';
import type { OpenStudy } from './open-study.svelte.ts';

export type FigureFormat = 'svg' | 'png';

/** What is being saved, or was saved last. */
export type SavingFigure =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly fileName: string }
  | { readonly state: 'failed'; readonly error: unknown };

/** A figure on its way into a file: an SVG with words as words, or a PNG at a chosen resolution. */
export class SaveFigure {
  format: FigureFormat = $state('svg');
  /** Millimetres on paper; a page of a journal is 170 to 190 wide. */
  width = $state(180);
  dpi: Resolution = $state(300);
  saving: SavingFigure = $state.raw({ state: 'idle' });

  readonly #study: Pick<OpenStudy, 'study'>;
  readonly #figure: () => Figure;
  readonly #rasterise: Rasterise;
  readonly #save: (file: Blob, name: string) => Promise<void>;

  /** @param figure the figure as it is now. */
  constructor(
    study: Pick<OpenStudy, 'study'>,
    figure: () => Figure,
    rasterise: Rasterise = rasterised,
    save = (file: Blob, name: string) => downloads(name).write(file),
  ) {
    this.#study = study;
    this.#figure = figure;
    this.#rasterise = rasterise;
    this.#save = save;
  }

  /** How many pixels a PNG would have, or why it cannot be made. */
  get size(): PictureSize {
    return pictureSize(this.#figure(), this.#order);
  }

  /** `null` until the study is read. */
  get fileName(): string | null {
    const { study } = this.#study;
    return study ? fileName(study, this.#figure().subject, `.${this.format}`) : null;
  }

  choose(change: Partial<{ format: FigureFormat; width: number; dpi: Resolution }>): void {
    if (change.format !== undefined) this.format = change.format;
    if (change.width !== undefined) this.width = change.width;
    if (change.dpi !== undefined) this.dpi = change.dpi;
    this.saving = { state: 'idle' };
  }

  /** Makes the file and hands it to the browser's downloads; a picture that is too large is not begun. */
  async save(): Promise<void> {
    const name = this.fileName;
    if (name === null || this.saving.state === 'saving') return;
    this.saving = { state: 'saving' };
    try {
      await this.#save(await this.#file(this.#figure()), name);
      this.saving = { state: 'saved', fileName: name };
    } catch (error) {
      this.saving = { state: 'failed', error };
    }
  }

  get #order(): PictureOrder {
    return { width: this.width, dpi: this.dpi };
  }

  /** @throws {FormatError} 'picture-not-drawn' */
  async #file(figure: Figure): Promise<Blob> {
    const svg = await svgFigure.write(figure);
    if (this.format === 'svg') return new Blob([svg], { type: svgFigure.mediaType });
    const { png } = await pictureOf(figure, svg, this.#order, this.#rasterise);
    return new Blob([png], { type: 'image/png' });
  }
}
