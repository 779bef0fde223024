// What is asked of the endpoints through which neighbours sell, and points say what they do?
import { sellingApi } from '@kehuoyou/shared';
import { XIAXIE, XIAXIE_POINT } from '../../harness/places.js';
import type { Cast, Member } from './cast.js';
import { FAR_POINT, OTHER_POINT } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Ask, Question, Questions } from './question.js';

const said = {
  ...{ product: '豆腐皮', quantity: 30, unit: '斤', priceFen: 3_200, per: '斤', villageCode: XIAXIE, where: 'home' },
  ...{ until: '2026-11-26', name: '李阿婆', phone: '19900000077', showNumber: true },
} as const;

const once = new WeakMap<Cast, Promise<string>>();

/** One of the neighbour's in 下谢村; the same each time, for nobody puts up more than ten on a day. */
export function offered(cast: Cast): Promise<string> {
  const made = once.get(cast) ?? cast.neighbour.client.call(sellingApi.putUp, said).then(({ id }) => id);
  once.set(cast, made);
  return made;
}

/** The caller's own, made once for each. */
const owns = new WeakMap<Member, Promise<string>>();

function ownOffer(who: Member): Promise<string> {
  const made = owns.get(who) ?? who.client.call(sellingApi.putUp, said).then(({ id }) => id);
  owns.set(who, made);
  return made;
}

/** Moves of one's own: each is asked of an own one, of the neighbour's, and of none. */
function move(rest: Ask = {}, after?: Question['after']): Question {
  return {
    ...about('offer_not_found', async (who) => ({ id: await ownOffer(who), ...rest }), {
      foreign: async (_who, cast) => ({ id: await offered(cast), ...rest }),
      missing: () => ({ id: NOTHING, ...rest }),
    }),
    ...(after === undefined ? {} : { after }),
  };
}

const atPoint = (rest: Ask = {}): Question =>
  about('point_not_found', () => ({ id: XIAXIE_POINT, ...rest }), {
    // To the county office no point of the county is foreign, to a township's none of its township.
    foreign: ({ role }) =>
      role === 'county_office' ? undefined : { id: role === 'keeper' ? OTHER_POINT : FAR_POINT, ...rest },
    missing: () => ({ id: 'P999999', ...rest }),
  });

/** Who may take down whose, and what a keeper may say of a service, the stories ask. */
export const sellingQuestions: Questions = {
  'sellingApi.list': plain(),
  'sellingApi.read': about('offer_not_found', async (_who, cast) => ({ id: await offered(cast) }), {
    missing: () => ({ id: NOTHING }),
  }),
  // An hour's numbers of an address are soon told here: that there is none is asked in the story.
  'sellingApi.number': plain({ id: NOTHING }, 'offer_not_found'),
  'sellingApi.putUp': plain({ ...said, product: '香烟' }, 'offer_refused'),
  'sellingApi.mine': plain(),
  'sellingApi.sell': move({}, async ({ client }, _cast, answer) => {
    await client.call(sellingApi.reopen, { id: (answer as { id: string }).id });
  }),
  'sellingApi.reopen': plain({ id: NOTHING }, 'offer_not_found'),
  'sellingApi.showNumber': move({ shown: false }),
  'sellingApi.held': plain(),
  'sellingApi.release': plain({ id: NOTHING }, 'offer_not_found'),
  'sellingApi.takeDown': plain({ id: NOTHING, reason: '价钱写错了' }, 'offer_not_found'),
  'everydayApi.find': plain({ q: '在哪里交电费' }),
  'everydayApi.desk': atPoint(),
  'everydayApi.edit': atPoint({ service: 'print', offered: true }),
  'everydayApi.allow': atPoint({ service: 'print', allowed: true }),
  'pausesApi.announce': atPoint({
    from: '2029-12-01T00:00:00+08:00',
    until: '2029-12-02T00:00:00+08:00',
    reason: '盘点',
  }),
  'pausesApi.withdraw': plain({ id: XIAXIE_POINT, pauseId: NOTHING }, 'not_found'),
  'licencesApi.list': plain(),
  'licencesApi.keep': atPoint({ kind: 'food', number: 'JY13504230001', until: '2029-12-31' }),
  'licencesApi.remove': plain({ id: XIAXIE_POINT, kind: 'pesticide' }, 'licence_not_found'),
};
