// What does a scan at the hub come to: what is kept of it, and what does the clerk read?
import { normalWaybill } from '@kehuoyou/shared';
import { refused, tailOf } from './came-to';
import type { CameTo, Scan } from './came-to';
import { placeOfBag } from './hub-fold';
import { intoBag, ofBag } from './scanned-bag';
import { ofParcel, received } from './scanned-parcel';

/** Blanks that scanners and keyboards add. */
const BLANKS = /\s+/g;
/** A code without what scanners add. */
export function plainCode(text: string): string {
  return text.replace(BLANKS, '').toUpperCase();
}

/** True where the day itself says what the code is, and nobody has to be asked. */
export function isKnown({ desk, code }: Pick<Scan, 'desk' | 'code'>): boolean {
  return placeOfBag(desk, code) !== undefined;
}

/** What a scan comes to. */
export function cameTo(scan: Scan): CameTo {
  const { desk, code, found, part } = scan;
  const here = placeOfBag(desk, code);
  if (here !== undefined) return ofBag(scan, here);
  switch (found?.kind) {
    case 'bag':
      return ofBag(scan, found);
    case 'parcel':
      return ofParcel(scan, found);
    case 'nothing':
      return ofNothing(scan);
    case undefined:
      return part === 'receive' ? received(scan, code) : unasked(scan);
  }
}

/** Nobody knows it: the seal of a new bag, if one is wanted; a parcel that nobody announced. */
function ofNothing(scan: Scan): CameTo {
  const { code, hand, part } = scan;
  if (part === 'sort' && hand?.kind === 'parcel' && hand.wantsBag === true) return intoBag(scan, hand, code, hand.bus);
  if (part === 'receive') return received(scan, code);
  const waybill = normalWaybill(code);
  return refused(
    `没有人说过 ${code}`,
    '对着条码再扫一次。快递公司没报过的，先到“到件”里收下',
    waybill === undefined ? undefined : { kind: 'parcel', waybill },
  );
}

/** Without a network nobody can say where a parcel goes; a bag that the day knows is loaded all the same. */
function unasked({ code, hand, part }: Scan): CameTo {
  const waybill = normalWaybill(code);
  if (part === 'sort' && hand?.kind === 'parcel' && hand.wantsBag === true && hand.waybill !== waybill)
    return refused(`${code} 先等一等`, '没有网络，不知道它是不是新袋子。有网再扫', hand);
  return {
    state: 'unsaid',
    head: '没有网络，查不到',
    note: part === 'sort' ? `${tailOf(code)} 看面单上写的村，在下面点它的袋子` : `${code} 记着，有网再扫`,
    drafts: [],
    ...(waybill === undefined ? {} : { hand: { kind: 'parcel', waybill } }),
  };
}
