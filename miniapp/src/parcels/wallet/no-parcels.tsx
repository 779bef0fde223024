// What does the wallet say to somebody who has none: not signed in, not confirmed yet, or simply nothing on its way?
import type { ReactElement } from 'react';
import { accountsPages, householdsApi, pointName, pointOfVillage } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useQuery } from '../../core/use-query';
import { useChosenVillagePack } from '../../timetable/departures/use-village-pack';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { PhoneButton } from '../../ui/buttons/phone-button';
import { Card } from '../../ui/cards/card';
import { Paragraphs } from '../../ui/cards/paragraphs';
import { EmptyAnswer } from '../../ui/page/empty-answer';

const HOW = [
  '1. 在“家里人”里写上收快递用的手机号。',
  '2. 到服务点，让站长扫一下您手机上的码，只要一次。',
  '3. 以后快递一到，这里就写在哪个架子。',
].join('\n');

/** A calm answer, or how they become theirs. */
export function NoParcels(): ReactElement {
  const people = useQuery(householdsApi.people, {}).answer?.people;
  if (people !== undefined && !people.some(({ confirmed }) => confirmed)) return <HowItBecomesTheirs />;
  return (
    <>
      <EmptyAnswer sentence="还没有快递的消息" next="快递公司一说要来，这里就有，不用来问。" />
      <RingThePoint />
    </>
  );
}

function HowItBecomesTheirs(): ReactElement {
  return (
    <>
      <Card
        title="还认不出哪些快递是您家的"
        named
        spoken="还认不出哪些快递是您家的。先在家里人里写上收快递用的手机号，再到服务点，让站长扫一下您手机上的码，只要一次。以后快递一到，这里就写在哪个架子。"
      >
        <Paragraphs text={HOW} />
        <ButtonRow>
          <Button kind="primary" icon="users" word="去写家里人、拿码" onPress={() => goTo(accountsPages.household)} />
        </ButtonRow>
      </Card>
      <RingThePoint />
    </>
  );
}

/** A human's number, where the village has a point. */
export function RingThePoint(): ReactElement | null {
  const pack = useChosenVillagePack().answer;
  const own = pack && pointOfVillage(pack);
  if (own?.phone === undefined) return null;
  const who = pointName(own.name);
  return (
    <Card title={`不会弄？问${who}`}>
      <ButtonRow>
        <PhoneButton word="打给站长" who={who} number={own.phone} />
      </ButtonRow>
    </Card>
  );
}
