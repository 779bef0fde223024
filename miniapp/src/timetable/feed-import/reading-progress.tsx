// How far is the reading?
import type { ReactElement } from 'react';
import { useEvery } from '../../core/use-every';
import { Note } from '../../ui/cards/note';

/** The server notes the rows that it has read twice a second. */
const ASK_EVERY_MS = 1_000;

/** Asks again and again while it stands on the page. */
export function ReadingProgress({ refresh }: { readonly refresh: () => Promise<void> }): ReactElement {
  useEvery(ASK_EVERY_MS, refresh);
  return <Note>读完自动显示结果。</Note>;
}
