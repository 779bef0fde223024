// In which states can an order and its boxes be, and what do people call them?

/**
 * States of a box. The first ones are the way it goes; `held_back` did not pass the machine and lies at the hub; the
 * last five are out of it.
 */
export const boxStates = [
  'planned',
  'received',
  'loaded',
  'in_transit',
  'at_hub',
  'screened',
  'handed_to_carrier',
  'ready',
  'returning',
  'returned',
  'delivered',
  'collected',
  'held_back',
  'refused',
  'cancelled',
  'missed',
  'taken_back',
  'lost',
] as const;
export type BoxState = (typeof boxStates)[number];

/** Boxes that go nowhere any more. */
export const boxesOut: ReadonlySet<BoxState> = new Set(['refused', 'cancelled', 'missed', 'taken_back', 'lost']);

/** Boxes that lie at the hub. */
export const boxesAtHub: ReadonlySet<BoxState> = new Set(['at_hub', 'screened', 'ready', 'held_back']);

/** Boxes that are where they were to go. */
export const boxesThere: ReadonlySet<BoxState> = new Set(['delivered', 'collected']);

/** Boxes that their carrier brings back, or has brought back, to whoever sent them. */
export const boxesReturned: ReadonlySet<BoxState> = new Set(['returning', 'returned']);

/** Boxes with which nobody here has anything to do any more: they are there, or their carrier has or had them. */
export const boxesDone: ReadonlySet<BoxState> = new Set([...boxesThere, ...boxesReturned, 'handed_to_carrier']);

/** The states of a box in a person's words. */
export const boxStateNames: Readonly<Record<BoxState, string>> = {
  planned: '还没交',
  received: '已交到服务点',
  loaded: '装上车了',
  in_transit: '在车上',
  at_hub: '已到县城',
  screened: '过机检查过了',
  handed_to_carrier: '交给快递了',
  ready: '等人来取',
  returning: '快递在退回',
  returned: '快递退回给寄的人了',
  delivered: '送到了',
  collected: '取走了',
  held_back: '过机没过，留在县城',
  refused: '没有收',
  cancelled: '不寄了',
  missed: '没有来交',
  taken_back: '还给寄的人了',
  lost: '丢了，赔过了',
};

/** States of an order, which follow from its boxes. */
export const shipmentStates = [
  'waiting',
  'held',
  'expired',
  'booked',
  'partly_received',
  'received',
  'moving',
  'completed',
  'cancelled',
  'rejected',
] as const;
export type ShipmentState = (typeof shipmentStates)[number];

/** The states of an order in a person's words. */
export const shipmentStateNames: Readonly<Record<ShipmentState, string>> = {
  waiting: '排队等位子',
  held: '位子留着，等您定',
  expired: '过时了',
  booked: '订好了',
  partly_received: '交了一部分',
  received: '都交了',
  moving: '在路上',
  completed: '都办完了',
  cancelled: '取消了',
  rejected: '没有收',
};
