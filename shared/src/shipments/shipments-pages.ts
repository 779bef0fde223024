// Which pages of the app are about sending goods?
import { page } from '../pages.js';
import { claimsApi } from './claims/claim.js';
import { handInApi } from './handing-in/hand-in.js';
import { rolesOf } from '../policy.js';
import { carryingPolicy, shipmentLoadPolicy } from './shipments.policy.js';

/** Whose work it is to see to what is on the buses; who drives reads it on the run sheet. */
const loadsRoles = rolesOf([shipmentLoadPolicy.bus, shipmentLoadPolicy.stop]);

/** The pages of shipments. */
export const shipmentsPages = {
  /** 能寄吗, how to pack it, and which bus takes it to the county; for everybody. `goods`: what somebody typed. */
  canSend: page<{ readonly goods?: string }>('/shipments/can-send/index', { title: '寄农产品', access: ['public'] }),
  /** What, how many, where to, and with which bus: up to the places that are kept. `goods`: what is to be sent; `point`: where a keeper books for a caller. */
  order: page<{ readonly goods?: string; readonly point?: string }>('/shipments/order/index', {
    title: '订车寄货',
    access: ['resident'],
  }),
  /** Who sends and who gets it, while the places are kept; then it is booked. */
  book: page<{ readonly id: string }>('/shipments/book/index', { title: '谁寄谁收', access: ['resident'] }),
  /** Where an order's boxes are, what it costs, and how it is given back. */
  shipment: page<{ readonly id: string }>('/shipments/shipment/index', { title: '我寄的货', access: ['resident'] }),
  /** What happened to boxes of an order, what is paid for that, and what came of it. */
  claim: page<{ readonly id: string }>('/shipments/claim/index', { title: '箱子出了问题', access: ['resident'] }),
  /** Claims that wait for the company or the county office. */
  claims: page('/shipments/claims/index', { title: '赔偿', access: claimsApi.list.access }),
  /** What is handed in at a point today. */
  counter: page<{ readonly point?: string }>('/shipments/counter/index', {
    title: '收农产品',
    access: handInApi.handIn.access,
  }),
  /** One order at the counter: whose it is, looked at, weighed. */
  handIn: page<{ readonly id: string }>('/shipments/hand-in/index', {
    title: '收货过秤',
    access: handInApi.handIn.access,
  }),
  /** What farmers send today and tomorrow, bus by bus and stop by stop. */
  loads: page('/shipments/loads/index', { title: '车上订的货', access: loadsRoles }),
  /** What gets on a bus where, for whoever drives it, who says that it has. */
  getOn: page<{ readonly date: string; readonly trip: string }>('/shipments/get-on/index', {
    title: '装车',
    access: rolesOf([shipmentLoadPolicy.drive]),
  }),
  /** What a buyer sees of boxes that were sent to them. `t` opens it; `mine`: the sender looks, and may send it on. */
  shared: page<{ readonly t: string; readonly mine?: string }>('/shipments/shared/index', {
    title: '您买的货',
    access: ['public'],
  }),
  /** What comes to the hub and goes on from there: arrived, through the machine, to a carrier or to whoever fetches it. */
  hub: page<{ readonly stage?: string; readonly point?: string }>('/shipments/hub/index', {
    title: '农产品',
    access: carryingPolicy.AT_HUB.roles,
  }),
};
