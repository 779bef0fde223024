// What did the last scan come to, and what has the clerk in hand?
import { useEffect, useRef, useState } from 'react';
import { hubApi } from '@kehuoyou/shared';
import type { HubDesk, HubFound, HubPart } from '@kehuoyou/shared';
import { call } from '../../core/call';
import { CallFailure } from '../../core/call-failure';
import { failureText } from '../../core/failure-text';
import { speaker } from '../../core/platform/speaker';
import type { ScanDraft } from '../scanning/scan-queue';
import { cameTo, isKnown, plainCode } from './hub-scan';
import type { CameTo, InHand } from './came-to';
import type { HubHere } from './use-hub';

/** What the clerk reads in large words. */
export type Answer = Omit<CameTo, 'drafts' | 'hand'>;

/** The scans of one desk. */
export interface HubScan {
  /** Undefined before the first scan. */
  readonly answer: Answer | undefined;
  readonly hand: InHand | undefined;
  readonly take: (hand: InHand | undefined) => void;
  /** Takes what was scanned; resolves to true when the camera may read the next one at once. */
  readonly scan: (text: string) => Promise<boolean>;
  /** Says what was done with a button, in the place of a scan's answer. */
  readonly done: (cameTo: CameTo) => void;
  /** True while the server is asked what a number is. */
  readonly asking: boolean;
  /** Kilograms of the bag in hand, as they are typed. */
  readonly weight: string;
  readonly weigh: (weight: string) => void;
}

/** Scans in `part`, one after the other, whatever the network does. */
export function useHubScan(here: HubHere, part: HubPart): HubScan {
  const [hand, setHand] = useState<InHand>();
  const [shown, setShown] = useState<Shown>();
  const [asking, setAsking] = useState(false);
  const [weight, weigh] = useState('');
  const take = (next: InHand | undefined): void => (weigh(''), setHand(next));
  const done = ({ drafts, hand: next, ...answer }: CameTo): void => {
    const ids = here.say(drafts);
    if (ids === undefined) return;
    take(next);
    setShown({ ...answer, ids });
  };
  // A scanner is faster than a network: the next scan waits for the one before, and sees what that has changed.
  const newest = useRef({ here, part, hand, done });
  useEffect(() => void (newest.current = { here, part, hand, done }));
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const one = async (text: string): Promise<boolean> => {
    const { desk } = newest.current.here;
    const code = plainCode(text);
    if (code === '' || desk === undefined) return false;
    setAsking(true);
    const asked = await find(desk, code).finally(() => setAsking(false));
    if ('sentence' in asked) {
      setShown({ state: 'refused', head: `${code} 没有查到`, note: asked.sentence, ids: [] });
      return false;
    }
    const { part: now, hand: held, done: keep } = newest.current;
    const came = cameTo({ part: now, desk: newest.current.here.desk ?? desk, code, found: asked.found, hand: held });
    keep(came);
    return spoken(came);
  };
  const scan = (text: string): Promise<boolean> => {
    const mine = line.current.then(() => one(text));
    line.current = mine;
    return mine;
  };
  return { answer: answerOf(shown, here), hand, take, scan, done, asking, weight, weigh };
}

/** An answer with the events that were kept with it. */
type Shown = Answer & { readonly ids: readonly string[] };

/** What is to be read: the answer, until the server has refused what was kept with it. */
function answerOf(shown: Shown | undefined, { facts }: HubHere): Answer | undefined {
  const refused = facts.refused.find(({ eventId }) => shown?.ids.includes(eventId));
  return refused === undefined
    ? shown
    : { state: 'refused', head: `没有算上：${refused.label}`, note: refused.sentence };
}

/** Says it aloud where there is a voice; true when nobody has to look, and the camera may read the next one. */
async function spoken({ head, note = '', state }: CameTo): Promise<boolean> {
  if (!speaker.available()) return false;
  await speaker.speak(`${head}。${state === 'done' ? '' : note}`);
  return state === 'done';
}

/** What a code is; `found` undefined where nobody can be asked or need be. */
async function find(
  desk: HubDesk,
  code: string,
): Promise<{ readonly found: HubFound | undefined } | { readonly sentence: string }> {
  if (isKnown({ desk, code })) return { found: undefined };
  try {
    return { found: await call(hubApi.find, { pointId: desk.pointId, code }) };
  } catch (error) {
    if (error instanceof CallFailure && error.unreached) return { found: undefined };
    return { sentence: failureText(error) };
  }
}

/** An answer to a button. */
export function said(head: string, note: string, ...drafts: readonly ScanDraft[]): CameTo {
  return { state: 'done', head, note, drafts };
}
