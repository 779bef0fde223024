// What do our own records say of the point, before anybody says that it is shut?
import type { ReactElement } from 'react';
import { complaintFilingApi, networkPages } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { Facts } from '../facts';
import type { SayDraft } from './say-draft';
import { checkWords, insteadWords } from './say-words';

/** Posted hours, an announced pause, the last scan, and where one may go instead; nothing where nobody can tell. */
export function CheckCard({ draft: { kind, category, about } }: { readonly draft: SayDraft }): ReactElement | null {
  const id = kind === 'complaint' && category === 'point_closed' ? about.pointId : undefined;
  const { answer } = useQuery(complaintFilingApi.pointCheck, id === undefined ? undefined : { id });
  const now = useNow();
  if (answer === undefined) return null;
  const facts = checkWords(answer, now);
  const { instead } = answer;
  return (
    <Card
      title="我们查到的"
      spoken={`我们查到的：${facts.map(({ word, note = '' }) => `${word}${note === '' ? '' : `，${note}`}`).join('；')}。`}
    >
      <Facts facts={facts} />
      {instead === undefined ? null : (
        <>
          <Note tone="ink">{`急着取寄：${insteadWords(instead)}。`}</Note>
          <Button icon="store" word="看那个服务点" onPress={() => goTo(networkPages.point, { id: instead.id })} />
        </>
      )}
    </Card>
  );
}
