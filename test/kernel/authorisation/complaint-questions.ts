// What is asked of the endpoints through which people say that something is wrong, and offices answer?
import { randomBytes } from 'node:crypto';
import type { FailureCode } from '@kehuoyou/shared';
import { complaintDeskApi, complaintFilingApi, receiptOf, receiptsApi } from '@kehuoyou/shared';
import { XIAXIE_POINT } from '../../harness/places.js';
import type { Cast, Member } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Ask, Question, Questions } from './question.js';

/** Of what may hurt somebody there is never too much. */
const said = { kind: 'complaint', category: 'danger', identity: 'anonymous', text: '路边有鞭炮' } as const;
const newReceipt = (): string => receiptOf(randomBytes);
const SHA = 'a'.repeat(64);
const media = { receipt: newReceipt(), eventId: NOTHING, sha256: SHA };
const JSON_FORMAT = { format: 'json' } as const;
const deed = { id: NOTHING, text: '到现场看过了，已经整改。' };
const unknown = (ask: Ask = { id: NOTHING }) => plain(ask, 'complaint_not_found');

/** One about the point of those who are asked, handed to the company for which some of them work; by its id. */
export async function complained(cast: Cast, pointId: string = XIAXIE_POINT): Promise<string> {
  const { client } = cast.townspeople.server;
  const { number } = await client.call(complaintFilingApi.file, { ...said, pointId, receipt: newReceipt() });
  const { complaints } = await cast.county.client.call(complaintDeskApi.list, { q: number });
  const id = complaints[0]?.id ?? '';
  await cast.county.client.call(complaintDeskApi.assign, { id, body: { kind: 'post', id: 'YZ' } });
  return id;
}

const once = new WeakMap<Cast, Promise<string>>();
const complainedOnce = (_who: Member, cast: Cast): Promise<string> => {
  const made = once.get(cast) ?? complained(cast);
  once.set(cast, made);
  return made;
};

const receipts = new WeakMap<Cast, Promise<string>>();

/** The receipt of one that somebody has said; the same each time, for who guesses too often is answered nothing else. */
async function receiptOnce(cast: Cast): Promise<string> {
  const { client } = cast.townspeople.server;
  const made =
    receipts.get(cast) ??
    client
      .call(complaintFilingApi.file, { ...said, pointId: XIAXIE_POINT, receipt: newReceipt() })
      .then(({ receipt }) => receipt);
  receipts.set(cast, made);
  return made;
}

/** The number of the same. */
async function numberOnce(cast: Cast): Promise<string> {
  const receipt = await receiptOnce(cast);
  return (await cast.townspeople.server.client.call(receiptsApi.read, { receipt })).number;
}

/** Whoever has the receipt asks. */
function held(ask: Ask, gives?: FailureCode): Question {
  const own: Question['own'] = async (_who, cast) => ({ ...ask, receipt: await receiptOnce(cast) });
  return { own, ...(gives === undefined ? {} : { gives }) };
}

/** What each may do to which, the specs and stories of complaints ask. */
export const complaintQuestions: Questions = {
  'complaintFilingApi.file': { own: () => ({ ...said, pointId: XIAXIE_POINT, receipt: newReceipt() }) },
  'complaintFilingApi.fileForCaller': { own: () => ({ ...said, pointId: XIAXIE_POINT }) },
  'complaintFiguresApi.read': plain(),
  'complaintFiguresApi.praiseOfPoint': about('point_not_found', () => ({ id: XIAXIE_POINT }), {
    missing: () => ({ id: 'P999999' }),
  }),
  'complaintFiguresApi.praiseOfDriver': plain(),
  'complaintFiguresApi.praiseOfCompany': plain(),
  'complaintFilingApi.addPicture': plain(media, 'unsupported_media'),
  'complaintFilingApi.addRecording': plain(media, 'unsupported_media'),
  'complaintFilingApi.same': plain({ category: 'point_closed', pointId: XIAXIE_POINT }),
  'complaintFilingApi.pointCheck': about('point_not_found', () => ({ id: XIAXIE_POINT }), {
    missing: () => ({ id: 'P999999' }),
  }),
  'receiptsApi.read': { own: async (_who, cast) => ({ receipt: await receiptOnce(cast) }) },
  'packetApi.pdf': { own: async (_who, cast) => ({ receipt: await receiptOnce(cast) }) },
  'receiptsApi.picture': held({ id: NOTHING }, 'picture_not_found'),
  'receiptsApi.recording': held({ id: NOTHING }, 'recording_not_found'),
  'receiptsApi.move': held({ move: 'solved' }, 'complaint_closed'),
  'receiptsApi.hide': held({ identity: 'anonymous' }),
  'receiptsApi.escalated': held({ outsideNumber: '2026-1' }),
  'receiptsApi.mine': plain(),
  'complaintDeskApi.list': plain(),
  'complaintDeskApi.read': about(
    'complaint_not_found',
    async (who, cast) => ({ id: await complainedOnce(who, cast) }),
    {
      missing: () => ({ id: NOTHING }),
    },
  ),
  'complaintDeskApi.accept': unknown(),
  'complaintDeskApi.decline': unknown(deed),
  'complaintDeskApi.assign': unknown({ id: NOTHING, body: { kind: 'post', id: 'YZ' } }),
  'complaintDeskApi.object': unknown(deed),
  'complaintDeskApi.uphold': unknown(deed),
  'complaintDeskApi.overrule': unknown(deed),
  'complaintDeskApi.start': unknown(deed),
  'complaintDeskApi.ask': unknown(deed),
  'complaintDeskApi.answer': unknown({ ...deed, outcome: 'fixed' }),
  'complaintDeskApi.merge': unknown({ id: NOTHING, into: NOTHING }),
  'complaintDeskApi.part': unknown(),
  'complaintDeskApi.contact': unknown(),
  'complaintDeskApi.called': unknown({ ...deed, verdict: 'solved' }),
  'complaintDeskApi.urge': unknown(deed),
  'publishingApi.list': plain(),
  'publishingApi.read': about('complaint_not_found', async (who, cast) => ({ id: await complainedOnce(who, cast) }), {
    missing: () => ({ id: NOTHING }),
  }),
  'publishingApi.publish': unknown({ id: NOTHING, text: '门没开' }),
  'publishingApi.withdraw': unknown(deed),
  'open311Api.discovery': plain(JSON_FORMAT),
  'open311Api.discoveryBeside': plain(JSON_FORMAT),
  'open311Api.services': plain(JSON_FORMAT),
  'open311Api.service': plain({ ...JSON_FORMAT, code: 'other' }),
  'open311Api.requests': plain(JSON_FORMAT),
  'open311Api.request': { own: async (_who, cast) => ({ ...JSON_FORMAT, id: await numberOnce(cast) }) },
  'open311Api.token': { own: async (_who, cast) => ({ ...JSON_FORMAT, token: await receiptOnce(cast) }) },
  // Its door is a key, whoever holds it: the story of Open311 knocks there.
  'open311Api.file': { own: () => undefined },
};
