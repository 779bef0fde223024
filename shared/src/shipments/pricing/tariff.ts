// What does whoever carries a box ask for it, and by when must they have it?
//
// A tariff is data: another carrier, another price or another rounding is another row, and no line of a rule. Amounts
// are samples until the county's carriers say theirs; screens call them 样例.

/** A part of the price that some places cost more. */
export interface Surcharge {
  readonly name: string;
  /** A box. */
  readonly fen: number;
}

/** Places with one price. */
export interface TariffZone {
  readonly id: string;
  readonly name: string;
  /** First two digits of the codes of its provinces; empty where there is only one zone. */
  readonly provinces: readonly string[];
  /** 首重: so many grams for so many fen. */
  readonly first: { readonly grams: number; readonly fen: number };
  /** 续重: each further so many grams, also when only begun. */
  readonly further: { readonly grams: number; readonly fen: number };
  readonly surcharges: readonly Surcharge[];
  /** Days from when it is handed over to when it is there. */
  readonly days: number;
}

/** The prices of one carrier. Whole grams, millimetres and fen. */
export interface Tariff {
  readonly id: string;
  /** 快递100's code; `bus` for the bus operator's small goods. */
  readonly carrier: string;
  readonly name: string;
  /** 抛重: cubic millimetres that count as one gram; 6,000 is the usual 6,000 cm³ a kilogram. */
  readonly divisor: number;
  /** How a billable weight is rounded. */
  readonly step: { readonly grams: number; readonly way: 'up' | 'nearest' };
  readonly mostSidesMm: number;
  readonly zones: readonly TariffZone[];
  /** 保价: so much of each thousand of the value, within bounds; absent where nobody insures. */
  readonly insurance?: { readonly perThousand: number; readonly leastFen: number; readonly mostValueFen: number };
  /** `HH:MM` at the hub, by which a box leaves the same day. */
  readonly postBy?: string;
  /** `HH:MM` at which the carrier's own courier takes in the villages, where one does. */
  readonly ownCollection?: string;
}

const IN_PROVINCE = { id: 'province', name: '省内', provinces: ['35'] } as const;
const NEAR = { id: 'near', name: '邻省', provinces: ['33', '36', '44', '31', '32', '34'] } as const;
const FAR = {
  id: 'far',
  name: '外省',
  provinces: [
    ...['11', '12', '13', '14', '21', '22', '23', '37', '41', '42', '43'],
    ...['45', '50', '51', '52', '53', '61'],
  ],
} as const;
const REMOTE = { id: 'remote', name: '偏远', provinces: ['15', '46', '54', '62', '63', '64', '65'] } as const;

/** 班车带货: what the bus operator's small-goods service asks between a village and the county. */
export const busTariff: Tariff = {
  ...{ id: 'bus-sample-1', carrier: 'bus', name: '班车带货', divisor: 12_000, mostSidesMm: 2_000 },
  step: { grams: 500, way: 'up' },
  zones: [
    {
      ...{ id: 'county', name: '县内', provinces: [], surcharges: [], days: 0 },
      first: { grams: 10_000, fen: 150 },
      further: { grams: 5_000, fen: 50 },
    },
  ],
};

/** The carriers that take boxes over at the county's hub. */
export const carrierTariffs: readonly Tariff[] = [
  {
    ...{ id: 'post-sample-1', carrier: 'youzhengguonei', name: '邮政快递包裹', divisor: 6_000, mostSidesMm: 3_000 },
    step: { grams: 1_000, way: 'up' },
    zones: [
      {
        ...IN_PROVINCE,
        first: { grams: 1_000, fen: 600 },
        further: { grams: 1_000, fen: 80 },
        surcharges: [],
        days: 2,
      },
      { ...NEAR, first: { grams: 1_000, fen: 800 }, further: { grams: 1_000, fen: 100 }, surcharges: [], days: 3 },
      { ...FAR, first: { grams: 1_000, fen: 1_000 }, further: { grams: 1_000, fen: 300 }, surcharges: [], days: 4 },
      {
        ...REMOTE,
        first: { grams: 1_000, fen: 1_500 },
        further: { grams: 1_000, fen: 800 },
        surcharges: [{ name: '偏远地方加收', fen: 500 }],
        days: 7,
      },
    ],
    insurance: { perThousand: 10, leastFen: 100, mostValueFen: 1_000_000 },
    postBy: '16:00',
    ownCollection: '09:30',
  },
  {
    ...{ id: 'shunfeng-sample-1', carrier: 'shunfeng', name: '顺丰特快', divisor: 6_000, mostSidesMm: 2_500 },
    step: { grams: 100, way: 'up' },
    zones: [
      {
        ...IN_PROVINCE,
        first: { grams: 1_000, fen: 1_300 },
        further: { grams: 1_000, fen: 200 },
        surcharges: [],
        days: 1,
      },
      { ...NEAR, first: { grams: 1_000, fen: 1_800 }, further: { grams: 1_000, fen: 500 }, surcharges: [], days: 1 },
      { ...FAR, first: { grams: 1_000, fen: 2_300 }, further: { grams: 1_000, fen: 1_000 }, surcharges: [], days: 2 },
      {
        ...REMOTE,
        first: { grams: 1_000, fen: 2_600 },
        further: { grams: 1_000, fen: 1_800 },
        surcharges: [{ name: '偏远地方加收', fen: 300 }],
        days: 3,
      },
    ],
    insurance: { perThousand: 5, leastFen: 100, mostValueFen: 2_000_000 },
    postBy: '14:30',
  },
];

/** The tariff of a carrier; undefined for one that takes nothing here. */
export function tariffOf(carrier: string): Tariff | undefined {
  return carrierTariffs.find((each) => each.carrier === carrier);
}

/** The zone of a tariff in which a province lies, by the first two digits of its code. */
export function zoneOf({ zones }: Tariff, province: string): TariffZone | undefined {
  return zones.find(({ provinces }) => provinces.length === 0 || provinces.includes(province));
}
