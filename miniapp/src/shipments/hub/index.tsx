// 农产品: what comes to the hub by bus, and goes on from there?
import { useEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { carryingPolicy, shipmentPointPolicy, shipmentsPages } from '@kehuoyou/shared';
import { useMe, useScope } from '../../accounts/use-me';
import { onFunctionKeys } from '../../core/platform/function-keys';
import { usePulled } from '../../core/platform/navigation';
import { usePageAddress } from '../../core/platform/page-address';
import type { OwnAddress } from '../../core/platform/page-address';
import { useWideScreen } from '../../core/platform/wide-screen';
import { useInView } from '../../core/use-in-view';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Chips } from '../../ui/fields/chips';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { ErrorSentence } from '../../ui/page/error-sentence';
import { Page } from '../../ui/page/page';
import { WaitingStrip } from '../../ui/page/waiting-strip';
import { actWords } from '../carrying/carry-words';
import { useCarried } from '../carrying/use-carried';
import type { CarriedHere } from '../carrying/use-carried';
import { BoxField } from './box-field';
import { boxesIn, hubStages, nothingWords, stageWords } from './hub-stages';
import type { HubStage } from './hub-stages';
import { Arriving, Fetching, Kept, Screening } from './stage-cards';
import { Handing } from './handing';
import { TwoBuses } from './two-buses';
import './index.scss';

/** The hub's produce. Which stage lies in the address. */
export default function ProducePage(): ReactElement {
  const address = usePageAddress(shipmentsPages.hub);
  const me = useMe();
  const own = useScope(carryingPolicy.AT_HUB);
  const office = useScope(shipmentPointPolicy.list);
  const pointId =
    office === undefined ? undefined : (address.words['point'] ?? (own?.kind === 'point' ? own.id : undefined));
  if (pointId !== undefined) return <AtHub pointId={pointId} address={address} />;
  return (
    <Page title={shipmentsPages.hub.title} desk="produce" prints={false}>
      <Asked query={me} why="分拣员登录以后，在这里收农产品、过机、交快递。">
        {() => <EmptyAnswer sentence="收农产品、过机、交快递，归共配中心办。" />}
      </Asked>
    </Page>
  );
}

function AtHub({ pointId, address }: { readonly pointId: string; readonly address: OwnAddress }): ReactElement {
  const here = useCarried(pointId);
  const { query, facts, failure, boxes } = here;
  const stage = hubStages.find((each) => each === address.words['stage']) ?? 'arrive';
  usePulled(query.refresh);
  return (
    <Page title={shipmentsPages.hub.title} age={query.age} desk="produce" wide prints={false}>
      <WaitingStrip facts={facts} />
      {failure === undefined ? null : <ErrorSentence sentence={failure} />}
      <Chips
        label="做什么"
        chips={hubStages.map((value) => ({ value, word: countWord(value, boxesIn(boxes, value).length) }))}
        chosen={stage}
        wraps
        onChoose={(chosen) => address.write({ stage: chosen })}
      />
      <Asked query={query}>
        {(at) => (
          <>
            <TwoBuses at={at} />
            <Work key={stage} here={here} stage={stage} />
          </>
        )}
      </Asked>
    </Page>
  );
}

function countWord(stage: HubStage, count: number): string {
  return count === 0 ? stageWords[stage] : `${stageWords[stage]} ${count}`;
}

function Work({ here, stage }: { readonly here: CarriedHere; readonly stage: HubStage }): ReactElement {
  const boxes = boxesIn(here.boxes, stage);
  const wide = useWideScreen();
  const inView = useInView();
  const undo = useRef(here.undo);
  useEffect(() => void (undo.current = here.last.length === 0 ? () => undefined : here.undo));
  useEffect(
    () => (inView ? onFunctionKeys((key) => (key === 'F2' ? () => undo.current() : undefined)) : undefined),
    [inView],
  );
  const word = `撤销：${actWords(here.last)}`;
  return (
    <>
      {stage === 'hand' ? <Handing here={here} boxes={boxes} /> : <BoxField here={here} stage={stage} />}
      {boxes.length === 0 ? <EmptyAnswer sentence={nothingWords[stage]} /> : null}
      <View className="produce">
        {stage === 'arrive' ? <Arriving here={here} boxes={boxes} /> : null}
        {stage === 'screen' ? <Screening here={here} boxes={boxes} /> : null}
        {stage === 'fetch' ? <Fetching here={here} boxes={boxes} /> : null}
        {stage === 'kept' ? <Kept here={here} boxes={boxes} /> : null}
      </View>
      {here.last.length === 0 ? null : (
        <ButtonRow>
          <Button icon="undo-2" word={wide ? `${word} F2` : word} onPress={here.undo} />
        </ButtonRow>
      )}
    </>
  );
}
