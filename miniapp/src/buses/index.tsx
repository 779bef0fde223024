// When do the buses of my village go, today and on the next days?
import type { ReactElement } from 'react';
import { AppTabs } from '../app-tabs';
import { failureText } from '../core/failure-text';
import { usePulled } from '../core/platform/navigation';
import { chosenVillage, useSettings } from '../core/settings';
import { VillageChooser } from '../network/village-chooser';
import { useChosenVillagePack } from '../timetable/departures/use-village-pack';
import { ErrorSentence } from '../ui/page/error-sentence';
import { Page } from '../ui/page/page';
import { Skeleton } from '../ui/page/skeleton';
import { StopBoard } from './stop-board';

/** 班车. */
export default function Buses(): ReactElement {
  const village = useSettings(chosenVillage);
  const keepVillage = useSettings((settings) => settings.keepVillage);
  const pack = useChosenVillagePack();
  usePulled(pack.refresh);
  if (village && pack.answer) return <StopBoard key={village.code} pack={pack.answer} query={pack} />;
  return (
    <Page title={village ? `${village.name}的班车` : '看哪个村的班车？'} bottom={<AppTabs current="buses" />}>
      {village === undefined ? <VillageChooser onChoose={keepVillage} /> : null}
      {village && pack.failure ? (
        <ErrorSentence
          sentence={failureText(pack.failure)}
          reference={pack.failure.detail.requestId}
          onRetry={() => void pack.refresh()}
        />
      ) : null}
      {village && !pack.failure ? <Skeleton /> : null}
    </Page>
  );
}
