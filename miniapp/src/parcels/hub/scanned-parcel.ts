// What does a parcel's number come to, by what is being done at the desk?
import { normalWaybill, parcelStateNames } from '@kehuoyou/shared';
import type { Leaving } from '@kehuoyou/shared';
import type { ScanDraft } from '../scanning/scan-queue';
import { busOn, placeName } from '../freight-words';
import { refused, tailOf } from './came-to';
import type { CameTo, FoundParcel, InHand, Scan } from './came-to';
import { intoBag } from './scanned-bag';

/** A parcel of which the server has told. */
export function ofParcel(scan: Scan, found: FoundParcel): CameTo {
  const { part } = scan;
  if (found.state === 'held') return refused(`${tailOf(found.waybill)} 扣下了`, '等检查完放行，先别动', handOf(found));
  if (part === 'return') return returned(scan, found);
  const isHere = found.state === 'expected' || found.state === 'at_hub' || found.wrongBag !== undefined;
  if (part === 'receive')
    return found.state === 'expected'
      ? received(scan, found.waybill, found)
      : { ...told(scan, found), ...already(found) };
  if (part === 'load') return loose(scan, found);
  return part === 'sort' && isHere ? sort(scan, found) : { ...told(scan, found), ...already(found) };
}

function handOf({ waybill, pointId, pointName, next }: FoundParcel): InHand & { kind: 'parcel' } {
  return {
    kind: 'parcel',
    waybill,
    ...(pointId === undefined ? {} : { pointId }),
    ...(pointName === undefined ? {} : { pointName }),
    ...(next === undefined ? {} : { bus: next }),
  };
}

/** Where a parcel goes and with which bus. */
function told({ desk: { date } }: Scan, found: FoundParcel): CameTo {
  const { pointName, next, waits } = found;
  if (found.leaving === 'refused') return notToBeLeft(found);
  if (pointName === undefined)
    return {
      state: 'careful',
      head: '不知道送哪儿',
      note: `${tailOf(found.waybill)} 放一边，找快递公司问`,
      drafts: [],
      hand: handOf(found),
    };
  return {
    state: waits === undefined ? 'done' : 'careful',
    head: [...(next === undefined ? [] : [busOn(next, date)]), placeName(pointName)].join(' '),
    note: waits ?? `${tailOf(found.waybill)}${outOf(found)}${LEAVING_NOTES[found.leaving ?? 'point'] ?? ''}`,
    drafts: [],
    hand: handOf(found),
  };
}

/** It was sent elsewhere after it had been put into a bag. */
function outOf({ wrongBag }: FoundParcel): string {
  return wrongBag === undefined ? '' : `，改送了，从 ${wrongBag} 袋里拿出来`;
}

/** What the clerk should know of where it is left; the keeper reads the same. */
const LEAVING_NOTES: Readonly<Partial<Record<Leaving, string>>> = {
  home: '，送上门的',
  open: '，还在问收件人',
};

/** Its household does not want it at the point: it does not travel there for nothing. */
function notToBeLeft(found: FoundParcel): CameTo {
  return {
    state: 'careful',
    head: '收件人不要放服务点',
    note: `${tailOf(found.waybill)} 放一边，交还快递公司再送`,
    drafts: [],
    hand: handOf(found),
  };
}

function already(found: FoundParcel): Pick<CameTo, 'state' | 'note'> {
  return { state: 'careful', note: `${tailOf(found.waybill)} ${parcelStateNames[found.state]}` };
}

/** A parcel that has come; `found` undefined where nobody knows of it, or nobody can be asked. */
export function received(scan: Scan, code: string, found?: FoundParcel): CameTo {
  const waybill = found?.waybill ?? normalWaybill(code);
  if (waybill === undefined) return refused(`${code} 不是单号`, '对着面单上的条码再扫一次');
  const draft: ScanDraft = { type: 'HUB_RECEIVED', waybill, pointId: scan.desk.pointId };
  if (found !== undefined) return { ...told(scan, found), drafts: [draft] };
  return { state: 'done', head: `收到 ${tailOf(waybill)}`, drafts: [draft], hand: { kind: 'parcel', waybill } };
}

/** Into the open bag of its bus; without one the next scan is the seal of a new one. */
function sort(scan: Scan, found: FoundParcel): CameTo {
  const hand = handOf(found);
  const arrives: ScanDraft[] =
    found.state === 'expected' ? [{ type: 'HUB_RECEIVED', waybill: found.waybill, pointId: scan.desk.pointId }] : [];
  if (
    found.leaving === 'refused' ||
    found.pointId === undefined ||
    (found.next === undefined && found.waits !== undefined)
  )
    return { ...told(scan, found), drafts: arrives };
  if (found.seal !== undefined) return intoBag(scan, hand, found.seal, found.next);
  return {
    ...told(scan, found),
    state: 'now',
    tag: '新袋子',
    note: `${tailOf(found.waybill)}${outOf(found)} 拿一个新袋子，扫它的封条号`,
    drafts: arrives,
    hand: { ...hand, wantsBag: true },
  };
}

/** One that goes without a bag is loaded only after the clerk has said so: it may just have fallen out of one. */
function loose(scan: Scan, found: FoundParcel): CameTo {
  const isHere = found.state === 'expected' || found.state === 'at_hub' || found.state === 'sorted';
  if (!isHere) return { ...told(scan, found), ...already(found) };
  return {
    ...told(scan, found),
    state: 'careful',
    note:
      found.next === undefined
        ? (found.waits ?? '还没有班车')
        : `${tailOf(found.waybill)} 是散件，不装袋就按“装上这一件”`,
    hand: { ...handOf(found), mayLoad: found.next !== undefined },
  };
}

function returned(scan: Scan, found: FoundParcel): CameTo {
  if (found.state !== 'returning') return { ...told(scan, found), ...already(found) };
  const draft: ScanDraft = { type: 'RETURN_HANDED', waybill: found.waybill, pointId: scan.desk.pointId };
  return { state: 'done', head: `${tailOf(found.waybill)} 退给快递公司`, drafts: [draft], hand: handOf(found) };
}
