// What goes from this hub today, what has been done here, and how is more said?
import { useContext, useEffect, useMemo, useState } from 'react';
import { hubApi, scanKinds } from '@kehuoyou/shared';
import type { HubDesk, ScanEvent, ServiceDate } from '@kehuoyou/shared';
import { useDeviceFacts } from '../../core/device-facts/use-device-facts';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';
import { failureText } from '../../core/failure-text';
import { OutboxContext } from '../../core/outbox/app-outbox';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { scans, takingBack } from '../scanning/scan-queue';
import type { MadeScan, ScanDraft } from '../scanning/scan-queue';
import { useSaying } from '../scanning/use-saying';
import type { Saying } from '../scanning/use-saying';
import { hubNow } from './hub-fold';

/** Asked again while the page is open, ms: others load the same buses. */
const ASK_EVERY_MS = 30_000;
/** What belongs to one act was made within this, ms. */
const ONE_ACT_MS = 2_000;
/** What can be taken back here. */
const UNDOABLE: ReadonlySet<ScanEvent['type']> = new Set([
  'HUB_RECEIVED',
  'SORTED',
  'BAG_SEALED',
  'LOADED',
  'REPLANNED',
  'DEPARTED',
  'RETURN_HANDED',
  'HELD_SUSPECT',
  'CONTACT_BAD',
  'DAMAGED',
  'SHORT',
  'EXTRA',
]);

/** A hub's day and what can be done with it. */
export interface HubHere {
  readonly query: Query<HubDesk>;
  readonly pointId: string;
  /** With what was done here folded in; undefined until the day has been read once. */
  readonly desk: HubDesk | undefined;
  readonly facts: DeviceFacts<ScanEvent>;
  /** Keeps events, the phone's queue sends them; gives their ids, or undefined where it has no room: `failure` says so. */
  readonly say: (drafts: readonly ScanDraft[]) => readonly string[] | undefined;
  /** Events of the last act, the last first; none where there is nothing to take back. */
  readonly last: readonly MadeScan[];
  readonly undo: () => void;
  /** Keeps one event with the photo that shows it; false where the phone has no room for it. */
  readonly sayShown: Saying['sayShown'];
  readonly failure: string | undefined;
}

/** A day, today unless given, kept on this device, asked for again and again, with what the server has not told of yet. */
export function useHub(pointId: string, date?: ServiceDate): HubHere {
  const ask = { pointId, ...(date === undefined ? {} : { date }) };
  const query = useQuery(hubApi.desk, ask, { everyMs: ASK_EVERY_MS, usable: '袋子和班车仍可用' });
  const facts = useDeviceFacts(scans);
  const [failure, setFailure] = useState<string>();
  const outbox = useContext(OutboxContext);
  useEffect(() => outbox.onSettled(() => void query.refresh()), [outbox, query.refresh]);
  const { answer, at = 0 } = query;
  const { made, waiting } = facts;
  const desk = useMemo(() => {
    const fresh = made.filter(({ eventId, occurredAt }) => waiting.has(eventId) || Date.parse(occurredAt) >= at);
    return answer && hubNow(answer, fresh);
  }, [answer, at, made, waiting]);
  const last = lastAct(made, pointId);
  const say = (drafts: readonly ScanDraft[]): readonly string[] | undefined => {
    try {
      const ids = drafts.map((draft) => facts.add(draft, actName(draft)));
      setFailure(undefined);
      return ids;
    } catch (error) {
      setFailure(failureText(error));
      return undefined;
    }
  };
  const shown = useSaying(facts, actName);
  return {
    ...{ query, pointId, desk, facts, say, last },
    undo: () => void say(last.map(takingBack)),
    sayShown: shown.sayShown,
    failure: failure ?? shown.failure,
  };
}

/** The events of the last act at this hub, the last first: several bags that changed their bus at once are one. */
export function lastAct(made: readonly MadeScan[], pointId: string): MadeScan[] {
  const slips = new Set(made.map(({ retracts }) => retracts));
  const left = made
    .filter(({ type, eventId, ...each }) => each.pointId === pointId && UNDOABLE.has(type) && !slips.has(eventId))
    .reverse();
  const [last] = left;
  if (last === undefined) return [];
  const end = left.findIndex(
    (each) => each.type !== last.type || Date.parse(last.occurredAt) - Date.parse(each.occurredAt) > ONE_ACT_MS,
  );
  return last.type === 'REPLANNED' ? left.slice(0, end < 0 ? left.length : end) : [last];
}

const ACT_NAMES: Partial<Record<ScanEvent['type'], string>> = {
  HUB_RECEIVED: '收到',
  SORTED: '分拣',
  BAG_SEALED: '封袋',
  LOADED: '装车',
  REPLANNED: '改坐',
  DEPARTED: '开走了',
  RETURN_HANDED: '退给快递公司',
  RETRACTED: '撤销',
};

/** What an event was, for the queue and for what can be taken back: 装车 YD0731. */
export function actName({ type, waybill, seal }: Pick<ScanEvent, 'type' | 'waybill' | 'seal'>): string {
  const what = type === 'SORTED' ? `${tail(waybill)} 进 ${seal ?? '散件'}` : (seal ?? tail(waybill));
  return `${ACT_NAMES[type] ?? scanKinds[type].name} ${what}`.trim();
}

function tail(waybill: string | undefined): string {
  return waybill === undefined ? '' : `尾号 ${waybill.slice(-4)}`;
}

/** What would be taken back: 改坐 3 袋, or the one act. */
export function undoName(act: readonly MadeScan[]): string {
  const [last] = act;
  if (last === undefined) return '';
  return act.length > 1 ? `${ACT_NAMES[last.type] ?? ''} ${act.length} 袋` : actName(last);
}
