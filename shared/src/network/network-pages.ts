// Which pages of the app are about villages and service points?
import { page } from '../pages.js';

/** The pages of the network. */
export const networkPages = {
  village: page('/network/village/index', { title: '选村', access: ['public'] }),
  /** `point`: the point that the sketch map shows first. */
  nearest: page<{ readonly point?: string }>('/network/nearest/index', { title: '附近服务点', access: ['public'] }),
  point: page<{ readonly id: string }>('/network/point/index', { title: '服务点', access: ['public'] }),
};
