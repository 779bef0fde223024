// For which mini-program does the stand-in stand, and who uses it?
import type { Clock } from '@kehuoyou/shared';
import type { TemplateSetting } from '../wechat-settings.js';
import type { SamplePerson } from './sample-people.js';

/** The mini-program and its people. */
export interface StandInWorld {
  readonly appId: string;
  readonly secret: string;
  readonly pushToken: string;
  readonly templates: Readonly<Record<string, TemplateSetting>>;
  readonly people: readonly SamplePerson[];
  readonly clock: Clock;
}
