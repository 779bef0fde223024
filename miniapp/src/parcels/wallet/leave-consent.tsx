// May everything that comes for the household lie at this point, until it says otherwise?
import type { ReactElement } from 'react';
import { useConsent } from '../../accounts/use-consent';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { Tag } from '../../ui/cards/tag';
import { ErrorSentence } from '../../ui/page/error-sentence';

/** A point and what holds there. */
export interface LeaveConsentProps {
  readonly pointId: string;
  readonly pointName: string;
  readonly given: boolean;
  readonly onChanged: () => void;
}

/** The very words, and one button: taking back is one press, as giving is. */
export function LeaveConsent({ pointId, pointName, given, onChanged }: LeaveConsentProps): ReactElement {
  const consent = useConsent({ kind: 'leave_at_point', subject: pointId }, onChanged);
  const { title, text } = consent.wording;
  const about = `${title}：${pointName}`;
  return (
    <Card
      title={about}
      named
      spoken={`${about}。${text}`}
      tag={given ? <Tag word="已同意" /> : <Tag word="还没同意" tone="grey" />}
    >
      {given ? null : <Paragraphs text={text} />}
      {consent.failure === undefined ? null : <ErrorSentence sentence={consent.failure} />}
      <ButtonRow>
        <Button
          kind={given ? 'plain' : 'primary'}
          word={given ? '收回同意' : '同意'}
          label={`${given ? '收回同意' : '同意'}：${about}`}
          disabled={consent.busy}
          onPress={() => consent.answer(!given)}
        />
      </ButtonRow>
    </Card>
  );
}
