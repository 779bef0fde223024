// How does a manifest look as a table and on paper?
import { dateAt, longDate, roundKilograms, secondsAt, wallTime, clockText } from '@kehuoyou/shared';
import type { HubBagState, Manifest, ManifestStop } from '@kehuoyou/shared';
import type { Block, PageDocument } from '../../documents/page-document.js';
import type { Table } from '../../documents/table.js';

const STATES: Readonly<Record<HubBagState, string>> = {
  open: '还在分拣',
  sealed: '封好了，等装车',
  loaded: '装上了',
  gone: '在路上',
  handed: '交给服务点了',
};

/** A bag or a parcel without one, as a row. */
interface ManifestRow {
  readonly stop: ManifestStop;
  readonly code: string;
  readonly what: '整袋' | '单件';
  readonly pieces: number;
  readonly grams?: number;
  readonly weighed: boolean;
  readonly state: HubBagState;
}

/** A row for each bag and each parcel without one, in the order in which they are taken off. */
export function manifestTable(manifest: Manifest): Table<ManifestRow> {
  const stopNumbers = [...new Set(manifest.stops.map(({ stopSequence }) => stopSequence))];
  return {
    title: titleOf(manifest),
    columns: [
      { name: '第几站', type: 'number', cell: ({ stop }) => stopNumbers.indexOf(stop.stopSequence) + 1 },
      { name: '到站', type: 'text', cell: ({ stop }) => clockText(stop.arrival) },
      { name: '站名', type: 'text', cell: ({ stop }) => stop.stopName },
      { name: '服务点', type: 'text', cell: ({ stop }) => placeOf(stop) },
      { name: '电话', type: 'text', cell: ({ stop }) => stop.phone },
      { name: '袋号或单号', type: 'text', cell: ({ code }) => code },
      { name: '袋或件', type: 'text', cell: ({ what }) => what },
      { name: '件数', type: 'number', cell: ({ pieces }) => pieces },
      {
        name: '公斤',
        type: 'number',
        cell: ({ grams }) => (grams === undefined ? undefined : Number(roundKilograms(grams))),
      },
      { name: '称过', type: 'text', cell: ({ weighed }) => (weighed ? '称过' : '估计') },
      { name: '到哪一步', type: 'text', cell: ({ state }) => STATES[state] },
    ],
    rows: manifest.stops.flatMap(rowsOf),
  };
}

/** One sheet to sign: what comes off where, large, with room for a signature. */
export function manifestSheet(manifest: Manifest, address: string): PageDocument {
  const { stops, load, room, plate, staffNumber, cancelled, at } = manifest;
  const bags = stops.reduce((sum, stop) => sum + stop.bags.length, 0);
  const pieces = stops.reduce((sum, stop) => sum + stop.cargo.pieces, 0);
  const printed = new Date(at);
  return {
    title: titleOf(manifest),
    subtitle: `${longDate(manifest.serviceDate)} ${clockText(manifest.departure)} 开，开往${manifest.headsign}`,
    mark: { symbology: 'qr', text: address, words: ['扫码看现在装到哪里', address.replace(/^https?:\/\//, '')] },
    foot: `清流县客货邮 路单 ${dateAt(printed)} ${wallTime(secondsAt(printed))} 印`,
    madeAt: printed,
    scale: 'paper',
    blocks: [
      ...(cancelled === undefined ? [] : [{ kind: 'paragraph', text: `这班车停开：${cancelled}` } as const]),
      {
        kind: 'facts',
        facts: [
          ['车牌', plate ?? '还没派车'],
          ['司机工号', staffNumber ?? '还没派司机'],
          [
            '一共',
            `${bags} 袋，${pieces} 件，${roundKilograms(load.grams)} 公斤（能装 ${roundKilograms(room.grams)} 公斤）`,
          ],
        ],
      },
      stopTable(manifest),
      { kind: 'paragraph', text: '装车人签名：____________　司机签名：____________　时间：________' },
    ],
  };
}

function stopTable({ stops }: Manifest): Block {
  if (stops.length === 0) return { kind: 'paragraph', text: '这班车没有要带的快递。' };
  return {
    kind: 'table',
    columns: [
      { name: '到站', share: 0.8, strong: true },
      { name: '放在哪里', share: 2 },
      { name: '袋号（件数）', share: 2.6 },
      { name: '件', share: 0.5, align: 'right' },
      { name: '公斤', share: 0.7, align: 'right' },
      { name: '站长签名', share: 1.4 },
    ],
    rows: stops.map((stop) => [
      clockText(stop.arrival),
      stop.changesHere === true ? `${stop.stopName}，${placeOf(stop) ?? ''}` : (placeOf(stop) ?? stop.stopName),
      [
        ...stop.bags.map(({ seal, pieces }) => `${seal}（${pieces}）`),
        ...stop.loose.map(({ waybill }) => `单件 ${waybill}`),
      ].join('，'),
      String(stop.cargo.pieces),
      roundKilograms(stop.cargo.grams),
      '',
    ]),
  };
}

/** Which point, or to which one it goes on from this stop. */
function placeOf({ pointName, changesHere }: ManifestStop): string | undefined {
  return changesHere === true ? `换车去${pointName ?? ''}` : pointName;
}

function titleOf({ routeName }: Manifest): string {
  return `${routeName} 路单`;
}

function rowsOf(stop: ManifestStop): ManifestRow[] {
  return [
    ...stop.bags.map(({ seal, pieces, grams, weighed, state }) => ({
      stop,
      code: seal,
      what: '整袋' as const,
      pieces,
      grams,
      weighed,
      state,
    })),
    ...stop.loose.map(({ waybill, state }) => ({
      stop,
      code: waybill,
      what: '单件' as const,
      pieces: 1,
      weighed: false,
      state,
    })),
  ];
}
