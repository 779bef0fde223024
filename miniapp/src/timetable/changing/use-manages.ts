// Does the caller change the timetable, so that what everybody may read is part of their work?
import { timetableEditPolicy } from '@kehuoyou/shared';
import { useMay } from '../../accounts/use-me';

/** True for whoever may change the timetable somewhere. */
export function useManages(): boolean {
  return useMay(timetableEditPolicy.preview);
}
