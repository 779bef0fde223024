// What is said of a parcel that waits at another station?
import { carrierOf, spokenFigures } from '@kehuoyou/shared';
import type { OtherStationParcel } from '@kehuoyou/shared';
import { momentWords } from '../moment-words';

/** The line under its code, how it stands there, and how old that is. */
export interface StationWords {
  readonly firm: string;
  readonly told: string;
  readonly spoken: string;
}

/** Words of one; `now` is the phone's. */
export function stationWords(parcel: OtherStationParcel, now: Date): StationWords {
  const { waybill, carrier, personName, station, code, status, toldAt } = parcel;
  const tail = waybill.slice(-4);
  const firm = carrierOf(carrier).name;
  const stands = status === undefined ? '' : `：${status}`;
  return {
    firm: [personName, firm, `尾号 ${tail}`].filter((part) => part !== '').join(' · '),
    told: `快递100 ${momentWords(toldAt, now)} 说的${stands}。取走了也可能还在这里。`,
    spoken: `${personName === '' ? '' : `${personName}的`}${firm}，尾号${spokenFigures(tail)}，在${station}，取件码${spokenFigures(code)}。`,
  };
}
