// What is one fact of our own records?
import type { StateKind } from '../ui/states/state-mark';

/** 公示今天 07:30 到 17:30 开门 · 没贴休息通知. */
export interface FactWords {
  readonly state: StateKind;
  readonly word: string;
  /** The figure or the moment beside it. */
  readonly note?: string;
}
