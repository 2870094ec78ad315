import { chooseWidths, mapOf, moveNode, resetLayout } from '../domain/figures/lay-out-map.ts';
import { figureNotes } from '../domain/figures/notes.ts';
import { themeMapGraph, type MapGraph } from '../domain/figures/theme-map-graph.ts';
import { themeMapLayout, type MapLayout, type Widths } from '../domain/figures/theme-map-layout.ts';
import type { ThemeMap } from '../domain/model/theme-map.ts';
import { titled } from '../domain/reporting/study-frame.ts';
import { requireWholeStudy } from '../domain/rounds/assigned-copy.ts';
import type { SubthemeId } from '../domain/model/subtheme.ts';
import type { LinkedDomain } from '../domain/themes/domain-evidence.ts';
import type { ThemesOutline } from '../domain/themes/outline.ts';
import type { Change } from '../domain/trail/change.ts';
import type { FindingsFrame } from './findings.svelte.ts';
import type { OpenStudy } from './open-study.svelte.ts';

/** What the map is drawn from, live; `ThemesDesk` has all of it. */
export interface MapSource {
  readonly frame: FindingsFrame | undefined;
  readonly outline: ThemesOutline | undefined;
  readonly linked: ReadonlyMap<SubthemeId, readonly LinkedDomain[]>;
}

/** The theme map: what it shows, and how it was laid out by hand. */
export class ThemeMapDesk {
  /** Whether links are drawn that nobody has confirmed. */
  withProposed = $state(false);

  readonly #study: OpenStudy;
  readonly #source: MapSource;

  /** @param source the themes at hand, live. */
  constructor(study: OpenStudy, source: MapSource) {
    this.#study = study;
    this.#source = source;
  }

  readonly graph: MapGraph | undefined = $derived.by(() => {
    const { frame, outline, linked } = this.#source;
    return frame && outline && themeMapGraph(outline, linked, frame.settled, this.withProposed);
  });

  readonly layout: MapLayout | undefined = $derived(
    this.graph && themeMapLayout(this.graph, this.widths),
  );

  get widths(): Widths {
    return this.#map?.widths ?? 'people';
  }

  /** Nodes moved by hand. */
  get moved(): ThemeMap['moved'] {
    return this.#map?.moved ?? nothingMoved;
  }

  /** What the figure is called and says at its foot; `undefined` until read. */
  get words(): { readonly title: string; readonly notes: readonly string[] } | undefined {
    const { frame } = this.#source;
    return (
      frame && {
        title: titled(frame.settled.study, 'theme map').title,
        notes: figureNotes(frame.settled),
      }
    );
  }

  /** @throws {ActError} 'copy-for-one'. */
  move(key: string, place: { readonly x: number; readonly y: number }): Promise<void> {
    const id = this.#study.newId<ThemeMap['id']>();
    return this.#record((map) => moveNode(map, key, place, { id }));
  }

  /** @throws {ActError} 'copy-for-one'. */
  reset(): Promise<void> {
    return this.#record(resetLayout);
  }

  /** @throws {ActError} 'copy-for-one'. */
  chooseWidths(widths: Widths): Promise<void> {
    const id = this.#study.newId<ThemeMap['id']>();
    return this.#record((map) => chooseWidths(map, widths, { id }));
  }

  get #map(): ThemeMap | undefined {
    return mapOf(this.#source.frame?.records.themeMaps ?? []);
  }

  async #record(decide: (map: ThemeMap | undefined) => Change | null): Promise<void> {
    await this.#study.record(async (db) => {
      requireWholeStudy(await db.packets.toArray());
      return decide(mapOf(await db.themeMaps.toArray()));
    });
  }
}

const nothingMoved: ThemeMap['moved'] = [];
