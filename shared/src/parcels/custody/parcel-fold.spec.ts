// Does a parcel's log say the same in whatever order it comes, and the right thing when something goes wrong?
import fc from 'fast-check';
import { edgeCases } from '../testing/parcel-edge-cases.js';
import { foldParcel } from './parcel-fold.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describe('a parcel', () => {
  it.each(Object.entries(edgeCases))('%s', (_name, { facts, comesTo }) => {
    const told = foldParcel(facts);
    expect(told.steps.length).toBeGreaterThan(0);
    comesTo(told);
  });

  it('is the same for every order and repetition of its facts, in every edge case and in mixtures of two', () => {
    const cases = Object.values(edgeCases).map(({ facts }) => facts);
    const uploads = fc.tuple(fc.constantFrom(...cases), fc.constantFrom(...cases)).chain(([one, other]) => {
      const all = [...one, ...other];
      return fc.record({
        all: fc.constant(all),
        uploaded: fc
          .tuple(
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.array(fc.constantFrom(...all), { maxLength: 10 }),
          )
          .map(([first, again]) => [...again, ...first]),
      });
    });
    fc.assert(
      fc.property(uploads, ({ all, uploaded }) => {
        expect(foldParcel(uploaded)).toEqual(foldParcel(all));
      }),
      { seed, numRuns: 1_500 },
    );
  });

  it('never loses a fact: each is a step, a doubt, or a repetition that changes nothing', () => {
    const facts = Object.values(edgeCases).map((each) => each.facts);
    fc.assert(
      fc.property(fc.constantFrom(...facts), fc.constantFrom(...facts), (one, other) => {
        const all = [...one, ...other];
        const told = foldParcel(all);
        const heard = new Set([...told.steps, ...told.review].map(({ eventId }) => eventId));
        for (const silent of all.filter(({ eventId, type }) => !heard.has(eventId) && type !== 'RETRACTED')) {
          const without = foldParcel(all.filter(({ eventId }) => eventId !== silent.eventId));
          expect({ ...without, steps: [], review: [] }).toEqual({ ...told, steps: [], review: [] });
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});
