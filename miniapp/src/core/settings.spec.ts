// Does the phone remember what its owner chose?
import { chosenVillage, suggestedBy, useSettings } from './settings';

const ours = { code: '350423104204', name: '下谢村', townshipName: '长校镇' };
const parents = { code: '350423103201', name: '嵩口村', townshipName: '嵩口镇' };
const settings = () => useSettings.getState();
const kept = () =>
  JSON.parse(window.localStorage.getItem('kehuoyou/settings') ?? '{}') as { state: object; version: number };

beforeEach(() => {
  window.localStorage.clear();
  useSettings.setState({ elder: false, elderSize: 'large', villages: [], chosenCode: undefined });
});

it('starts in elder mode where the phone’s own text is already large', () => {
  expect(suggestedBy(1)).toEqual({ elder: false, elderSize: 'large' });
  expect(suggestedBy(1.25)).toEqual({ elder: true, elderSize: 'large' });
  expect(suggestedBy(1.5)).toEqual({ elder: true, elderSize: 'larger' });
  expect(suggestedBy(2)).toEqual({ elder: true, elderSize: 'largest' });
});

it('keeps a village once, and chooses it', () => {
  settings().keepVillage(ours);
  settings().keepVillage(parents);
  settings().keepVillage(ours);
  expect(settings().villages).toEqual([ours, parents]);
  expect(chosenVillage(settings())).toEqual(ours);
});

it('calls a village what the person calls it, until they no longer do', () => {
  settings().keepVillage(parents);
  settings().labelVillage(parents.code, ' 爸妈家 ');
  expect(settings().villages).toEqual([{ ...parents, label: '爸妈家' }]);
  settings().labelVillage(parents.code, ' ');
  expect(settings().villages).toEqual([parents]);
});

it('chooses only among what is kept', () => {
  settings().keepVillage(ours);
  settings().chooseVillage(parents.code);
  expect(settings().chosenCode).toBe(ours.code);
});

it('shows another village when the chosen one is dropped, and none after the last', () => {
  settings().keepVillage(ours);
  settings().keepVillage(parents);
  settings().dropVillage(parents.code);
  expect(chosenVillage(settings())).toEqual(ours);
  settings().dropVillage(ours.code);
  expect(chosenVillage(settings())).toBeUndefined();
});

it('remembers everything in the next opening of the app', async () => {
  settings().keepVillage(ours);
  settings().setElder(true);
  settings().setElderSize('largest');
  const text = window.localStorage.getItem('kehuoyou/settings') ?? '';
  expect(kept()).toMatchObject({
    state: { elder: true, elderSize: 'largest', villages: [ours], chosenCode: ours.code },
  });
  useSettings.setState({ elder: false, villages: [], chosenCode: undefined });
  window.localStorage.setItem('kehuoyou/settings', text);
  await useSettings.persist.rehydrate();
  expect(settings()).toMatchObject({ elder: true, elderSize: 'largest', villages: [ours] });
});

it('opens with the usual settings when what was kept cannot be read', async () => {
  window.localStorage.setItem('kehuoyou/settings', '{broken');
  await useSettings.persist.rehydrate();
  expect(settings().villages).toEqual([]);
});
