// Is the service point open where something waits, and whom does one ring there?
import { pointName } from '@kehuoyou/shared';
import { useNow } from '../core/clock';
import { pointOpeningWords, spokenSentence } from './point-opening-words';
import type { PointOpeningWords } from './point-opening-words';
import { usePoint } from './use-point';

/** What a page of another feature says of a point. */
export interface PointOpening {
  /** 下谢村服务点. */
  readonly name: string;
  readonly phone?: string;
  /** Whether it is open; absent while this phone has never heard of it. */
  readonly words?: PointOpeningWords;
  /** 下谢村服务点现在开着，今天开到下午六点 */
  readonly spoken: string;
}

/** The point of `known.id` as this phone knows it at this moment, else by the name with which it came. */
export function usePointOpening(known: {
  readonly id: string;
  readonly name: string;
  readonly phone?: string;
}): PointOpening {
  const now = useNow();
  const point = usePoint(known.id).answer;
  const name = pointName(point?.name ?? known.name);
  const phone = point?.phone ?? known.phone;
  const words = point && pointOpeningWords(point, now);
  return {
    name,
    ...(phone === undefined ? {} : { phone }),
    ...(words === undefined ? {} : { words }),
    spoken: words === undefined ? name : `${name}${words.open ? '现在开着' : ''}，${spokenSentence(words.sentence)}`,
  };
}
