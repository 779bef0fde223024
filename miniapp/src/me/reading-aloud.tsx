// Can this phone read the cards aloud, and what if it cannot?
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { speaker } from '../core/platform/speaker';
import { Card } from '../ui/cards/card';
import { Note } from '../ui/cards/note';

const READY = '每张卡片上都有“读一读”，点一下，手机就念给您听，再点一下就停。';
const SILENT =
  '这台手机没有能用的中文语音，所以看不到“读一读”。可以在手机的“设置”里打开“无障碍”的读屏（苹果叫“旁白”，安卓叫“TalkBack”），每张卡片都会念出整句话。';

/** 读给我听: with a button to try it where there is a voice, with another way where there is none. */
export function ReadingAloud(): ReactElement {
  const available = useSyncExternalStore(speaker.onChange, speaker.available);
  return (
    <Card title="读给我听" {...(available ? { spoken: '下一班车，上午九点四十分，开往县城，还有二十五分钟。' } : {})}>
      <Note tone="ink">{available ? READY : SILENT}</Note>
    </Card>
  );
}
