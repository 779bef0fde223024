// How many good words has this point got? Nothing where there are none yet.
import type { ReactElement } from 'react';
import { complaintFiguresApi } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';

/** 这一年收到 3 句好话. */
export function GoodWords({ id }: { readonly id: string }): ReactElement | null {
  const count = useQuery(complaintFiguresApi.praiseOfPoint, { id }).answer?.count ?? 0;
  if (count === 0) return null;
  const words = `这一年收到 ${count} 句好话。`;
  return (
    <Card title="大家说好" spoken={words}>
      <Note tone="ink">{words}</Note>
    </Card>
  );
}
