// 帮我带: what, how dear, by when and where? Three large steps; what was asked for last is one tap away.
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandsPages, networkPages, pointOfVillage } from '@kehuoyou/shared';
import type { PointRecord } from '@kehuoyou/shared';
import { goTo, scrollToTop } from '../../core/platform/navigation';
import { useSignedIn } from '../../core/use-session';
import { usePoint } from '../../network/use-point';
import { useChosenVillagePack } from '../../timetable/departures/use-village-pack';
import { Button } from '../../ui/buttons/button';
import { Note } from '../../ui/cards/note';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { SignInNeeded } from '../../ui/page/sign-in-needed';
import { Skeleton } from '../../ui/page/skeleton';
import { isWritten } from '../errand-draft';
import './index.scss';
import { LastOnes } from './last-ones';
import { PriceStep } from './price-step';
import { useAsking } from './use-ask';
import type { Asking } from './use-ask';
import { WhatStep } from './what-step';
import { WhenStep } from './when-step';

const steps = ['要带什么？', '最多多少钱？', '什么时候、到哪拿？'] as const;

/** For oneself; at the counter for whoever rings. */
export default function AskPage(): ReactElement {
  const signedIn = useSignedIn() !== undefined;
  const asking = useAsking();
  const { draft } = asking ?? {};
  const title = draft === undefined || !signedIn ? errandsPages.ask.title : (steps[draft.step] ?? '');
  return (
    <Page
      title={title}
      spoken={signedIn ? '要带什么，先写一样。再写最多多少钱，什么时候要，到哪里拿。没有网也能托。' : undefined}
    >
      {!signedIn ? (
        <SignInNeeded why="登录以后，才能托人从县城带东西。带到村里服务点，您去拿。" />
      ) : asking === undefined ? (
        <Skeleton />
      ) : draft?.counter === undefined ? (
        <ForOneself asking={asking} />
      ) : (
        <AtCounter asking={asking} counter={draft.counter} />
      )}
    </Page>
  );
}

function ForOneself({ asking }: { readonly asking: Asking }): ReactElement {
  const pack = useChosenVillagePack().answer;
  const own = pack && pointOfVillage(pack);
  if (pack === undefined || own === undefined)
    return (
      <EmptyAnswer sentence="先选您的村，才知道带到哪个服务点。">
        <Button kind="primary" word="选村" onPress={() => goTo(networkPages.village)} />
      </EmptyAnswer>
    );
  return <Steps asking={asking} points={pack.points.filter(({ tier }) => tier !== 'county_hub')} own={own.id} />;
}

function AtCounter({ asking, counter }: { readonly asking: Asking; readonly counter: string }): ReactElement {
  const point = usePoint(counter);
  return <Asked query={point}>{(known) => <Steps asking={asking} points={[known]} own={known.id} />}</Asked>;
}

interface StepsProps {
  readonly asking: Asking;
  readonly points: readonly Pick<PointRecord, 'id' | 'name'>[];
  readonly own: string;
}

function Steps({ asking, points, own }: StepsProps): ReactElement {
  const { draft, change, media } = asking;
  const { step, counter } = draft;
  const turnTo = (next: number): void => {
    change({ step: next });
    scrollToTop();
  };
  return (
    <>
      <View className="ask-step">
        <Note>{`${counter === undefined ? errandsPages.ask.title : '替打电话的人托'}，第 ${step + 1} 步，一共 ${steps.length} 步。`}</Note>
      </View>
      {step === 0 && counter === undefined && !isWritten(draft, media.count) ? (
        <LastOnes
          onTake={(lines) => {
            change({ lines });
            turnTo(2);
          }}
        />
      ) : null}
      {step === 0 ? <WhatStep draft={draft} onChange={change} onNext={() => turnTo(1)} media={media} /> : null}
      {step === 1 ? (
        <PriceStep draft={draft} onChange={change} onNext={() => turnTo(2)} onBack={() => turnTo(0)} />
      ) : null}
      {step === 2 ? <LastStep asking={asking} points={points} own={own} onBack={() => turnTo(1)} /> : null}
    </>
  );
}

function LastStep({ asking, points, own, onBack }: StepsProps & { readonly onBack: () => void }): ReactElement {
  const chosen = points.find(({ id }) => id === asking.draft.pointId)?.id ?? own;
  return <WhenStep asking={asking} points={points} pointId={chosen} onBack={onBack} />;
}
