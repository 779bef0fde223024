// What is asked of the endpoints that give work, tell people things, and look after both?
import { announcementsApi, callsApi, invitationsApi, meApi } from '@kehuoyou/shared';
import type { InvitationAsk, Role } from '@kehuoyou/shared';
import { CHANGXIAO, XIAXIE, XIAXIE_POINT, XIAXIE_STOP } from '../../harness/places.js';
import { COUNTY, FAR_POINT, OTHER_POINT, OTHER_TOWNSHIP } from './cast.js';
import type { Cast, Member } from './cast.js';
import { about, NOTHING, NO_CODE, plain } from './question.js';
import type { Ask, Questions } from './question.js';

const deputy = { from: '2026-12-01', until: '2026-12-07' };
const keeperOf = (scopeId: string, more = {}): InvitationAsk => ({
  role: 'keeper',
  scopeKind: 'point',
  scopeId,
  ...more,
});

/** For each role that gives some away: within their scope, beyond it, and nowhere. */
const offers: Partial<Record<Role, readonly [InvitationAsk, InvitationAsk, InvitationAsk]>> = {
  keeper: [keeperOf(XIAXIE_POINT, deputy), keeperOf(OTHER_POINT, deputy), keeperOf('P999999', deputy)],
  company_manager: [
    { role: 'driver', scopeKind: 'company', scopeId: 'YZ' },
    { role: 'driver', scopeKind: 'company', scopeId: 'MT' },
    { role: 'driver', scopeKind: 'company', scopeId: 'NOBODY' },
  ],
  township_office: [keeperOf(XIAXIE_POINT), keeperOf(FAR_POINT), keeperOf('P999999')],
  county_office: [
    keeperOf(XIAXIE_POINT),
    { role: 'administrator', scopeKind: 'area', scopeId: COUNTY },
    keeperOf('P999999'),
  ],
  administrator: [
    { role: 'county_office', scopeKind: 'area', scopeId: COUNTY },
    keeperOf(XIAXIE_POINT),
    { role: 'county_office', scopeKind: 'area', scopeId: '350424' },
  ],
};

function offer(which: 0 | 1 | 2) {
  return ({ role }: Member): Ask | undefined => offers[role]?.[which] as Ask | undefined;
}

/** A grant that the member may take back and look up, and one that they may not. */
function grantBelow({ role }: Member, cast: Cast): Ask | undefined {
  const below: Partial<Record<Role, Role>> = {
    company_manager: 'driver',
    township_office: 'keeper',
    county_office: 'keeper',
    administrator: 'county_office',
  };
  const wanted = below[role];
  return wanted && { id: cast.member(wanted).grantId };
}

function grantBeyond({ role }: Member, cast: Cast): Ask {
  const beyond: Partial<Record<Role, 'keeper' | 'company_manager' | 'administrator'>> = {
    company_manager: 'company_manager',
    county_office: 'administrator',
  };
  return { id: cast.grantElsewhere(beyond[role] ?? 'keeper') };
}

async function extraGrant(who: Member, cast: Cast): Promise<Ask> {
  const { grants } = await who.client.call(meApi.me, {});
  const held = grants.find(({ scope }) => scope.id === OTHER_TOWNSHIP)?.id;
  return {
    id:
      held ??
      (await cast.townspeople.hire(cast.county, who, {
        role: 'station_clerk',
        scopeKind: 'area',
        scopeId: OTHER_TOWNSHIP,
      })),
    reason: '不做了',
  };
}

/** The area of an office; undefined for all others. */
function areaOf({ role }: Member): string | undefined {
  return role === 'county_office' ? COUNTY : role === 'township_office' ? CHANGXIAO : undefined;
}

const text = { topic: 'news', title: '明天停水', text: '上午停水，请提前存水。' } as const;

/** Announces something for an area, and gives its id. */
export async function announced(who: Pick<Member, 'client'>, areaCode: string): Promise<string> {
  return (await who.client.call(announcementsApi.submit, { ...text, areaCode })).id;
}

async function callAt(keeper: Pick<Member, 'client'>, pointId: string): Promise<string> {
  const { calls } = await keeper.client.call(callsApi.list, { pointId });
  const [call] = calls;
  if (!call) throw new Error(`nobody is to be called from ${pointId}`);
  return call.id;
}

const callQuestion = (more: Ask = {}) =>
  about('call_not_found', async (who) => ({ ...more, id: await callAt(who, XIAXIE_POINT) }), {
    foreign: async (_who, cast) => ({ ...more, id: await callAt(cast.colleague, OTHER_POINT) }),
    missing: () => ({ ...more, id: NOTHING }),
  });

const noticeQuestion = (field: 'before' | 'id' | 'upTo') =>
  about('notice_not_found', ({ noticeId }) => ({ [field]: noticeId }), {
    foreign: (_who, cast) => ({ [field]: cast.neighboursNotice }),
    missing: () => ({ [field]: NOTHING }),
  });

