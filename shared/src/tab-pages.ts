// Which pages lie behind the bar at the bottom, always alive?
import { page } from './pages.js';

/** The tabs, in their order. */
export const tabPages = {
  /** `village`: the village of whoever sent the page, offered to somebody who has chosen none. */
  home: page<{ readonly village?: string }>('/home/index', { title: '首页', access: ['public'] }),
  buses: page('/buses/index', { title: '班车', access: ['public'] }),
  me: page('/me/index', { title: '我的', access: ['public'] }),
};
