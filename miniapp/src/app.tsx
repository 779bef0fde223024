// What holds the pages together?
import { useEffect } from 'react';
import type { PropsWithChildren, ReactNode } from 'react';
import { MissedMedia } from './app-missed';
import { WorkSide } from './app-side';
import { keepReplaying, outbox } from './core/outbox/app-outbox';
import { mediaQueue } from './core/outbox/app-media';
import { keepNew, keepShell } from './core/platform/shell';
import { DeskSideContext } from './ui/desk/desk-side';
import { UntoldContext } from './ui/page/untold';
import './app.scss';

/** The side of a desk; WeChat's windows are never wide enough for one. */
const side = process.env.TARO_ENV === 'h5' ? WorkSide : undefined;

/** The app around every page: sends what waits, and in a browser keeps its own files for offline. */
export default function App({ children }: PropsWithChildren): ReactNode {
  useEffect(() => {
    void keepShell();
    keepNew();
    return keepReplaying([outbox, mediaQueue]);
  }, []);
  return (
    <DeskSideContext.Provider value={side}>
      <UntoldContext.Provider value={MissedMedia}>{children}</UntoldContext.Provider>
    </DeskSideContext.Provider>
  );
}
