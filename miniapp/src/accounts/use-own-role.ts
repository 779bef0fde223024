// In which role is somebody who has signed in shown to work?
import type { HeldGrant } from '@kehuoyou/shared';
import { useMe } from './use-me';

/** Of several roles the first; none for residents and while nobody has signed in. */
export function useOwnRole(): HeldGrant | undefined {
  return useMe().answer?.grants[0];
}
