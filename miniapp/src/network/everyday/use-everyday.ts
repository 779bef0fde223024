// Which points do what somebody asks for, with and without a network?
import { everydayApi, everydayAsked, pointOfVillage, pointOpeningAt, timetableApi } from '@kehuoyou/shared';
import type {
  EverydayFound,
  EverydayService,
  PointEveryday,
  PointRecord,
  PointSummary,
  VillagePack,
} from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';

/** A point that does it. */
export interface EverydayPlace {
  readonly point: PointSummary;
  readonly everyday: PointEveryday | undefined;
}

/** What was found. */
export interface EverydayAnswer {
  /** What the question names, the likeliest first. */
  readonly services: readonly EverydayService[];
  readonly places: readonly EverydayPlace[] | undefined;
  readonly query: Query<EverydayFound>;
  /** True where nobody answered but the phone, from what it keeps of the village. */
  readonly kept: boolean;
  /** The village's own point, whose keeper can be rung. */
  readonly keeper: PointRecord | undefined;
}

/** The table of names lies on the phone, so what is meant is known at once; who does it the server knows best. */
export function useEveryday(asked: string, village: string | undefined, now: Date): EverydayAnswer {
  const services = everydayAsked(asked);
  const [first] = services;
  // Asked by the service's own name: one answer to keep, however it was called.
  const ask = first === undefined ? undefined : { q: first.name, ...(village === undefined ? {} : { village }) };
  const query = useQuery(everydayApi.find, ask);
  // Home keeps it; it stands to the right of this.
  const pack = useQuery(timetableApi.pack, village === undefined ? undefined : { code: village }).answer;
  const keeper = pack && pointOfVillage(pack);
  if (first === undefined) return { services, places: [], query, kept: false, keeper };
  const found = query.answer?.points.map((point) => ({ point, everyday: point.everyday[0] }));
  // While the server is being asked, nobody knows yet that there is none.
  const own = query.failure === undefined ? undefined : pack && inPack(pack, first.id, now);
  return { services, places: found ?? own, query, kept: found === undefined && own !== undefined, keeper };
}

function inPack({ points }: VillagePack, service: string, now: Date): EverydayPlace[] {
  return points.flatMap((point) => {
    const everyday = point.everyday?.find((each) => each.service === service);
    return everyday === undefined ? [] : [{ point: { ...point, openNow: pointOpeningAt(point, now) }, everyday }];
  });
}
