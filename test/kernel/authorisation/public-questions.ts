// What is asked of the endpoints that are open to everybody, and of one's own account?
import { currentWording, householdsApi, sessionsApi } from '@kehuoyou/shared';
import { CHANGXIAO, XIAXIE_POINT } from '../../harness/places.js';
import type { Cast, Member } from './cast.js';
import { about, NOTHING, NO_CODE, plain } from './question.js';
import type { Questions } from './question.js';

const POSITION = { lat: 26.1, lng: 116.8 };
const version = currentWording('leave_at_point').version;
/** No signature of WeChat’s. */
const PUSH = { signature: 'x', timestamp: '1', nonce: '2' };

async function sessionOf(who: { readonly client: Member['client'] }, current: boolean): Promise<string> {
  const { sessions } = await who.client.call(sessionsApi.list, {});
  return sessions.find((each) => each.current === current)?.id ?? '';
}

async function personWithFollower(who: Member, cast: Cast): Promise<{ id: string; followerId: string }> {
  const id = await cast.personOf(who);
  const { code } = await who.client.call(householdsApi.sharingCode, { id });
  await cast.neighbour.client.call(householdsApi.follow, { code });
  const { people } = await who.client.call(householdsApi.people, {});
  return { id, followerId: people.find((each) => each.id === id)?.followers[0]?.id ?? '' };
}

/** Puts away whom a question has added, so that nobody gets too many. */
async function removePeople(who: Pick<Member, 'client'>): Promise<void> {
  const { people } = await who.client.call(householdsApi.people, {});
  for (const { id, relation } of people) if (relation !== 'self') await who.client.call(householdsApi.remove, { id });
}

const personQuestion = (more: Readonly<Record<string, unknown>> = {}) => ({
  ...about('person_not_found', async (who, cast) => ({ ...more, id: await cast.personOf(who) }), {
    foreign: async (_who, cast) => ({ ...more, id: await cast.personOf(cast.neighbour) }),
    missing: () => ({ ...more, id: NOTHING }),
  }),
  after: async (who: Member, cast: Cast) => {
    await removePeople(who);
    await removePeople(cast.neighbour);
  },
});

/** Questions to what lies open. */
export const publicQuestions: Questions = {
  'healthApi.live': plain(),
  'healthApi.ready': plain(),
  'networkApi.areas': plain(),
  'networkApi.nearest': plain(POSITION),
  'networkApi.points': plain({ township: CHANGXIAO }),
  'networkApi.point': about('point_not_found', () => ({ id: XIAXIE_POINT }), { missing: () => ({ id: 'P999999' }) }),
  // Open to all the world, and yet to WeChat alone: what carries no signature of its is refused.
  'wechatApi.tryOut': plain({ ...PUSH, echostr: '9' }, 'not_allowed'),
  'wechatApi.push': plain(PUSH, 'not_allowed'),
  'sessionsApi.byWechat': about(
    'wechat_refused',
    async (_who, cast) => ({ code: await cast.townspeople.wechat.loginCode('grandmother') }),
    { missing: () => ({ code: 'made up' }) },
  ),
  'sessionsApi.byCode': {
    own: async (_who, cast) => ({ code: (await cast.member('driver').client.call(sessionsApi.code, {})).code }),
  },
  'sessionsApi.samples': plain(),
  'sessionsApi.bySample': plain({ role: 'administrator' }, 'not_found'),
};

/** Questions to one's own account and household. */
export const ownQuestions: Questions = {
  'sessionsApi.code': plain(),
  'sessionsApi.list': plain(),
  'sessionsApi.end': about(
    'session_not_found',
    async (who, cast) => ({ id: await sessionOf(await cast.townspeople.signIn(who.person), true) }),
    {
      foreign: async (_who, cast) => ({ id: await sessionOf(cast.neighbour, true) }),
      missing: () => ({ id: NOTHING }),
    },
  ),
  'meApi.me': plain(),
  'meApi.data': plain(),
  'meApi.correct': plain({ name: '罗阿婆' }),
  'meApi.phone': about(
    'wechat_refused',
    async (who, cast) => ({ code: await cast.townspeople.wechat.phoneCode(who.person) }),
    { missing: () => ({ code: 'made up' }) },
  ),
  // That it works is another story; here nobody must be gone for the next question.
  'meApi.delete': plain({ confirm: false }, 'invalid_field'),
  'householdsApi.people': plain(),
  'householdsApi.add': { ...plain({ name: '罗大山', phone: '19900000077' }), after: removePeople },
  'householdsApi.correct': personQuestion({ name: '罗大海', phone: '19900000078' }),
  'householdsApi.remove': personQuestion(),
  'householdsApi.confirmationCode': personQuestion(),
  'householdsApi.sharingCode': personQuestion(),
  'householdsApi.previewConfirmation': about(
    'code_not_valid',
    async (_who, cast) => ({ code: await confirmationCode(cast) }),
    {
      foreign: async (_who, cast) => ({ code: await cast.joinCode() }),
      missing: () => ({ code: NO_CODE }),
    },
  ),
  'householdsApi.confirm': about(
    'point_not_found',
    async (_who, cast) => ({ code: await confirmationCode(cast), pointId: XIAXIE_POINT, takeOver: true }),
    {
      foreign: async (_who, cast) => ({ code: await confirmationCode(cast), pointId: 'P104201' }),
      missing: async (_who, cast) => ({ code: await confirmationCode(cast), pointId: 'P999999' }),
    },
  ),
  'householdsApi.follow': {
    ...about(
      'code_not_valid',
      async (_who, cast) => ({
        code: (await cast.neighbour.client.call(householdsApi.sharingCode, { id: await cast.personOf(cast.neighbour) }))
          .code,
      }),
      {
        foreign: async (_who, cast) => ({ code: await confirmationCode(cast) }),
        missing: () => ({ code: NO_CODE }),
      },
    ),
    after: async (who, cast) => {
      await removePeople(who);
      await removePeople(cast.neighbour);
    },
  },
  'householdsApi.removeFollower': {
    ...about('person_not_found', personWithFollower, {
      foreign: async (_who, cast) => ({ id: await cast.personOf(cast.neighbour), followerId: NOTHING }),
      missing: () => ({ id: NOTHING, followerId: NOTHING }),
    }),
    after: async (who, cast) => {
      await removePeople(who);
      await removePeople(cast.neighbour);
    },
  },
  'consentsApi.list': plain(),
  'consentsApi.give': plain({ kind: 'leave_at_point', subject: XIAXIE_POINT, version }),
  'consentsApi.withdraw': plain({ kind: 'leave_at_point', subject: XIAXIE_POINT }),
};

async function confirmationCode(cast: Cast): Promise<string> {
  await removePeople(cast.neighbour);
  return (await cast.neighbour.client.call(householdsApi.confirmationCode, { id: await cast.personOf(cast.neighbour) }))
    .code;
}
