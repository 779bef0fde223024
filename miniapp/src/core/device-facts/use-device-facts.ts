// What has this person done with this phone, has the server heard of it, and how is more said?
import { useContext, useMemo } from 'react';
import type { DeviceEvent } from '@kehuoyou/shared';
import { ClockContext } from '../clock';
import { OutboxContext, useKept } from '../outbox/app-outbox';
import { storage } from '../platform/storage';
import { addFact, factsAmong } from './fact-queue';
import type { FactDraft, FactKind, FactsHere } from './fact-queue';

/** The facts of one kind that whoever is signed in here has made. */
export interface DeviceFacts<Event extends DeviceEvent> extends FactsHere<Event> {
  /**
   * Keeps a fact, sends it as soon as it can, and gives its id, which may have been made before it. Throws
   * `CallFailure('storage_full')`.
   */
  readonly add: (draft: FactDraft<Event>, label: string, eventId?: string) => string;
  /** The person has read why it was refused. */
  readonly dismiss: (key: string) => void;
}

/** Made on the phone, kept by the outbox, also for a week without a network and after the app was closed. */
export function useDeviceFacts<Event extends DeviceEvent, Ask extends object>(
  kind: FactKind<Event, Ask>,
): DeviceFacts<Event> {
  const outbox = useContext(OutboxContext);
  const clock = useContext(ClockContext);
  const kept = useKept();
  const here = useMemo(() => factsAmong(kind, kept), [kind, kept]);
  return {
    ...here,
    add(draft, label, eventId) {
      const id = addFact(kind, draft, { label, now: clock.now(), outbox, storage, eventId });
      void outbox.replay();
      return id;
    },
    dismiss: (key) => outbox.discard(key),
  };
}
