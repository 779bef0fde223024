// Does the office let this point give a service?
import type { ReactElement } from 'react';
import { everydayApi, everydayService } from '@kehuoyou/shared';
import type { DeskEveryday } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { useAction } from '../../core/use-action';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { deskWords } from './services-words';

interface AllowFormProps {
  /** Of the point. */
  readonly id: string;
  readonly desk: DeskEveryday;
  readonly onDone: () => Promise<void>;
  readonly onLeave: () => void;
}

/** On or off; what the keeper said of it is kept. */
export function AllowForm({ id, desk, onDone, onLeave }: AllowFormProps): ReactElement {
  const { service, allowed } = desk;
  const name = everydayService(service)?.name ?? service;
  const action = useAction();
  const turn = (): void =>
    action.run(async () => {
      await call(everydayApi.allow, { id, service, allowed: !allowed });
      await onDone();
    });
  return (
    <Card title={name} named spoken={`${name}，现在${allowed ? '让' : '不让'}这里办。`}>
      <Note tone="ink">{deskWords(desk)}</Note>
      <Note>{allowed ? '关了以后，居民看不到这一项，站长写的还留着。' : '开了以后，站长说在办，居民就看得到。'}</Note>
      {action.failure === undefined ? null : <ErrorSentence sentence={action.failure} />}
      <ButtonRow>
        <Button word="先不" onPress={onLeave} />
        <Button
          kind={allowed ? 'danger' : 'primary'}
          word={allowed ? '不让这里办' : '让这里办'}
          disabled={action.busy}
          onPress={turn}
        />
      </ButtonRow>
    </Card>
  );
}
