// Which village does the person want to see: one that is kept, or another?
import type { ReactElement } from 'react';
import { tabPages } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { useSettings } from '../../core/settings';
import { Page } from '../../ui/page/page';
import { KeptVillages } from '../kept-villages';
import { VillageChooser } from '../village-chooser';

/** 换村. */
export default function ChooseVillage(): ReactElement {
  const villages = useSettings((settings) => settings.villages);
  const { keepVillage, chooseVillage } = useSettings.getState();
  const home = () => goTo(tabPages.home);
  return (
    <Page title={villages.length === 0 ? '您是哪个村？' : '看哪个村？'}>
      <VillageChooser
        before={
          <KeptVillages
            onChoose={(code) => {
              chooseVillage(code);
              home();
            }}
          />
        }
        onChoose={(village) => {
          keepVillage(village);
          home();
        }}
      />
    </Page>
  );
}
