// When is market day, in my township and in the others?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { calendarPolicy, dateAt, timetableEditApi, timetablePages } from '@kehuoyou/shared';
import type { TownshipMarket } from '@kehuoyou/shared';
import { useMayInCounty } from '../../accounts/use-me';
import { useManages } from '../changing/use-manages';
import { useNow } from '../../core/clock';
import { chosenVillage, useSettings } from '../../core/settings';
import { useQuery } from '../../core/use-query';
import { Answer } from '../../ui/cards/answer';
import { Asked } from '../../ui/page/asked';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Note } from '../../ui/cards/note';
import { Page } from '../../ui/page/page';
import { marketView, ownFirst } from './market-words';
import { MarketForm } from './market-form';

/** 圩日: open to everybody; the county office says when they are. */
export default function Markets(): ReactElement {
  const markets = useQuery(timetableEditApi.markets, {}, { usable: '圩日还是对的', freshForMs: 0 });
  const office = useMayInCounty(calendarPolicy.setMarket);
  const own = useSettings(chosenVillage)?.code.slice(0, 9);
  return (
    <Page title={timetablePages.markets.title} age={markets.age} desk={useManages() ? 'markets' : undefined}>
      <Asked query={markets}>
        {(answer) => (
          <>
            {answer.markets.length === 0 ? (
              <EmptyAnswer sentence="还没有哪个乡镇登记了圩日。" {...(office ? {} : { next: '登记归县里办公室。' })} />
            ) : null}
            {ownFirst(answer.markets, own).map((market) => (
              <MarketCard
                key={market.townshipCode}
                market={market}
                own={market.townshipCode === own}
                office={office}
                onChanged={() => void markets.refresh()}
              />
            ))}
            {office ? <AddMarket markets={answer.markets} onDone={() => void markets.refresh()} /> : null}
          </>
        )}
      </Asked>
    </Page>
  );
}

/** For a township that has none yet. */
function AddMarket({
  markets,
  onDone,
}: {
  readonly markets: readonly TownshipMarket[];
  readonly onDone: () => void;
}): ReactElement {
  const [adding, setAdding] = useState(false);
  const done = (): void => {
    setAdding(false);
    onDone();
  };
  if (!adding) return <Button icon="plus" word="给别的乡镇登记圩日" onPress={() => setAdding(true)} />;
  return (
    <MarketForm
      known={markets.map(({ townshipCode }) => townshipCode)}
      onLeave={() => setAdding(false)}
      onDone={done}
    />
  );
}

interface MarketCardProps {
  readonly market: TownshipMarket;
  /** True for the township of the chosen village. */
  readonly own: boolean;
  readonly office: boolean;
  readonly onChanged: () => void;
}

function MarketCard({ market, own, office, onChanged }: MarketCardProps): ReactElement {
  const [changing, setChanging] = useState(false);
  const view = marketView(market, dateAt(useNow()));
  const done = (): void => {
    setChanging(false);
    onChanged();
  };
  return (
    <Card title={`${market.townshipName}${own ? '（您的乡镇）' : ''} · ${view.rule}`} spoken={view.spoken}>
      <Answer figure={view.next} {...(view.weekday === undefined ? {} : { note: view.weekday })} />
      {view.later === '' ? null : <Note tone="ink">{`再往后：${view.later}`}</Note>}
      {!office ? null : changing ? (
        <MarketForm market={market} known={[]} onLeave={() => setChanging(false)} onDone={done} />
      ) : (
        <ButtonRow>
          <Button
            icon="pencil"
            word="改圩日"
            label={`改${market.townshipName}的圩日`}
            onPress={() => setChanging(true)}
          />
        </ButtonRow>
      )}
    </Card>
  );
}
