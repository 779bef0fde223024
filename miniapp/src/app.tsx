// What holds the pages together?
import { useEffect } from 'react';
import type { PropsWithChildren, ReactNode } from 'react';
import { keepReplaying, outbox } from './core/outbox/app-outbox';
import { pictureQueue } from './core/outbox/app-pictures';
import { keepShell } from './core/platform/shell';
import './app.scss';

/** The app around every page: sends what waits, and in a browser keeps its own files for offline. */
export default function App({ children }: PropsWithChildren): ReactNode {
  useEffect(() => {
    void keepShell();
    return keepReplaying([outbox, pictureQueue]);
  }, []);
  return children;
}
