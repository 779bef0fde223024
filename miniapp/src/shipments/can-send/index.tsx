// 能寄吗? What a farmer asks before packing: may it go, how is it packed, and which bus takes it?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { canSend, localGoods, pointOfVillage, shipmentsPages } from '@kehuoyou/shared';
import type { LocalGoods, SendingAnswer, VillagePack } from '@kehuoyou/shared';
import { goTo, usePageParams, usePulled } from '../../core/platform/navigation';
import { useChosenVillagePack } from '../../timetable/departures/use-village-pack';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { KeeperCard } from '../../ui/cards/keeper-card';
import { NameChips } from '../../ui/fields/name-chips';
import { SearchField } from '../../ui/fields/search-field';
import { Page } from '../../ui/page/page';
import { MyShipments } from './my-shipments';
import { PackingCard } from './packing-card';
import { VerdictCard } from './verdict-card';
import { WaysCard } from './ways-card';
import './index.scss';

/** 寄农产品. */
export default function CanSendPage(): ReactElement {
  const sent = usePageParams(shipmentsPages.canSend).goods;
  const [typed, setTyped] = useState(sent ?? '');
  const pack = useChosenVillagePack();
  usePulled(pack.refresh);
  const point = pack.answer && pointOfVillage(pack.answer);
  const asked = typed.trim();
  return (
    <Page title={shipmentsPages.canSend.title}>
      <SearchField value={typed} onChange={setTyped} hint="要寄什么？写名字" />
      {asked === '' ? (
        <LocalList onChoose={setTyped} />
      ) : (
        <Found answer={canSend(asked)} asked={asked} pack={pack.answer} />
      )}
      <MyShipments />
      {point === undefined ? null : <KeeperCard point={point} />}
    </Page>
  );
}

/** What the county makes, by name, so that nobody has to type. */
function LocalList({ onChoose }: { readonly onChoose: (name: string) => void }): ReactElement {
  return (
    <Card title="常寄的" spoken="写上要寄的东西，或者从下面选一样。能不能寄，怎么装，坐哪班车，马上告诉您。">
      <NameChips names={localGoods} onChoose={onChoose} />
    </Card>
  );
}

interface FoundProps {
  readonly answer: SendingAnswer;
  readonly asked: string;
  readonly pack: VillagePack | undefined;
}

/** The verdict first; how and when only for what can go. */
function Found({ answer, asked, pack }: FoundProps): ReactElement {
  const goods = answer.things.flatMap((thing): LocalGoods[] => (thing.goods ? [thing.goods] : []));
  const goes = answer.verdict === 'yes' || answer.verdict === 'careful';
  const [first] = goods;
  const from = pack && pointOfVillage(pack);
  return (
    <>
      <VerdictCard answer={answer} asked={asked} />
      {goes ? goods.map((each) => <PackingCard key={each.id} goods={each} />) : null}
      {goes && first && pack && from ? <WaysCard goods={first} from={from} pack={pack} /> : null}
      {goes && first ? (
        <ButtonRow>
          <Button
            kind="primary"
            icon="bus"
            word="订车上的位子"
            onPress={() => goTo(shipmentsPages.order, { goods: first.name })}
          />
        </ButtonRow>
      ) : null}
    </>
  );
}
