// What did one send lately, and where is it?
import type { ReactElement } from 'react';
import { claimsOpen, claimStateNames, shipmentsApi, shipmentsPages, shipmentStateNames } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Card } from '../../ui/cards/card';
import { List } from '../../ui/cards/list';
import { Row } from '../../ui/cards/row';
import { Tag } from '../../ui/cards/tag';
import { AgeStrip } from '../../ui/page/age-strip';
import { summaryRow } from '../shipment/shipment-words';

/** So many are enough to find the last ones again. */
const SHOWN = 5;

/** One's own orders, the latest first; nothing where there are none, or nobody has signed in. */
export function MyShipments(): ReactElement | null {
  const query = useQuery(shipmentsApi.mine, { limit: SHOWN }, { freshForMs: 0 });
  const now = useNow();
  const orders = query.answer?.shipments ?? [];
  if (orders.length === 0) return null;
  return (
    <>
      <Card title="我寄的">{query.age === undefined ? null : <AgeStrip age={query.age} />}</Card>
      <List>
        {orders.map((order) => (
          <Row
            key={order.id}
            {...summaryRow(order, now)}
            tail={
              order.claim === undefined || !claimsOpen.has(order.claim) ? (
                <Tag word={shipmentStateNames[order.state]} tone={toneOf(order.state)} />
              ) : (
                <Tag word={claimStateNames[order.claim]} tone="amber" />
              )
            }
            onPress={() =>
              goTo(order.state === 'held' ? shipmentsPages.book : shipmentsPages.shipment, { id: order.id })
            }
          />
        ))}
      </List>
    </>
  );
}

function toneOf(state: keyof typeof shipmentStateNames): 'green' | 'amber' | 'grey' {
  if (state === 'held' || state === 'waiting') return 'amber';
  return state === 'cancelled' || state === 'expired' || state === 'rejected' ? 'grey' : 'green';
}
