// How does a page know an errand as it is now, when the server has just said so?
import { useContext } from 'react';
import { errandsApi } from '@kehuoyou/shared';
import type { Errand } from '@kehuoyou/shared';
import { ClockContext } from '../core/clock';
import { QueryContext } from '../core/use-query';

/** Keeps what a write was answered with, so that no page shows the errand as it was before. */
export function useLearnedErrand(): (errand: Errand) => void {
  const book = useContext(QueryContext);
  const clock = useContext(ClockContext);
  return (errand) => book.learn(errandsApi.read, { id: errand.id }, { answer: errand, at: clock.now().getTime() });
}
