// What does a scan come to when bags are carried onto this bus, and how is it said?
import { normalWaybill, clockText } from '@kehuoyou/shared';
import type { Manifest, ScanEvent } from '@kehuoyou/shared';
import { takingBack } from '../scanning/scan-queue';
import type { MadeScan, ScanDraft } from '../scanning/scan-queue';
import { placeName } from '../freight-words';

/** What is scanned: a bag by its seal, or a parcel without one by its number. */
export const transferKinds = ['bag', 'parcel'] as const;
export type TransferKind = (typeof transferKinds)[number];

/** The bus that takes things over, and where that happens if it is at a station or the hub. */
export interface TakingBus extends Pick<Manifest, 'tripId' | 'serviceDate'> {
  readonly pointId?: string;
}

/** What was scanned comes to something to keep, or to why not. */
export type Taken = { readonly draft: ScanDraft } | { readonly refused: string } | { readonly known: string };

/** Signs of a seal, as the server takes them. */
const SEAL = /^[A-Z0-9-]{4,32}$/;

/** What a scan comes to; `made` is what this phone has said so far. */
export function taken(text: string, kind: TransferKind, bus: TakingBus, made: readonly MadeScan[]): Taken {
  const code = text.replace(/\s+/g, '').toUpperCase();
  const what = kind === 'bag' ? { seal: SEAL.test(code) ? code : undefined } : { waybill: normalWaybill(text) };
  if (what.seal === undefined && what.waybill === undefined)
    return { refused: kind === 'bag' ? '这不像封条号，对着封条再扫一次' : '单号不对，对着面单再扫一次' };
  const name = { ...(what.seal === undefined ? { waybill: what.waybill ?? '' } : { seal: what.seal }) };
  if (standing(made, bus).some((each) => nameOf(each) === nameOf(name))) return { known: `${nameOf(name)} 已经接过了` };
  const { tripId, serviceDate, pointId } = bus;
  return {
    draft: { type: 'TRANSFERRED', ...name, tripId, serviceDate, ...(pointId === undefined ? {} : { pointId }) },
  };
}

/** What this phone has said that this bus took over, without slips, the last first. */
export function standing(made: readonly MadeScan[], { tripId, serviceDate }: TakingBus): MadeScan[] {
  const slips = new Set(made.map(({ retracts }) => retracts));
  return made
    .filter(
      (each) =>
        each.type === 'TRANSFERRED' &&
        each.tripId === tripId &&
        each.serviceDate === serviceDate &&
        !slips.has(each.eventId),
    )
    .reverse();
}

/** What takes one of them back: on a bus it is the bus that says whose it is. */
export function puttingBack(made: MadeScan, { tripId, serviceDate }: TakingBus): ScanDraft {
  return { ...takingBack(made), tripId, serviceDate };
}

/** YD0731, or 尾号 3882. */
export function nameOf({ seal, waybill = '' }: Pick<ScanEvent, 'seal' | 'waybill'>): string {
  return seal ?? `尾号 ${waybill.slice(-4)}`;
}

/** 接 YD0731, for the queue and for what can be taken back. */
export function takeName(draft: Pick<ScanEvent, 'type' | 'seal' | 'waybill'>): string {
  return `${draft.type === 'RETRACTED' ? '撤销接' : '接'} ${nameOf(draft)}`;
}

/** Where it comes off now: 12:00 放到横溪村; what the bus does not know yet is said so. */
export function comesOff({ stops }: Pick<Manifest, 'stops'>, what: Pick<ScanEvent, 'seal' | 'waybill'>): string {
  const stop = stops.find(
    ({ bags, loose }) =>
      bags.some(({ seal }) => seal === what.seal) || loose.some(({ waybill }) => waybill === what.waybill),
  );
  if (stop === undefined) return '传上去以后，就知道在哪里放下';
  const { arrival, pointName, stopName, changesHere } = stop;
  const place = placeName(pointName ?? stopName);
  return changesHere === true
    ? `${clockText(arrival)} 在${placeName(stopName)}换车，去${place}`
    : `${clockText(arrival)} 放到${place}`;
}
