// What does every form of a deed get?
import type { Errand } from '@kehuoyou/shared';
import type { ErrandDeeds } from '../use-errand-deed';

/** The errand, what does things to it, and the way back. */
export interface DeedProps {
  readonly errand: Errand;
  readonly deeds: ErrandDeeds;
  readonly onLeave: () => void;
}
