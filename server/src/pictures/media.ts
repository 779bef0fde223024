// What is a picture or a recording, as the features know it?
import type { Caller } from '../http/caller.js';

/** What somebody can see, and what somebody can hear. */
export const mediaKinds = ['picture', 'recording'] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** One that is kept. */
export interface Media {
  readonly id: string;
  readonly kind: MediaKind;
  readonly purpose: string;
  readonly ownerId: string;
  /** The event on the phone that it came with. */
  readonly eventId: string | null;
  /** What its feature has tied it to. */
  readonly subjectId: string | null;
  readonly position: number;
  readonly uploadedAt: Date;
  /** Such as `image/jpeg`. */
  readonly mediaType: string;
  /** Lower-case hex: of the file as it was sent, and of what is kept of it. */
  readonly sentSha256: string | null;
  readonly keptSha256: string | null;
  /** Of what is kept. */
  readonly bytes: number;
  /** Pixels, of a picture that was measured. */
  readonly width: number | null;
  readonly height: number | null;
  /** Milliseconds, of a recording. */
  readonly durationMs: number | null;
}

/** Who may see one at this moment: everybody, the caller who asks, or nobody. */
export type Sight = 'everybody' | 'caller' | 'nobody';

/** What a feature decides about those of its purpose. */
export interface MediaPolicy {
  readonly kinds: readonly MediaKind[];
  /** May this account send one, for this event? */
  mayAdd(caller: Caller, eventId: string | undefined): Promise<boolean> | boolean;
  /**
   * Who may see one that is tied to a subject or came with an event. One that is neither is its sender's alone, and
   * the feature is not asked.
   */
  sight(media: Media, caller: Caller | undefined): Promise<Sight> | Sight;
}

/** What the features decide, by purpose; each puts itself here when it is made. */
export class MediaPolicies {
  private readonly byPurpose = new Map<string, MediaPolicy>();

  set(purpose: string, policy: MediaPolicy): void {
    if (this.byPurpose.has(purpose)) throw new Error(`there are two policies for ${purpose}`);
    this.byPurpose.set(purpose, policy);
  }

  of(purpose: string): MediaPolicy | undefined {
    return this.byPurpose.get(purpose);
  }
}
