// 我有东西卖: what, how much for how much, where and until when, and whom to ring? Four steps, kept as one goes.
import type { ReactElement } from 'react';
import { View } from '@tarojs/components';
import { errandsPages, networkPages, pointOfVillage } from '@kehuoyou/shared';
import type { VillagePack } from '@kehuoyou/shared';
import { goTo, scrollToTop } from '../../core/platform/navigation';
import { useSignedIn } from '../../core/use-session';
import { useChosenVillagePack } from '../../timetable/departures/use-village-pack';
import { Button } from '../../ui/buttons/button';
import { Note } from '../../ui/cards/note';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { SignInNeeded } from '../../ui/page/sign-in-needed';
import { useOfferMemory } from '../offer-draft';
import { MuchStep } from './much-step';
import { WhatStep } from './what-step';
import { WhereStep } from './where-step';
import { WhoStep } from './who-step';
import './index.scss';

const steps = ['卖什么', '有多少、多少钱', '在哪里拿、卖到哪天', '打给谁'] as const;

/** For whoever has signed in. */
export default function SellPage(): ReactElement {
  const signedIn = useSignedIn() !== undefined;
  const pack = useChosenVillagePack().answer;
  return (
    <Page title={errandsPages.sell.title} spoken="先写卖什么，再写有多少、多少钱，在哪里拿，最后写您的电话。">
      {!signedIn ? (
        <SignInNeeded why="登录以后，才能把自家的东西挂出来卖。" />
      ) : pack === undefined ? (
        <EmptyAnswer sentence="先选您的村，买的人才知道到哪里拿。">
          <Button kind="primary" word="选村" onPress={() => goTo(networkPages.village)} />
        </EmptyAnswer>
      ) : (
        <Steps pack={pack} />
      )}
    </Page>
  );
}

function Steps({ pack }: { readonly pack: VillagePack }): ReactElement {
  const { draft, change } = useOfferMemory();
  const { step } = draft;
  const turn = { onNext: () => turnTo(step + 1), onBack: () => turnTo(step - 1) };
  const turnTo = (next: number): void => {
    change({ step: next });
    scrollToTop();
  };
  const parts = { draft, onChange: change, ...turn };
  return (
    <>
      <View className="sell-step">
        <Note tone="ink">{`第 ${step + 1} 步，一共 ${steps.length} 步：${steps[step] ?? ''}`}</Note>
      </View>
      {step === 0 ? <WhatStep {...parts} /> : null}
      {step === 1 ? <MuchStep {...parts} /> : null}
      {step === 2 ? <WhereStep {...parts} village={pack.village.name} point={pointOfVillage(pack)?.name} /> : null}
      {step === 3 ? <WhoStep {...parts} villageCode={pack.village.code} /> : null}
    </>
  );
}
