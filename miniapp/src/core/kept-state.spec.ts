// Does what somebody has begun go with them, also on a shared phone that was closed in between?
import { signedIn } from '../testing/signed-in';
import { session } from './session';
import { storage } from './platform/storage';

/** As the last start of the app left it. */
function kept(name: string, account: string | undefined, state: object): void {
  storage.write(
    name,
    JSON.stringify({ state: { ...(account === undefined ? {} : { account }), ...state }, version: 1 }),
  );
}

const form = { lines: [{ what: '血糖仪' }], product: '血糖仪', who: { name: '罗大山' } };

beforeEach(() => {
  localStorage.clear();
  jest.resetModules();
});
afterEach(() => session.forget());

/** Each as its pages read it, in a start of the app in which nobody has opened them before. */
const memories: readonly [string, object, () => Promise<object>][] = [
  [
    'errand-ask',
    { drafts: { own: form } },
    async () => (await import('../errands/errand-draft')).useErrandMemory.getState(),
  ],
  ['errand-offer', { draft: form }, async () => (await import('../errands/offer-draft')).useOfferMemory.getState()],
  ['shipment-order', { draft: form }, async () => (await import('../shipments/order-draft')).useOrderMemory.getState()],
];

it.each(memories)('%s is there for whoever wrote it', async (name, written, opened) => {
  session.keep(signedIn('A'));
  kept(name, 'account of A', written);
  expect(JSON.stringify(await opened())).toMatch(/血糖仪/);
});

it.each(memories)('%s is nothing to whoever signed in before its pages were opened', async (name, written, opened) => {
  kept(name, 'account of A', written);
  session.keep(signedIn('B'));
  expect(JSON.stringify(await opened())).not.toMatch(/血糖仪|罗大山/);
});

it.each(memories)(
  '%s of whoever had signed in before it was first opened goes with them, too',
  async (name, written, opened) => {
    session.keep(signedIn('A'));
    const { account } = (await opened()) as { readonly account?: string };
    expect([name, account]).toEqual([name, 'account of A']);
  },
);
