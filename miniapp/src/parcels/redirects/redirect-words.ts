// What does the clerk read of closed points, and of what goes elsewhere?
import { dateAt, dateText, spokenCount } from '@kehuoyou/shared';
import type { ClosedPoint, Redirect, RedirectCounts } from '@kehuoyou/shared';
import { momentWords } from '../moment-words';
import { placeName } from '../freight-words';

/** A closed point. */
export function closedWords({ name, reason, until, pieces, inBags = 0, onShelf = 0 }: ClosedPoint, now: Date) {
  const end =
    until === undefined || dateAt(new Date(until)) === dateAt(now) ? '' : `，停到 ${dateText(dateAt(new Date(until)))}`;
  return {
    title: `${placeName(name)}停业`,
    pieces: `${pieces} 件要送去`,
    why: `${reason}${end}。${lying({ inBags, onShelf })}`,
    spoken: `${placeName(name)}停业，有${spokenCount(pieces)}件要送去。`,
  };
}

/** Where some of them have to be fetched from first; nothing where all lie loose. */
function lying({ inBags, onShelf }: { readonly inBags: number; readonly onShelf: number }): string {
  const said = [
    ...(inBags === 0 ? [] : [`${inBags} 件已经装了袋`]),
    ...(onShelf === 0 ? [] : [`${onShelf} 件在它的架上`]),
  ];
  return said.length === 0 ? '' : `里面${said.join('，')}。`;
}

/** 3.2 公里. */
export function farWords(metres: number): string {
  return metres < 1_000 ? `${Math.max(100, Math.round(metres / 100) * 100)} 米` : `${(metres / 1_000).toFixed(1)} 公里`;
}

/** What a press does to how many. */
export function choiceWords({ agreed, ask, call }: RedirectCounts): string {
  const said = [
    ...(agreed === 0 ? [] : [`${agreed} 件早就同意放那里，马上改送`]),
    ...(ask === 0 ? [] : [`${ask} 件先在手机上问家里`]),
    ...(call === 0 ? [] : [`${call} 件要打电话问`]),
  ];
  return `${said.join('，')}。不愿意的先放着，或者退回。后面再到的也照这样办。`;
}

/** One that runs. */
export function runningWords({ from, to, counts, since, inBags = [], onShelf = 0 }: Redirect, now: Date) {
  const { moved, open, waiting, returning } = counts;
  const said = [
    `改了 ${moved} 件`,
    ...(open === 0 ? [] : [`等回话 ${open} 件`]),
    ...(waiting === 0 ? [] : [`放着等 ${waiting} 件`]),
    ...(returning === 0 ? [] : [`退回 ${returning} 件`]),
  ];
  return {
    title: `${placeName(from.name)}的改送${placeName(to.name)}`,
    counts: `${said.join('，')}。`,
    since: `${momentWords(since, now)} 开始`,
    bags: inBags.map(
      ({ seal, waybills }) =>
        `${seal} 袋里拿出尾号 ${waybills.map((each) => each.slice(-4)).join('、')}，到“分拣”里扫一遍，装别的袋。`,
    ),
    shelf: onShelf === 0 ? [] : [`${onShelf} 件还在${placeName(from.name)}的架上，等站长交给班车。`],
  };
}
