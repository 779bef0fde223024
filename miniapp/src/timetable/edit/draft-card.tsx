// What have I drafted on this phone that nobody has seen yet?
import type { ReactElement } from 'react';
import { timetablePages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { editWords, tripWords } from '../changing/edit-words';
import { useDraft, useDrafts } from '../changing/use-draft';
import type { DraftChange } from '../changing/use-draft';

/** The draft, and the way to its preview; nothing while nothing is drafted. */
export function DraftCard({ accountId }: { readonly accountId: string }): ReactElement | null {
  const { changes, attempt } = useDraft(accountId);
  if (changes.length === 0) return null;
  const sent = (id: string): boolean => attempt?.changeIds.includes(id) === true;
  return (
    <>
      <Card title={`改了 ${changes.length} 处，还没发布`} named>
        <Note tone="ink">
          {attempt === undefined
            ? '都存在这部手机里，发布以前谁也看不到。'
            : '上次发布没等到回音，先去问清楚发布了没有。'}
        </Note>
        <Button
          kind="primary"
          icon="search"
          word={attempt === undefined ? '先看看村里人会看到什么' : '去问清楚'}
          onPress={() => goTo(timetablePages.preview)}
        />
      </Card>
      {changes.map((change) => (
        <ChangeCard
          key={change.id}
          change={change}
          onDrop={sent(change.id) ? undefined : () => useDrafts.getState().drop(accountId, change.id)}
        />
      ))}
    </>
  );
}

function ChangeCard({
  change,
  onDrop,
}: {
  readonly change: DraftChange;
  readonly onDrop: (() => void) | undefined;
}): ReactElement {
  const trip = tripWords(change.trip);
  const words = editWords(change.edit, change.townshipName);
  return (
    <Card title={trip} named spoken={`${trip}，${words}。`} readable={false}>
      <Note tone="ink">{words}</Note>
      {onDrop === undefined ? null : (
        <ButtonRow>
          <Button icon="trash-2" word="不改这处了" label={`不改这处了：${trip}`} onPress={onDrop} />
        </ButtonRow>
      )}
    </Card>
  );
}
