// What of an order does its sender read in red?
import type { Shipment } from '@kehuoyou/shared';
import { shutWords } from './change-point-words';
import { toFetchWords } from './give-back-words';
import { missedWords } from './missed-words';
import { strandedWords, troubleWords } from './shipment-words';

/** Sentences, those of several boxes first. What was fetched from the point is one sentence, and not one a box. */
export function troublesOf(shipment: Shipment, now: Date): string[] {
  const fetched = shipment.boxes.filter(({ state, bus }) => state === 'taken_back' && bus === undefined);
  const isOne = fetched.length < 2;
  const each = isOne ? shipment.boxes : shipment.boxes.filter((box) => !fetched.includes(box));
  return [
    shutWords(shipment),
    strandedWords(shipment.boxes),
    missedWords(shipment, now),
    toFetchWords(shipment),
    isOne ? undefined : `${fetched.length} 箱还给寄的人了`,
    ...each.map(troubleWords),
  ].flatMap((words) => words ?? []);
}
