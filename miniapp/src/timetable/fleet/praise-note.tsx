// Which of the company's drivers have been praised? Nothing where nobody has been yet.
import type { ReactElement } from 'react';
import { complaintFiguresApi } from '@kehuoyou/shared';
import { useQuery } from '../../core/use-query';
import { Note } from '../../ui/cards/note';

/** 这一年乘客说了 5 句好话：工号 12 3 句. */
export function PraiseNote(): ReactElement | null {
  const { count = 0, drivers = [] } = useQuery(complaintFiguresApi.praiseOfCompany, {}).answer ?? {};
  if (count === 0) return null;
  const whose = drivers.map((driver) => `工号 ${driver.staffNumber} ${driver.count} 句`).join('，');
  return <Note tone="ink">{`这一年坐车的人说了 ${count} 句好话${whose === '' ? '' : `：${whose}`}。`}</Note>;
}
