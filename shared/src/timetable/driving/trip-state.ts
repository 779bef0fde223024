// Where is a trip between "planned" and "arrived", and what may happen to it there?
import type { Moves } from '../../moves.js';

/**
 * States of one trip on one day. A delay and a change of vehicle are no states: they can befall a trip in
 * any of them and leave their mark beside it.
 */
export const tripStates = ['planned', 'ready', 'departed', 'at_stop', 'arrived', 'cancelled', 'short_turned'] as const;
export type TripState = (typeof tripStates)[number];

/** The states as people say them. */
export const tripStateNames: Readonly<Record<TripState, string>> = {
  planned: '按时刻表',
  ready: '车和司机已检查',
  departed: '已发车',
  at_stop: '到站',
  arrived: '已到终点',
  cancelled: '停开',
  short_turned: '只开到半路',
};

/**
 * What can happen: `ready` the papers were checked; `depart` it leaves its stop; `stop` it is at a stop on
 * the way; `arrive` at the last; `delay` somebody says how late it will be; `short_turn` it goes no further
 * than here; `replace` another vehicle takes over; `restore` takes a cancellation or a short turn back.
 */
export const tripMoveNames = [
  'ready',
  'depart',
  'stop',
  'arrive',
  'delay',
  'short_turn',
  'cancel',
  'replace',
  'restore',
] as const;
export type TripMove = (typeof tripMoveNames)[number];

/**
 * The trip's life. A bus may be reported at a stop without its departure having been: a driver without a
 * signal is no reason to disbelieve the keeper who sees the bus.
 */
export const tripMoves: Moves<TripState, TripMove> = {
  planned: {
    ready: 'ready',
    depart: 'departed',
    stop: 'at_stop',
    arrive: 'arrived',
    delay: 'planned',
    replace: 'planned',
    cancel: 'cancelled',
  },
  // Another vehicle has papers of its own to be checked.
  ready: {
    ready: 'ready',
    depart: 'departed',
    stop: 'at_stop',
    arrive: 'arrived',
    delay: 'ready',
    replace: 'planned',
    cancel: 'cancelled',
  },
  // What has left cannot be cancelled, only go no further.
  departed: {
    depart: 'departed',
    stop: 'at_stop',
    arrive: 'arrived',
    delay: 'departed',
    replace: 'departed',
    short_turn: 'short_turned',
  },
  at_stop: {
    depart: 'departed',
    stop: 'at_stop',
    arrive: 'arrived',
    delay: 'at_stop',
    replace: 'at_stop',
    short_turn: 'short_turned',
    cancel: 'cancelled',
  },
  arrived: {},
  cancelled: { restore: 'planned' },
  short_turned: { restore: 'departed' },
};
