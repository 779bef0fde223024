// 订车寄货: what, how many and where to, and with which bus? Three large steps to the places that are kept.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { networkPages, pointName, pointOfVillage, shipmentsPages } from '@kehuoyou/shared';
import type { PointRecord } from '@kehuoyou/shared';
import { goTo, scrollToTop, usePageParams } from '../../core/platform/navigation';
import { useSignedIn } from '../../core/use-session';
import { useChosenVillagePack } from '../../timetable/departures/use-village-pack';
import { Button } from '../../ui/buttons/button';
import { ButtonRow } from '../../ui/buttons/button-row';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { SignInNeeded } from '../../ui/page/sign-in-needed';
import { countOf, draftOf, useOrderMemory } from '../order-draft';
import type { OrderDraft } from '../order-draft';
import { BusStep } from './bus-step';
import { usePoint } from '../../network/use-point';
import { Asked } from '../../ui/page/asked';
import { GoodsStep } from './goods-step';
import { PlacesStep } from './places-step';
import './index.scss';

const steps = ['寄什么', '寄到哪', '选班车'] as const;

/** 订车寄货. */
export default function OrderPage(): ReactElement {
  const signedIn = useSignedIn() !== undefined;
  const named = usePageParams(shipmentsPages.order).point;
  const pack = useChosenVillagePack();
  const asked = usePoint(named);
  const point = named === undefined ? pack.answer && pointOfVillage(pack.answer) : asked.answer;
  const [step, setStep] = useState(0);
  const turnTo = (next: number): void => {
    setStep(next);
    scrollToTop();
  };
  return (
    <Page title={signedIn ? (steps[step] ?? '') : shipmentsPages.order.title}>
      {!signedIn ? (
        <SignInNeeded why="登录以后才能订车上的位子。能不能寄、坐哪班车，不登录也能看。" />
      ) : named !== undefined && point === undefined ? (
        <Asked query={asked}>{() => null}</Asked>
      ) : point === undefined ? (
        <EmptyAnswer sentence="先选您的村，才知道从哪个服务点上车。">
          <Button kind="primary" word="选村" onPress={() => goTo(networkPages.village)} />
        </EmptyAnswer>
      ) : (
        <Steps point={point} step={step} onStep={turnTo} />
      )}
    </Page>
  );
}

interface StepsProps {
  readonly point: Pick<PointRecord, 'id' | 'name'>;
  readonly step: number;
  readonly onStep: (step: number) => void;
}

function Steps({ point, step, onStep }: StepsProps): ReactElement {
  const sent = usePageParams(shipmentsPages.order).goods;
  const { draft, last } = useOrderMemory();
  // The goods with which one came begin the draft; what is filled in from then on counts.
  const [begun, setBegun] = useState(false);
  const isKept = draft !== undefined && (begun || sent === undefined || draft.goods === sent);
  const now = isKept ? draft : draftOf(sent ?? '');
  const change = (changed: OrderDraft): void => {
    setBegun(true);
    useOrderMemory.getState().change(changed);
  };
  return (
    <>
      <View className="order-step">
        <Note>{`第 ${step + 1} 步，一共 4 步。从${pointName(point.name)}上车。`}</Note>
      </View>
      {step === 0 && last !== undefined && isUntouched(draft, last) ? (
        <LikeLast
          last={last}
          onTake={() => {
            change(last);
            onStep(2);
          }}
        />
      ) : null}
      {step === 0 ? <GoodsStep draft={now} onChange={change} onNext={() => onStep(1)} /> : null}
      {step === 1 ? (
        <PlacesStep draft={now} onChange={change} onNext={() => onStep(2)} onBack={() => onStep(0)} />
      ) : null}
      {step === 2 ? <BusStep draft={now} point={point} onBack={() => onStep(1)} /> : null}
    </>
  );
}

/** The last order, one tap away. */
function LikeLast({ last, onTake }: { readonly last: OrderDraft; readonly onTake: () => void }): ReactElement {
  const what = `${last.goods} ${countOf(last)} 箱`;
  return (
    <Card title="上次寄的" spoken={`上次寄的是${what}。再寄一次，点照上次再寄。`}>
      <Note tone="ink">{what}</Note>
      <ButtonRow>
        <Button icon="refresh-cw" word="照上次再寄" onPress={onTake} />
      </ButtonRow>
    </Card>
  );
}

/** True where nothing new was begun since: what stands there is the last order itself, or nothing. */
function isUntouched(draft: OrderDraft | undefined, last: OrderDraft): boolean {
  return draft === undefined || JSON.stringify(draft) === JSON.stringify(last);
}
