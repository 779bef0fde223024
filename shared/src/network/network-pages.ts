// Which pages of the app are about villages and service points?
import { page } from '../pages.js';
import { pausePolicy } from './pauses.js';
import { everydayPolicy } from './services/everyday.js';
import { licencePolicy } from './services/licences.js';

/** The pages of the network. */
export const networkPages = {
  village: page('/network/village/index', { title: '选村', access: ['public'] }),
  /** `point`: the point that the sketch map shows first. */
  nearest: page<{ readonly point?: string }>('/network/nearest/index', { title: '附近服务点', access: ['public'] }),
  point: page<{ readonly id: string }>('/network/point/index', { title: '服务点', access: ['public'] }),
  /** 在哪里交电费: the points that do it. */
  everyday: page<{ readonly q?: string }>('/network/everyday/index', { title: '去哪里办', access: ['public'] }),
  /** What a point gives, for its keeper and the offices. */
  services: page<{ readonly point?: string }>('/network/services/index', {
    title: '便民服务',
    access: everydayPolicy.read.roles,
  }),
  /** A point that pauses, for its keeper and the offices. */
  pause: page<{ readonly point?: string }>('/network/pause/index', {
    title: '暂停服务',
    access: pausePolicy.announce.roles,
  }),
  /** Licences of points. */
  licences: page('/network/licences/index', { title: '服务点证照', access: licencePolicy.list.roles }),
};
