// What stands where a reminder was, once it was told?
import type { ReactElement } from 'react';
import { secondsAt, spokenTime, wallTime } from '@kehuoyou/shared';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';

/** When it was told, ISO 8601, and what was done then: 提醒过您. */
export interface ToldCardProps {
  readonly at: string | undefined;
  readonly what: string;
}

/** Says that it was told: once told, it is told. */
export function ToldCard({ at, what }: ToldCardProps): ReactElement {
  const seconds = at === undefined ? undefined : secondsAt(new Date(at));
  const end = '这班车不再重复提醒。';
  return (
    <Card title="提前多久提醒我" spoken={`${seconds === undefined ? '' : spokenTime(seconds)}${what}了，${end}`}>
      <Note tone="ink">{`${seconds === undefined ? '' : `${wallTime(seconds)} `}${what}了，${end}`}</Note>
    </Card>
  );
}
