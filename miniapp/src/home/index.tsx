// What does a villager see first? The next bus and whether the point is open; before that, the question which village.
import type { ReactElement } from 'react';
import { tabPages } from '@kehuoyou/shared';
import type { VillagePack } from '@kehuoyou/shared';
import { AppTabs } from '../app-tabs';
import { useNow } from '../core/clock';
import { failureText } from '../core/failure-text';
import { usePageParams, usePulled } from '../core/platform/navigation';
import { useShared } from '../core/platform/share';
import { chosenVillage, useSettings } from '../core/settings';
import type { KeptVillage } from '../core/settings';
import type { Query } from '../core/use-query';
import { VillageChooser } from '../network/village-chooser';
import { useKeptVillagePacks, useVillagePack } from '../timetable/departures/use-village-pack';
import { ErrorSentence } from '../ui/page/error-sentence';
import { Page } from '../ui/page/page';
import { Skeleton } from '../ui/page/skeleton';
import { HomeAnnouncements } from './home-announcements';
import { HomeErrands } from './home-errands';
import { HomeNotices } from './home-notice-strips';
import { HomeParcels } from './home-parcels';
import { HomeTiles } from './home-tiles';
import { NextBusView } from './next-bus-view';
import { homePoints, pointCard } from './point-card';
import { PointView } from './point-view';
import { VillageName, VillageSwitch } from './village-switch';
import './index.scss';

/** 首页. */
export default function Home(): ReactElement {
  const village = useSettings(chosenVillage);
  const sent = usePageParams(tabPages.home).village;
  useKeptVillagePacks();
  useShared(village && `${village.name}的班车和服务点`, tabPages.home, { village: village?.code });
  return village === undefined ? <FirstOpen offered={sent} /> : <VillageHome key={village.code} village={village} />;
}

/** Nothing is known yet: the question comes at once, so that two touches later the next bus is there. */
function FirstOpen({ offered }: { readonly offered: string | undefined }): ReactElement {
  const keepVillage = useSettings((settings) => settings.keepVillage);
  return (
    <Page title="您是哪个村？" bottom={<AppTabs current="home" />}>
      <VillageChooser onChoose={keepVillage} offered={offered} />
    </Page>
  );
}

function VillageHome({ village }: { readonly village: KeptVillage }): ReactElement {
  const pack = useVillagePack(village.code);
  usePulled(pack.refresh);
  return (
    <Page title={<VillageName village={village} />} age={pack.age} bottom={<AppTabs current="home" />}>
      <VillageSwitch />
      {pack.answer ? <Answers pack={pack.answer} query={pack} /> : null}
      {pack.answer === undefined && pack.failure ? (
        <ErrorSentence
          sentence={failureText(pack.failure)}
          reference={pack.failure.detail.requestId}
          onRetry={() => void pack.refresh()}
        />
      ) : null}
      {pack.answer === undefined && !pack.failure ? <Skeleton /> : null}
      <HomeAnnouncements villageCode={village.code} />
      <HomeTiles village={village} />
    </Page>
  );
}

function Answers({ pack, query }: { readonly pack: VillagePack; readonly query: Query<VillagePack> }): ReactElement {
  const now = useNow();
  return (
    <>
      <HomeNotices pack={pack} now={now} />
      <NextBusView pack={pack} query={query} now={now} />
      <HomeParcels />
      <HomeErrands />
      {homePoints(pack).map((point) => (
        <PointView key={point.id} card={pointCard(point, pack.points, now)} />
      ))}
    </>
  );
}
