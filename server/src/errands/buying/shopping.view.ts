// How does a shopping list look on paper?
import {
  clockText,
  dateAt,
  isOwnErrand,
  longDate,
  namelessGroups,
  OWN_GROUP,
  secondsAt,
  shoppingParts,
  substituteModeNames,
  wallTime,
  yuan,
} from '@kehuoyou/shared';
import type { ErrandLine, ShoppingErrand, ShoppingGroup, ShoppingList, ShoppingPart } from '@kehuoyou/shared';
import type { Block, PageDocument } from '../../documents/page-document.js';

/** What is said of a part before its table, and the table's first rows: on one page. */
const HEAD_LINES = 6;

/** One table for each shop, point or bus, with room to tick off what is in the bag. */
export function shoppingSheet({ errands }: ShoppingList, by: ShoppingGroup, at: Date): PageDocument {
  const wanted = errands.filter(({ taken, state }) => taken && state !== 'bought');
  return {
    title: '代购清单',
    subtitle: `${longDate(dateAt(at))}，${wanted.length} 份`,
    foot: `清流县客货邮 代购清单 ${dateAt(at)} ${wallTime(secondsAt(at))} 印`,
    madeAt: at,
    scale: 'paper',
    blocks:
      wanted.length === 0
        ? [{ kind: 'paragraph', text: '没有要买的。' }]
        : shoppingParts(wanted, by).flatMap((part) => blocksOf(part, by)),
  };
}

function blocksOf(part: ShoppingPart, by: ShoppingGroup): Block[] {
  const name = nameOf(part, by);
  return [
    { kind: 'heading', text: name, lines: HEAD_LINES },
    {
      kind: 'table',
      goesOn: `${name}（接上页）`,
      columns: [
        { name: '买什么', share: 2.2, strong: true },
        { name: '多少', share: 0.8 },
        { name: '最多花', share: 0.9, align: 'right' },
        { name: '没有的话', share: 1.2 },
        { name: '给谁', share: 1.6 },
        { name: '送到', share: 1.4 },
        { name: '花了', share: 0.9, align: 'right' },
      ],
      rows: part.errands.flatMap((errand) => errand.lines.map((line) => rowOf(errand, line))),
    },
  ];
}

function nameOf({ shop, point, bus, errands }: ShoppingPart, by: ShoppingGroup): string {
  if (by === 'shop') return shop?.name ?? namelessGroups.shop;
  if (by === 'point') return point?.name ?? namelessGroups.point;
  if (bus === undefined) return errands.every(isOwnErrand) ? OWN_GROUP : namelessGroups.bus;
  return `${clockText(bus.departure)} ${bus.routeName} 去${bus.headsign}`;
}

function rowOf({ name, village, point, note, waits }: ShoppingErrand, line: ErrandLine): string[] {
  const { what, amount, unit, maxFen, substitute, proposal, standing } = line;
  const agreed = standing === 'agreed' ? proposal : undefined;
  const most = agreed?.fen ?? maxFen;
  return [
    agreed?.instead === undefined ? what : `${what}，换${agreed.instead}`,
    `${amount} ${unit}`,
    most === undefined ? '' : yuan(most),
    standing === 'asked_back' ? '在等回话' : substituteModeNames[substitute],
    [village, name].filter((each) => each !== undefined && each !== '').join(' '),
    [point.name, note, waits].filter((each) => each !== undefined).join('。'),
    '',
  ];
}
