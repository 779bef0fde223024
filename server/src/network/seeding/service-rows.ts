// Which everyday services and licences do the county's points begin with, as samples?
import type { LicenceKind, PointService } from '@kehuoyou/shared';

/** A service that a point of the county's files offers. */
interface Offered {
  readonly pointId: string;
  readonly service: PointService;
}

/** What a point that does everyday things does of them, with what its keeper says. Samples, as hours and phones are. */
const EVERYDAY = [
  { service: 'electricity', note: '每月 25 号以前交。' },
  { service: 'water' },
  { service: 'phone' },
  { service: 'insurance', hours: '上午' },
  { service: 'alive', hours: '上午', helper: '站长' },
] as const;
/** What every point does that takes parcels. */
const AT_COUNTERS = [
  { service: 'print', costFen: 50, note: '双面算两张。' },
  { service: 'writing', helper: '站长' },
] as const;
/** What a station does besides. */
const AT_STATIONS = [
  { service: 'television' },
  { service: 'cash', note: '一次最多 2000 元。', hours: '上午 9 点到下午 4 点' },
  { service: 'office', helper: '窗口工作人员', hours: '周一到周五' },
  { service: 'photo', costFen: 1_500 },
  { service: 'ticket', costFen: 300 },
] as const;
const LICENCES: readonly { readonly service: PointService; readonly kind: LicenceKind; readonly head: string }[] = [
  { service: 'tobacco', kind: 'tobacco', head: '3504230000' },
  { service: 'shopping', kind: 'food', head: 'JY13504230' },
];
/** Last days of sample licences; the one of the hundredth or so point is over, so that one sees how that looks. */
const UNTIL = ['2029-06-30', '2028-12-31', '2030-03-31', '2027-09-30'] as const;
const OVER = '2026-06-30';
const OVER_EVERY = 40;

/** The rows, from what each point offers by the county's files. */
export function serviceRows(offered: readonly Offered[]) {
  const doing = (wanted: PointService) => offered.filter(({ service }) => service === wanted);
  return {
    everyday: [
      ...doing('everyday').flatMap(({ pointId }) => [
        ...EVERYDAY.map((row) => everyday(pointId, row)),
        ...(pointId.startsWith('S') ? AT_STATIONS.map((row) => everyday(pointId, row)) : []),
      ]),
      ...doing('express').flatMap(({ pointId }) => AT_COUNTERS.map((row) => everyday(pointId, row))),
      ...doing('farm_inputs').map(({ pointId }) => everyday(pointId, { service: 'farming' })),
    ],
    licences: LICENCES.flatMap(({ service, kind, head }) =>
      doing(service).map(({ pointId }, place) => ({
        ...{ pointId, kind, number: `${head}${String(place + 1).padStart(4, '0')}` },
        validUntil: place % OVER_EVERY === OVER_EVERY - 1 ? OVER : (UNTIL[place % UNTIL.length] ?? UNTIL[0]),
      })),
    ),
  };
}

interface Said {
  readonly service: string;
  readonly note?: string;
  readonly hours?: string;
  readonly costFen?: number;
  readonly helper?: string;
}

function everyday(pointId: string, { service, note, hours, costFen, helper }: Said) {
  return {
    ...{ pointId, service, offered: true, allowed: true },
    ...{ note: note ?? null, hours: hours ?? null, costFen: costFen ?? null, helper: helper ?? null },
  };
}
