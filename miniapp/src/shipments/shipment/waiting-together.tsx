// Who waits with somebody for a place on the bus, what does its company say, and does a vehicle come to the field?
import type { ReactElement } from 'react';
import { dateAt, dayName, instantOf, parseWallTime, poolsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { fieldWords, sharedAnswerWords } from '../loads/pool-words';

/** Others join, and the company answers, while somebody looks. */
const ASK_EVERY_MS = 60_000;

/** As long as the boxes are at home, the vehicle may come to them. */
const AT_HOME: ReadonlySet<Shipment['state']> = new Set(['waiting', 'held', 'booked']);

/** For an order that waits, or has a place with a vehicle that comes to the field; nothing else. */
export function WaitingTogether({ shipment }: { readonly shipment: Shipment }): ReactElement | null {
  const { id, state } = shipment;
  const now = useNow();
  const query = useQuery(poolsApi.ofShipment, AT_HOME.has(state) ? { id } : undefined, {
    everyMs: ASK_EVERY_MS,
    freshForMs: 0,
  });
  const pool = query.answer?.pool;
  if (!AT_HOME.has(state) || pool === undefined) return null;
  if (state !== 'waiting') {
    const collect = pool.answer?.collect;
    if (collect === undefined || pool.serviceDate === undefined) return null;
    const due = instantOf(pool.serviceDate, parseWallTime(collect.at) ?? 0);
    const past = due <= now ? { keptFen: shipment.keptFen } : undefined;
    const words = fieldWords(collect, dayName(pool.serviceDate, dateAt(now)), past);
    return (
      <Card title="车到地头来收" spoken={words}>
        <Note tone="ink">{words}</Note>
      </Card>
    );
  }
  const { others, isAsked, answer } = pool;
  const along =
    others.boxes === 0 ? '现在只有您在等这班车。' : `还有 ${others.households} 家 ${others.boxes} 箱也在等这班车。`;
  const asked = isAsked ? '已经请公司看能不能加一辆车。' : '等的人多了，会请公司看能不能加一辆车。';
  const said = answer === undefined ? asked : sharedAnswerWords(answer);
  return (
    <Card title="一起等车的" spoken={`${along}${said}`}>
      <Note tone="ink">{along}</Note>
      <Note tone="ink">{said}</Note>
    </Card>
  );
}
