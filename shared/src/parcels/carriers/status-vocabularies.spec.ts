// Do the vocabularies mean the same there and back, and does no foreign word get lost?
import fc from 'fast-check';
import { carrierReasons, carrierStateWords, carrierStatuses } from './carrier-status.js';
import type { CarrierState, CarrierStatus } from './carrier-status.js';
import { readKarrioState, karrioReasons, karrioStatuses, toKarrioState } from './karrio-status.js';
import { kdniaoStates, readKdniaoState, toKdniaoState } from './kdniao-status.js';
import { kuaidi100States, readKuaidi100State, toKuaidi100State } from './kuaidi100-status.js';

const there = {
  快递100: (state: CarrierState) => readKuaidi100State(toKuaidi100State(state).fine),
  快递鸟: (state: CarrierState) => readKdniaoState(toKdniaoState(state)),
  Karrio(state: CarrierState) {
    const { status, reason } = toKarrioState(state);
    return readKarrioState(status, reason);
  },
};
/** What a vocabulary has no word for becomes the nearest that it has. */
const nearest: Readonly<Record<keyof typeof there, Readonly<Partial<Record<CarrierStatus, CarrierStatus>>>>> = {
  快递100: { unknown: 'in_transit' },
  快递鸟: { unknown: 'in_transit' },
  Karrio: {
    signed_by_other: 'signed',
    returned_signed: 'returning',
    forwarded: 'in_transit',
    customs: 'in_transit',
  },
};

describe.each(Object.keys(there) as (keyof typeof there)[])('in %s', (name) => {
  it.each(carrierStatuses)('%s comes back as it went, or as the nearest there is', (status) => {
    expect(there[name]({ status }).status).toBe(nearest[name][status] ?? status);
  });

  it.each(carrierReasons)('a problem because of %s never becomes good news', (reason) => {
    const back = there[name]({ status: 'problem', reason });
    expect(['signed', 'signed_by_other', 'at_station', 'picked_up', 'in_transit', 'unknown']).not.toContain(
      back.status,
    );
    if (back.reason !== undefined && !['lost', 'contact_bad', 'customs_working'].includes(back.reason))
      expect(back.reason).toBe(reason);
  });
});

describe.each([
  ['快递100', kuaidi100States, readKuaidi100State, (state: CarrierState) => toKuaidi100State(state).fine],
  ['快递鸟', kdniaoStates, readKdniaoState, toKdniaoState],
] as const)('%s’s numbers', (_name, table, read, write) => {
  it('mean the same when they are written again', () => {
    for (const [number, meaning] of Object.entries(table.meanings)) {
      expect(read(number)).toEqual({ ...meaning, raw: number });
      const { raw: _raw, ...again } = read(write(read(number)));
      expect(again).toEqual(meaning);
    }
  });

  it('that nobody knows keep the words beside them', () => {
    expect(read('77', '火星中转')).toEqual({ status: 'unknown', raw: '火星中转' });
    expect(read('399', '机器人签收')).toEqual({ status: 'signed', raw: '机器人签收' });
    expect(read('constructor')).toEqual({ status: 'unknown', raw: 'constructor' });
  });
});

it('tells every app the plain state beside the finer one', () => {
  expect(toKuaidi100State({ status: 'signed', reason: 'from_station' })).toEqual({ state: '3', fine: '304' });
  expect(toKuaidi100State({ status: 'at_station' })).toEqual({ state: '5', fine: '501' });
  expect(toKuaidi100State({ status: 'refused' })).toEqual({ state: '14', fine: '14' });
  expect(toKuaidi100State({ status: 'pending' })).toEqual({ state: '1', fine: '101' });
});

describe('Karrio’s names', () => {
  it('are all read, and each status is written as it was read', () => {
    for (const status of karrioStatuses) expect(toKarrioState(readKarrioState(status)).status).toBe(status);
    for (const reason of karrioReasons)
      expect(readKarrioState('delivery_failed', reason)).toMatchObject({ raw: `delivery_failed ${reason}` });
  });

  it('say why', () => {
    expect(readKarrioState('delivery_failed', 'carrier_sorting_error')).toMatchObject({ reason: 'missort' });
    expect(readKarrioState('delivery_failed', 'consignee_refused').status).toBe('refused');
    expect(readKarrioState('teleported', 'by_magic')).toEqual({ status: 'unknown', raw: 'teleported by_magic' });
    expect(toKarrioState({ status: 'problem', reason: 'held' })).toEqual({
      status: 'on_hold',
      reason: 'regulatory_hold',
    });
  });
});

it('never throws, and always has words', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string(), { nil: undefined }), (one, other) => {
      for (const state of [readKuaidi100State(one, other), readKdniaoState(one, other), readKarrioState(one, other)])
        expect(carrierStateWords(state)).not.toBe('');
    }),
  );
  expect(carrierStateWords({ status: 'unknown', raw: '火星中转' })).toBe('火星中转');
  expect(carrierStateWords({ status: 'problem', reason: 'missort' })).toBe('快递公司说有问题（分错了）');
});
