// What is asked of the endpoints through which people have things bought in town?
import { errandsApi } from '@kehuoyou/shared';
import type { AskErrand } from '@kehuoyou/shared';
import { XIAXIE_POINT } from '../../harness/places.js';
import { OTHER_POINT } from './cast.js';
import type { Cast, Member } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Ask, Asking, Questions } from './question.js';

const wish = (pointId: string = XIAXIE_POINT): AskErrand => ({
  ...{ pointId, name: '罗大山', phone: '19900000077' },
  lines: [{ what: '加碘盐', amount: 3, unit: '包', maxFen: 900, substitute: 'ask' }],
});
const unknown = (ask: Ask = { id: NOTHING }) => plain(ask, 'errand_not_found');

/** One that a neighbour asks for, collected where those who are asked work; by its id. */
export async function wished(cast: Cast): Promise<string> {
  const { id } = await cast.neighbour.client.call(errandsApi.ask, wish());
  return id;
}

const wishes = new WeakMap<Cast, Promise<string>>();
/** The same one each time: nobody lets many wait. */
export function wishedOnce(cast: Cast): Promise<string> {
  const made = wishes.get(cast) ?? wished(cast);
  wishes.set(cast, made);
  return made;
}

const foreigns = new WeakMap<Cast, Promise<string>>();
/** One of a neighbour’s that another keeper has taken: nobody else’s business. */
async function takenElsewhere(cast: Cast): Promise<string> {
  const { id } = await cast.neighbour.client.call(errandsApi.ask, wish(OTHER_POINT));
  await cast.townspeople.server.client.as(cast.colleague.token).call(errandsApi.accept, { id });
  return id;
}
const foreign: Asking = async (_who, cast) => {
  const made = foreigns.get(cast) ?? takenElsewhere(cast);
  foreigns.set(cast, made);
  return { id: await made };
};

const own = async (who: Member): Promise<Ask> => ({ id: (await who.client.call(errandsApi.ask, wish())).id });
const cancelled = async (who: Member, _cast: Cast, answer: unknown): Promise<void> => {
  await who.client.call(errandsApi.cancel, { id: (answer as { id: string }).id });
};
const others = { foreign, missing: () => ({ id: NOTHING }) };
const line = { line: 1, fen: 100 };

/** What each may do to which, the specs and the story of errands ask. */
export const errandQuestions: Questions = {
  'errandsApi.ask': { own: () => ({ ...wish() }), after: cancelled },
  'errandsApi.mine': plain(),
  'errandsApi.read': { ...about('errand_not_found', own, others), after: cancelled },
  'errandsApi.atPoint': about('point_not_found', () => ({ pointId: XIAXIE_POINT }), {
    foreign: () => ({ pointId: OTHER_POINT }),
    missing: () => ({ pointId: 'P999999' }),
  }),
  'errandsApi.accept': about('errand_not_found', async (_who, cast) => ({ id: await wished(cast) }), others),
  'errandsApi.askBack': unknown({ id: NOTHING, proposals: [line] }),
  'errandsApi.answer': unknown({ id: NOTHING, yes: [1] }),
  'errandsApi.buy': unknown({ id: NOTHING, lines: [line] }),
  'errandsApi.cannot': unknown({ id: NOTHING, text: '店里卖完了' }),
  'errandsApi.cancel': about('errand_not_found', own, others),
  'errandsApi.handOver': unknown({ id: NOTHING, pieces: 1 }),
  'errandsApi.returned': unknown({ id: NOTHING, fen: 100, text: '拿错了' }),
  'errandsApi.contact': about('errand_not_found', async (_who, cast) => ({ id: await wishedOnce(cast) }), others),
  'shoppingApi.list': plain(),
  'shoppingApi.sheet': plain(),
  'errandShopsApi.list': plain(),
  'errandShopsApi.keep': plain({ id: 'WUJIN', name: '五金店', sells: '农具', open: true }),
};
