// Does nobody who asks wait in vain, and is nothing asked for twice at once?
import { Rounds } from './rounds';

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

/** Rounds that are ended by hand; `begun` counts them. */
function held() {
  const ends: (() => void)[] = [];
  const state = { begun: 0 };
  const rounds = new Rounds(() => {
    state.begun += 1;
    return new Promise((done) => ends.push(done));
  });
  return { rounds, state, end: async () => (ends.shift()?.(), await settled()) };
}

it('goes once more for all who ask during one, and lets them wait for that', async () => {
  const { rounds, state, end } = held();
  const over: string[] = [];
  void rounds.go().then(() => over.push('first'));
  await settled();
  void rounds.go().then(() => over.push('second'));
  void rounds.go().then(() => over.push('third'));
  expect(state.begun).toBe(1);
  await end();
  expect([state.begun, over]).toEqual([2, []]);
  await end();
  expect([state.begun, over]).toEqual([2, ['first', 'second', 'third']]);
});

it('goes once for whoever asks alone, and anew for whoever asks when it is over', async () => {
  const { rounds, state, end } = held();
  void rounds.go();
  await settled();
  await end();
  expect(state.begun).toBe(1);
  void rounds.go();
  await settled();
  expect(state.begun).toBe(2);
  await end();
});

it.each([0, 1, 2, 3, 4, 5, 6])('loses nobody who asks %i steps after the last look', async (steps) => {
  let begun = 0;
  const rounds: Rounds = new Rounds(async () => {
    begun += 1;
    if (begun > 1) return;
    const ask = async (): Promise<void> => {
      for (let step = 0; step < steps; step += 1) await Promise.resolve();
      await rounds.go();
    };
    void ask();
  });
  await rounds.go();
  await settled();
  expect(begun).toBe(2);
});
