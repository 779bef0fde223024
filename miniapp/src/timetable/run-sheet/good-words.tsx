// How many good words has whoever drives got? Told to them alone, and only where there are some.
import type { ReactElement } from 'react';
import { complaintFiguresApi } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import { Note } from '../../ui/cards/note';

/** 这一年乘客夸了您 3 次. */
export function GoodWords(): ReactElement | null {
  const count = useQuery(complaintFiguresApi.praiseOfDriver, {}).answer?.count ?? 0;
  return count === 0 ? null : <Note tone="ink">{`这一年，坐您车的人说了 ${count} 句好话。`}</Note>;
}
