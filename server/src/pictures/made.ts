// What is kept of a file that was sent?

/** The bytes that are kept, and what they are. */
export interface Made {
  readonly bytes: Buffer;
  /** Such as `image/jpeg`. */
  readonly type: string;
  /** Pixels; null for a recording. */
  readonly width: number | null;
  readonly height: number | null;
  /** Milliseconds; null for a picture. */
  readonly durationMs: number | null;
}