/** Questions to accounts, invitations, grants and the audit log. */
export const staffQuestions: Questions = {
  'accountsApi.disable': about('account_not_found', (_who, cast) => ({ id: cast.target.accountId, reason: '试试' }), {
    missing: () => ({ id: NOTHING, reason: '试试' }),
  }),
  'accountsApi.enable': about('account_not_found', (_who, cast) => ({ id: cast.target.accountId, reason: '试试' }), {
    missing: () => ({ id: NOTHING, reason: '试试' }),
  }),
  'invitationsApi.invite': about('not_yours_to_give', offer(0), { foreign: offer(1), missing: offer(2) }),
  'invitationsApi.list': plain(),
  'invitationsApi.withdraw': about(
    'invitation_not_found',
    async (who) => {
      const [mine] = offers[who.role] ?? [];
      return mine && { id: (await who.client.call(invitationsApi.invite, mine)).id };
    },
    {
      foreign: async (_who, cast) => ({
        id: (await cast.county.client.call(invitationsApi.invite, keeperOf(FAR_POINT))).id,
      }),
      missing: () => ({ id: NOTHING }),
    },
  ),
  'invitationsApi.preview': about('code_not_valid', async (_who, cast) => ({ code: await cast.joinCode() }), {
    missing: () => ({ code: NO_CODE }),
  }),
  'invitationsApi.accept': {
    ...about('code_not_valid', async (_who, cast) => ({ code: await cast.joinCode() }), {
      missing: () => ({ code: NO_CODE }),
    }),
    after: (_who, cast, answer) => cast.townspeople.dismiss(cast.county, (answer as { id: string }).id),
  },
  'grantsApi.list': plain(),
  'grantsApi.contact': about('grant_not_found', grantBelow, { foreign: grantBeyond, missing: () => ({ id: NOTHING }) }),
  'grantsApi.revoke': about('grant_not_found', extraGrant, {
    foreign: (who, cast) => ({ ...grantBeyond(who, cast), reason: '试试' }),
    missing: () => ({ id: NOTHING, reason: '试试' }),
  }),
  'auditApi.list': plain(),
  'deadLettersApi.deadLetters': plain(),
  'deadLettersApi.retry': about('event_not_found', () => undefined, { missing: () => ({ id: NOTHING }) }),
};

/** Questions to notices, calls and announcements. */
export const noticeQuestions: Questions = {
  'noticesApi.inbox': noticeQuestion('before'),
  'noticesApi.read': noticeQuestion('id'),
  'noticesApi.readAll': noticeQuestion('upTo'),
  'messagesApi.budgets': plain(),
  'messagesApi.accept': plain({ templates: ['announcement'] }),
  'followingsApi.list': plain(),
  'followingsApi.follow': plain({ kind: 'stop', id: XIAXIE_STOP }),
  'followingsApi.unfollow': plain({ kind: 'stop', id: XIAXIE_STOP }),
  'callsApi.list': about('point_not_found', () => ({ pointId: XIAXIE_POINT }), {
    foreign: () => ({ pointId: OTHER_POINT }),
    missing: () => ({ pointId: 'P999999' }),
  }),
  'callsApi.contact': callQuestion(),
  'callsApi.record': callQuestion({ outcome: 'not_reached' }),
  'announcementsApi.ofVillage': plain({ code: XIAXIE }),
  'announcementsApi.one': about('announcement_not_found', () => undefined, {
    // Not public before it was looked over.
    foreign: async (_who, cast) => ({ id: await cast.heldOnce() }),
    missing: () => ({ id: NOTHING }),
  }),
  'announcementsApi.submit': about('not_allowed', (who) => ({ ...text, areaCode: areaOf(who) ?? COUNTY }), {
    foreign: (who) => ({ ...text, areaCode: areaOf(who) === CHANGXIAO ? OTHER_TOWNSHIP : '350424' }),
    missing: () => ({ ...text, areaCode: '999999' }),
  }),
  'announcementsApi.forOffice': plain(),
  'announcementsApi.review': about(
    'announcement_not_found',
    async (_who, cast) => ({ id: await cast.heldAnnouncement(), decision: 'refuse', reason: '不合适' }),
    {
      missing: () => ({ id: NOTHING, decision: 'refuse', reason: '不合适' }),
    },
  ),
  'announcementsApi.withdraw': about(
    'announcement_not_found',
    async (who) => ({ id: await announced(who, areaOf(who) ?? COUNTY), reason: '写错了' }),
    {
      foreign: async (who, cast) =>
        who.role === 'township_office' ? { id: await cast.heldOnce(), reason: '试试' } : undefined,
      missing: () => ({ id: NOTHING, reason: '试试' }),
    },
  ),
};
