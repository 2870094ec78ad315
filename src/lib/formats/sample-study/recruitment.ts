import type { Recruitment } from '../../domain/model/recruitment.ts';
import type { SampleRecruitment } from './files.ts';
import { ids } from './ids.ts';

/** How the eight came into the study: numbers by stage and route. */
export function recruitment({ dates, note, routes, stages }: SampleRecruitment): Recruitment {
  return {
    id: ids.recruitment,
    from: dates.from,
    to: dates.to,
    note,
    by: 'counts',
    routes: routes.map(({ id, name }) => ({ id: ids.route(id), name })),
    stages: stages.map(({ id, name, by_route, lost }) => ({
      id: ids.stage(id),
      name,
      counts: Object.entries(by_route).map(([route, n]) => ({ routeId: ids.route(route), n })),
      lost: lost.map(({ route, reason, n }) => ({ routeId: ids.route(route), reason, n })),
    })),
    people: [],
  };
}
