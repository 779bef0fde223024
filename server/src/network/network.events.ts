// What happens to points that others hear of?
import { topic } from '../database/outbox/topic.js';

/** A pause of a point. */
export interface PauseOfPoint {
  readonly pointId: string;
  /** Of the pause that was announced, also when it is taken back. */
  readonly pauseId: string;
}

const point = ({ pointId }: PauseOfPoint): string => `point ${pointId}`;

/** A pause was announced. */
export const pointPaused = topic<PauseOfPoint>('network.point_paused', point);

/** A pause was taken back. */
export const pointResumed = topic<PauseOfPoint>('network.point_resumed', point);
