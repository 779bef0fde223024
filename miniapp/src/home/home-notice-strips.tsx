// How do the notices of the village stand above the cards?
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { VillagePack } from '@kehuoyou/shared';
import { Button } from '../ui/buttons/button';
import { NoticeStrip } from '../ui/page/notice-strip';
import { homeNotices } from './home-notices';

const SHOWN = 2;

/** Two strips at most before the person asks for more: the answer stands first. */
export function HomeNotices({ pack, now }: { readonly pack: VillagePack; readonly now: Date }): ReactElement | null {
  const [all, setAll] = useState(false);
  const notices = homeNotices(pack, now);
  const hidden = all ? 0 : notices.length - SHOWN;
  return (
    <>
      {notices.slice(0, all ? undefined : SHOWN).map(({ key, text, tone }) => (
        <NoticeStrip key={key} text={text} tone={tone} />
      ))}
      {hidden > 0 ? <Button kind="tool" word={`还有 ${hidden} 条通知`} onPress={() => setAll(true)} /> : null}
    </>
  );
}
