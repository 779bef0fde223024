// Which parcels does a household have when a test opens its wallet?
import type { ParcelBus, WalletParcel } from '@kehuoyou/shared';
import { at } from './village-pack';

export const point = { id: 'P104204', name: '下谢村客货邮服务点', phone: '13900000001' };

/** One that waits, for grandmother. */
export function parcel(more: Partial<WalletParcel> = {}): WalletParcel {
  return {
    id: 'A1',
    waybill: '73100112233882',
    carrier: 'zhongtong',
    personId: 'G',
    personName: '奶奶',
    own: true,
    state: 'ready',
    since: at('08:00').toISOString(),
    point,
    exceptions: [],
    may: { extend: false, dispute: false },
    ...more,
  };
}

/** On the third day. */
export const waiting = parcel({
  shelf: '2-3-3882',
  keeping: { days: 3, keepUntil: '2026-11-28', daysLeft: 4, overdueLevel: 2 },
  may: { extend: true, dispute: false },
});

export const bus: ParcelBus = {
  tripId: 'T1',
  serviceDate: '2026-11-24',
  routeName: 'K12',
  arrival: '2026-11-24T10:20:00+08:00',
  planned: '2026-11-24T10:00:00+08:00',
  live: true,
};

export const coming = parcel({
  id: 'B1',
  waybill: 'YT9900007788',
  carrier: 'yuantong',
  personId: 'D',
  personName: '爸爸',
  state: 'in_transit',
  bus,
});

export const taken = parcel({
  id: 'C1',
  waybill: '98123450009046',
  carrier: 'youzhengguonei',
  state: 'collected',
  collected: { at: '2026-11-23T10:12:00+08:00', method: 'agent', agent: '李**', shelf: '2-1-9046' },
  may: { extend: false, dispute: true },
});
