// Which pages of the app are about parcels?
import { page } from '../pages.js';
import { pointParcelsApi } from './pickup/point-parcels.js';
import { walletApi } from './pickup/wallet.js';

/** The pages of parcels. */
export const parcelsPages = {
  wallet: page('/parcels/wallet/index', { title: '我家快递', access: walletApi.list.access }),
  /** The keeper's bench: what waits, what comes, scanning and handing out. */
  bench: page<{ readonly point?: string }>('/parcels/bench/index', {
    title: '快递台',
    access: pointParcelsApi.list.access,
  }),
};
