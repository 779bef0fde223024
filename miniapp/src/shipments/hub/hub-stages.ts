// What is to be done next with a box at the hub?
import { boxesAtHub } from '@kehuoyou/shared';
import type { CarriedBox } from '../carrying/carried-now';

/** What is done at the hub, in its order; the last one is what goes nowhere by itself. */
export const hubStages = ['arrive', 'screen', 'hand', 'fetch', 'kept'] as const;
export type HubStage = (typeof hubStages)[number];

/** The stages as a clerk says them. */
export const stageWords: Readonly<Record<HubStage, string>> = {
  arrive: '到车',
  screen: '过机',
  hand: '交快递',
  fetch: '等人来取',
  kept: '留下的',
};

/** What a stage without boxes says. */
export const nothingWords: Readonly<Record<HubStage, string>> = {
  arrive: '现在没有农产品在路上。',
  screen: '到了的都过机了。',
  hand: '没有等着交快递的箱子。',
  fetch: '没有等人来取的箱子。',
  kept: '没有留下的箱子。',
};

/** The stage in which a box is; undefined before it is on a bus, and once nobody here has anything to do with it. */
export function stageOf({ state, wantedBack, line }: CarriedBox): HubStage | undefined {
  if (state === 'loaded' || state === 'in_transit') return 'arrive';
  if (!boxesAtHub.has(state)) return undefined;
  // Whoever wants it back gets it before it goes on.
  if (state === 'held_back' || wantedBack === true) return 'kept';
  if (state === 'at_hub') return 'screen';
  return line.to === 'carrier' ? 'hand' : 'fetch';
}

/** Boxes of a stage. */
export function boxesIn(boxes: readonly CarriedBox[], stage: HubStage): CarriedBox[] {
  return boxes.filter((box) => stageOf(box) === stage);
}

/** Why a box lies here. */
export function keptWords({ state, wantedBack, reason }: CarriedBox): string {
  if (state === 'held_back') return `过机没过：${reason ?? ''}`;
  return wantedBack === true ? '寄的人不寄了，要拿回去' : '';
}

/** What the machine shows. */
export const screenReasons = ['里面有液体', '看不清是什么', '像有火种电池', '里面有不能寄的'] as const;
