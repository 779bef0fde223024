// How does a page know an order as it is now, when the server has just said so?
import { useContext } from 'react';
import { shipmentsApi } from '@kehuoyou/shared';
import type { Shipment } from '@kehuoyou/shared';
import { ClockContext } from '../core/clock';
import { QueryContext } from '../core/use-query';

/** Keeps what a write was answered with, so that no page shows the order as it was before. */
export function useLearnedShipment(): (shipment: Shipment) => void {
  const book = useContext(QueryContext);
  const clock = useContext(ClockContext);
  return (shipment) =>
    book.learn(shipmentsApi.read, { id: shipment.id }, { answer: shipment, at: clock.now().getTime() });
}
