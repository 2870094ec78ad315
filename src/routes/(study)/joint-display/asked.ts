import { link } from '#lib/state/links.ts';

export const jointViews = ['display', 'results', 'threads'] as const;
export type JointView = (typeof jointViews)[number];

/** What the address of the joint display asks for. */
export interface JointAsked {
  readonly view: JointView;
  readonly row: string | null;
  readonly result: string | null;
  readonly thread: string | null;
  /** Of the open thread: 0 is where it starts, from 1 its steps. */
  readonly end: number;
  /** `keyOf` the finding whose passages are shown. */
  readonly finding: string | null;
}

export function jointAsked(query: URLSearchParams): JointAsked {
  const view = query.get('view');
  const end = Number(query.get('end') ?? '0');
  return {
    view: jointViews.find((one) => one === view) ?? 'display',
    row: query.get('row'),
    result: query.get('result'),
    thread: query.get('thread'),
    end: Number.isInteger(end) && end > 0 ? end : 0,
    finding: query.get('finding'),
  };
}

/** One part of the page, with what is open in it. */
export function jointLink(
  view: JointView,
  open: Partial<Record<'row' | 'result' | 'thread' | 'end' | 'finding', string | undefined>> = {},
): string {
  return link('joint-display', { view: view === 'display' ? undefined : view, ...open });
}
