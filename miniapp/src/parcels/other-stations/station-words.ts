// What is said of a parcel that waits at another station?
import { carrierOf, spokenFigures } from '@kehuoyou/shared';
import type { OtherStationParcel } from '@kehuoyou/shared';
import { momentWords } from '../moment-words';

/** The line under its code, since when it waits, and how old that is. */
export interface StationWords {
  readonly firm: string;
  readonly since: string | undefined;
  readonly told: string;
  readonly spoken: string;
}

/** Words of one; `now` is the phone's. */
export function stationWords(parcel: OtherStationParcel, now: Date): StationWords {
  const { waybill, carrier, personName, station, code, since, toldAt } = parcel;
  const tail = waybill.slice(-4);
  const firm = carrier === '' ? '快递' : carrierOf(carrier).name;
  const waits = since === undefined ? undefined : `${momentWords(since, now)} 到的`;
  return {
    firm: [personName, firm, `尾号 ${tail}`].filter((part) => part !== '').join(' · '),
    since: waits,
    told: `快递100 ${momentWords(toldAt, now)} 说的，取走了也可能还在这里。`,
    spoken: `${personName === '' ? '' : `${personName}的`}${firm}，尾号${spokenFigures(tail)}，在${station}，取件码${spokenFigures(code)}。`,
  };
}
