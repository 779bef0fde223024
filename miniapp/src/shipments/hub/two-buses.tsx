// Which boxes were scanned onto two buses, so that somebody must look where they are?
import type { ReactElement } from 'react';
import { onTwoBuses } from '@kehuoyou/shared';
import type { CarriedAt, CarryingBus, TripDay } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { isBus } from '../carrying/carried-now';
import { busWords } from '../carrying/carry-words';

/** Stops nobody: the bus onto which it was put last counts, and whoever takes it off says where it was. */
export function TwoBuses({ at }: { readonly at: CarriedAt }): ReactElement | null {
  const lines = at.orders.flatMap((order) =>
    onTwoBuses(order.facts, order.ways, order.count).map(({ no, before, last }) => {
      const code = order.codes.find((each) => each.no === no)?.code ?? `第 ${no} 箱`;
      return `${code} ${order.goods}：先扫上${nameIn(at.buses, before)}，后扫上${nameIn(at.buses, last)}。按后一班等，到了扫一下。`;
    }),
  );
  if (lines.length === 0) return null;
  return (
    <Card title={`对不上：${lines.length} 箱扫上了两班车`}>
      {lines.map((line) => (
        <Note key={line} tone="red">
          {line}
        </Note>
      ))}
    </Card>
  );
}

function nameIn(buses: readonly CarryingBus[], trip: TripDay): string {
  const bus = buses.find((each) => isBus(each, trip));
  return bus === undefined ? ` ${trip.tripId} ` : ` ${busWords(bus)} `;
}
