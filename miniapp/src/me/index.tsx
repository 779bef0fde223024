// How does the person want the app, and what does it know of them?
import type { ReactElement } from 'react';
import { tabPages } from '@kehuoyou/shared';
import { AppTabs } from '../app-tabs';
import { Page } from '../ui/page/page';
import { About } from './about';
import { ClearPhone } from './clear-phone';
import { MyAccount } from './my-account';
import { MyVillages } from './my-villages';
import { MyVoices } from './my-voices';
import { ParcelNotices } from './parcel-notices';
import { ReadingAloud } from './reading-aloud';
import { TextSize } from './text-size';
import './index.scss';

/** 我的: one section after the other, each a file of its own. */
export default function Me(): ReactElement {
  return (
    <Page title={tabPages.me.title} bottom={<AppTabs current="me" />}>
      <TextSize />
      <MyAccount />
      <MyVoices />
      <MyVillages />
      <ParcelNotices />
      <ReadingAloud />
      <About />
      <ClearPhone />
    </Page>
  );
}
