// Is a voice heard by whoever asked for it, and by nobody after they have left the page?
import { act, fireEvent, render, screen } from '@testing-library/react';
import { PlayButton } from './play-button';

const player = { played: [] as string[], stopped: 0, end: (): void => undefined };
jest.mock('../../core/platform/sound/player', () => ({
  playRecording: (address: string) => {
    player.played.push(address);
    return { ended: new Promise<void>((done) => (player.end = done)), stop: () => void (player.stopped += 1) };
  },
}));

const press = (name: string): Promise<void> =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));
beforeEach(() => Object.assign(player, { played: [], stopped: 0 }));

it('plays it to its end, and stops when it is pressed again or the page is left', async () => {
  const view = render(<PlayButton word="听一遍" address={() => Promise.resolve('data:a')} />);
  await press('听一遍');
  expect(player.played).toEqual(['data:a']);
  await press('停下不听');
  expect(player.stopped).toBe(1);
  await act(async () => player.end());
  screen.getByRole('button', { name: '听一遍' });
  view.unmount();
  expect(player.stopped).toBe(2);
});

it('does not speak up on another page when the sound comes late', async () => {
  let come = (_address: string): void => undefined;
  const view = render(<PlayButton word="听居民说" address={() => new Promise((done) => (come = done))} />);
  await press('听居民说');
  view.unmount();
  await act(async () => come('data:a'));
  expect(player.played).toEqual([]);
});
