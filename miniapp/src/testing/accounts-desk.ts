// What does the server know of somebody whose own pages a test opens?
import type { Me } from '@kehuoyou/shared';
import { County, areas, emptyPhone } from './county';
import { OfficeDesk } from './office-desk';
import { me as nobody, working } from './staff';
import { at } from './village-pack';
import { tellOf } from '../accounts/data/farewell';

export let county: County;
export let desk: OfficeDesk;

export const me: Me = { ...nobody, name: '陈小妹' };

export const asKeeper: Me = { ...me, grants: working('keeper', 'point', 'P104204').grants };

export const code = {
  code: '23456789ABCDEFGH',
  link: 'https://khy.example/c/23456789ABCDEFGH',
  expiresAt: at('09:25').toISOString(),
};

/** Before each test: an empty phone, and a server that knows `me`. */
export function deskForEachTest(): void {
  beforeEach(() => {
    emptyPhone(at('09:15'));
    tellOf(undefined);
    county = new County();
    county.answers.set('/api/me', me).set('/api/areas', areas).set('/api/sessions/samples', { samples: [] });
    desk = new OfficeDesk();
    desk.install();
  });
}
