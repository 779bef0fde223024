// How long is something, in figures?
import { waitText } from '../departures/departure-words';

/** 25 分, 1 小时 39 分; at least a minute. */
export function spanText(minutes: number): string {
  return waitText(Math.max(1, minutes)).replace('还有 ', '');
}
