// Which pages of the app are about sending goods?
import { page } from '../pages.js';

/** The pages of shipments. */
export const shipmentsPages = {
  /** 能寄吗, how to pack it, and which bus takes it to the county; for everybody. `goods`: what somebody typed. */
  canSend: page<{ readonly goods?: string }>('/shipments/can-send/index', { title: '寄农产品', access: ['public'] }),
};
