// What is asked of the endpoints that take and give pictures and recordings?
import { ANNOUNCEMENT_PICTURE, announcementsApi, picturesApi } from '@kehuoyou/shared';
import { jsonIn } from '../../harness/api-client.js';
import { eventually } from '../../harness/eventually.js';
import { COUNTY } from './cast.js';
import type { Cast } from './cast.js';
import { about, NOTHING, plain } from './question.js';
import type { Questions } from './question.js';

/** The smallest picture there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** One that the county has sent, for nothing yet. */
async function sent({ county: { client } }: Cast): Promise<string> {
  const reply = await client.upload(picturesApi.upload, { purpose: ANNOUNCEMENT_PICTURE }, PIXEL, 'image/png');
  return (jsonIn(reply) as { id: string }).id;
}

const published = new WeakMap<Cast, Promise<string>>();

/** One of an announcement that everybody may read; the same each time. */
async function publishedOnce(cast: Cast): Promise<string> {
  const made = published.get(cast) ?? publish(cast);
  published.set(cast, made);
  return made;
}

async function publish(cast: Cast): Promise<string> {
  const id = await sent(cast);
  const ask = { areaCode: COUNTY, topic: 'news', title: '新站牌', text: '换了新的站牌。', pictures: [id] } as const;
  const announcement = await cast.county.client.call(announcementsApi.submit, ask);
  await eventually(
    async () => void (await cast.county.client.call(announcementsApi.one, { id: announcement.id })),
    20_000,
  );
  return id;
}

/**
 * Questions to pictures and recordings. No recording is everybody's: who hears one of a complaint is asked by
 * `who-sees-whom.spec.ts` beside its desk.
 */
export const mediaQuestions: Questions = {
  'picturesApi.upload': plain({ purpose: ANNOUNCEMENT_PICTURE }, 'unsupported_media'),
  'picturesApi.picture': about('picture_not_found', async (_who, cast) => ({ id: await publishedOnce(cast) }), {
    foreign: async (_who, cast) => ({ id: await sent(cast) }),
    missing: () => ({ id: NOTHING }),
  }),
  'recordingsApi.upload': plain({ purpose: ANNOUNCEMENT_PICTURE }, 'unsupported_media'),
  'recordingsApi.recording': about('recording_not_found', () => undefined, {
    // A picture is no recording, also to whoever may see it.
    foreign: async (_who, cast) => ({ id: await publishedOnce(cast) }),
    missing: () => ({ id: NOTHING }),
  }),
};
