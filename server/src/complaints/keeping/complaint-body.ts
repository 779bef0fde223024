// Who has a complaint, by its columns?
import type { Body, BodyKind } from '@kehuoyou/shared';

/** Who has it now, or had it after a step; undefined before somebody was told to. */
export function bodyOf({
  bodyKind,
  bodyId,
}: {
  readonly bodyKind: BodyKind | null;
  readonly bodyId: string | null;
}): Body | undefined {
  return bodyKind === null || bodyId === null ? undefined : { kind: bodyKind, id: bodyId };
}
