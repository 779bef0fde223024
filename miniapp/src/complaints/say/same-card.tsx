// Have others said the same already? Then one joins them before one says it again.
import type { ReactElement } from 'react';
import { complaintFilingApi } from '@kehuoyou/shared';
import type { ComplaintAbout } from '@kehuoyou/shared';
import { useNow } from '../../core/clock';
import { useQuery } from '../../core/use-query';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { StateMark } from '../../ui/states/state-mark';
import type { SayDraft } from './say-draft';
import { sameWords } from './say-words';

/** The form so far, and how it is changed. */
export interface FormPart {
  readonly draft: SayDraft;
  readonly onChange: (changes: Partial<SayDraft>) => void;
}

/** What is one thing: a point, a bus on a day, a stop. */
function oneThing({ pointId, tripId, serviceDate, stopId }: ComplaintAbout): ComplaintAbout | undefined {
  if (pointId !== undefined) return { pointId };
  if (tripId !== undefined && serviceDate !== undefined) return { tripId, serviceDate };
  return stopId === undefined ? undefined : { stopId };
}

/** Nothing where nobody has, or nobody can tell. */
export function SameCard({ draft, onChange }: FormPart): ReactElement | null {
  const { kind, category, about, joins } = draft;
  const thing = kind === 'complaint' ? oneThing(about) : undefined;
  const ask = thing === undefined || category === undefined ? undefined : { ...thing, category };
  const { answer } = useQuery(complaintFilingApi.same, ask, { freshForMs: 0 });
  const now = useNow();
  const words = answer && sameWords(answer, now);
  if (answer === undefined || words === undefined) return null;
  const { number } = answer;
  return (
    <Card title={words.title} named spoken={`${words.title}。${words.note}。`}>
      <Note tone="ink">{words.note}</Note>
      {joins === undefined ? null : (
        <StateMark
          state={joins === 'own' ? 'planned' : 'done'}
          word={joins === 'own' ? '单独算一件' : '和他们算一件，办好了一起告诉您'}
          quiet
        />
      )}
      {number === undefined ? null : (
        <ButtonRow>
          <Button
            kind={joins === undefined ? 'primary' : 'plain'}
            icon="users"
            word="我也是，加入"
            onPress={() => onChange({ joins: number })}
          />
          <Button word="我的不一样" onPress={() => onChange({ joins: 'own' })} />
        </ButtonRow>
      )}
    </Card>
  );
}
