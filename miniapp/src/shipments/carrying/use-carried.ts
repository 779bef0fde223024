// Which boxes are there to be carried on, what has this phone said of them, and how is more said?
import { useMemo, useState } from 'react';
import { carriedApi } from '@kehuoyou/shared';
import type { CarriedAt, CarriedEvent, CarryingBus } from '@kehuoyou/shared';
import { useDeviceFacts } from '../../core/device-facts/use-device-facts';
import type { DeviceFacts } from '../../core/device-facts/use-device-facts';
import { failureText } from '../../core/failure-text';
import { useQuery } from '../../core/use-query';
import type { Query } from '../../core/use-query';
import { boxesNow, lastAct } from './carried-now';
import type { CarriedBox } from './carried-now';
import { carriedFacts, takingBack } from './carried-queue';
import type { CarriedDraft, MadeCarried } from './carried-queue';
import { actWords } from './carry-words';
import { useSettledCarrying } from './use-settled-carrying';

/** Buses come while the page is open. */
const ASK_EVERY_MS = 60_000;

/** What this phone has said of boxes, and how it says more. */
export interface CarriedFacts {
  readonly facts: DeviceFacts<CarriedEvent>;
  /** Keeps events, the phone's queue sends them; false where the phone has no room: then `failure` says so. */
  readonly say: (...drafts: readonly CarriedDraft[]) => boolean;
  readonly failure: string | undefined;
  /** What was done last; nothing where there is nothing to take back. */
  readonly last: readonly MadeCarried[];
  readonly undo: () => void;
}

/** What there is, and what can be said of it. */
export interface CarriedHere extends CarriedFacts {
  readonly query: Query<CarriedAt>;
  readonly boxes: readonly CarriedBox[];
  readonly buses: readonly CarryingBus[];
}

/** The list of a point or a hub, kept on the phone, with everything that was done here folded in. */
export function useCarried(pointId: string): CarriedHere {
  const query = useQuery(carriedApi.at, { pointId }, { everyMs: ASK_EVERY_MS, freshForMs: 0, usable: '名单仍可用' });
  const said = useCarriedFacts(query.refresh);
  const { answer } = query;
  const { made } = said.facts;
  const boxes = useMemo(() => (answer === undefined ? [] : boxesNow(answer, made)), [answer, made]);
  return { ...said, query, boxes, buses: answer?.buses ?? [] };
}

/** What is said here goes into the phone's queue; what there is is asked for anew when it has arrived. Of what is meant the last is taken back. */
export function useCarriedFacts(
  refresh: () => Promise<unknown>,
  isMeant?: (fact: MadeCarried) => boolean,
): CarriedFacts {
  const facts = useDeviceFacts(carriedFacts);
  const [failure, setFailure] = useState<string>();
  useSettledCarrying(refresh);
  const say = (...drafts: readonly CarriedDraft[]): boolean => {
    try {
      for (const draft of drafts) facts.add(draft, actWords([draft]));
      setFailure(undefined);
      return true;
    } catch (error) {
      setFailure(failureText(error));
      return false;
    }
  };
  const last = lastAct(facts.made, isMeant);
  return { facts, say, failure, last, undo: () => void say(...last.map(takingBack)) };
}
