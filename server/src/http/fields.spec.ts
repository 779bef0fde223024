// Does every rule for a field let the right values in, and name field and fault for the others?
import 'reflect-metadata';
import { Failure } from '@kehuoyou/shared';
import type { FailureCode } from '@kehuoyou/shared';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { CivilDate, Degrees, Flag, Id, Limit, OneOf, Text, WallTime } from './fields.js';
import { createValidationPipe } from './validation.js';

class Inner {
  @Id()
  id!: string;
}

class Ask {
  @Degrees(90)
  lat?: number;

  @Degrees(180)
  lng?: number;

  @Limit()
  limit?: number;

  @CivilDate()
  date?: string;

  @Flag()
  open?: boolean;

  @OneOf(['gcj02', 'wgs84'])
  crs?: string;

  @Id({ optional: true })
  village?: string;

  @Text(4, { optional: true })
  q?: string;

  @WallTime()
  departAfter?: string;
}

class Needed {
  @Id()
  id!: string;

  @Text(4)
  text!: string;
}

class Outer {
  @ValidateNested()
  @Type(() => Inner)
  inner!: Inner;
}

const pipe = createValidationPipe();

async function check(type: new () => object, value: unknown): Promise<unknown> {
  try {
    return { ...((await pipe.transform(value, { type: 'custom', metatype: type })) as object) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return `${error.code} ${error.field ?? ''}`;
  }
}

describe('a field that fits', () => {
  it.each([
    [
      { lat: '26.18', lng: '-116.8' },
      { lat: 26.18, lng: -116.8 },
    ],
    [
      { lat: '90', lng: '180' },
      { lat: 90, lng: 180 },
    ],
    [
      { lat: '0', lng: '-0' },
      { lat: 0, lng: -0 },
    ],
    [{ limit: '1' }, { limit: 1 }],
    [{ limit: '50' }, { limit: 50 }],
    [{ date: '2024-02-29' }, { date: '2024-02-29' }],
    [{ open: 'true' }, { open: true }],
    [{ open: 'false' }, { open: false }],
    [{ crs: 'wgs84' }, { crs: 'wgs84' }],
    [
      { village: '350423104204', q: '下谢' },
      { village: '350423104204', q: '下谢' },
    ],
    [{ departAfter: '00:00' }, { departAfter: '00:00' }],
    [{ departAfter: '23:59' }, { departAfter: '23:59' }],
    [{}, {}],
  ])('%j becomes %j', async (given, expected) => {
    expect(await check(Ask, given)).toEqual(expected);
  });
});

describe('a field that does not', () => {
  const notNumbers = [
    '',
    ' ',
    'abc',
    '0x10',
    '1e3',
    '1e309',
    'NaN',
    'Infinity',
    '１',
    '1,5',
    '+1',
    '1.',
    '.5',
    '--1',
    `1${'0'.repeat(15)}`,
    ['1', '2'],
    { a: '1' },
    true,
  ];

  it.each<[string, unknown, FailureCode]>([
    ['lat', '90.0001', 'position_outside_world'],
    ['lat', '-91', 'position_outside_world'],
    ['lng', '180.0001', 'position_outside_world'],
    ['lng', '-999', 'position_outside_world'],
    ...notNumbers.map((each): [string, unknown, FailureCode] => ['lat', each, 'invalid_field']),
    ...notNumbers.map((each): [string, unknown, FailureCode] => ['limit', each, 'invalid_field']),
    ['limit', '51', 'limit_too_large'],
    ['limit', '999999999999999', 'limit_too_large'],
    ['limit', '0', 'invalid_field'],
    ['limit', '-1', 'invalid_field'],
    ['limit', '1.5', 'invalid_field'],
    ['date', '2026-02-30', 'malformed_date'],
    ['date', '2026-2-3', 'malformed_date'],
    ['date', '', 'malformed_date'],
    ['date', ['2026-02-03', '2026-02-04'], 'malformed_date'],
    ['open', '1', 'invalid_field'],
    ['open', '', 'invalid_field'],
    ['crs', 'bd09', 'invalid_field'],
    ['crs', 'constructor', 'invalid_field'],
    ['village', 'x'.repeat(65), 'invalid_field'],
    ['village', ['a', 'b'], 'invalid_field'],
    ['q', '下谢村村村', 'invalid_field'],
    ['departAfter', '24:00', 'invalid_field'],
    ['departAfter', '9:40', 'invalid_field'],
    ['departAfter', '09:40:00', 'invalid_field'],
  ])('%s %j is refused by its name', async (field, value, code) => {
    expect(await check(Ask, { [field]: value })).toBe(`${code} ${field}`);
  });

  it.each(['nearest', 'Lat', '__proto__x', 'lat ', 'lat.lng', 'lat[]'])(
    'is refused when nobody knows it: %s',
    async (field) => {
      expect(await check(Ask, { [field]: 'x' })).toBe(`unknown_field ${field}`);
    },
  );

  it('is missed when it must be there', async () => {
    expect(await check(Needed, { text: 'a' })).toBe('invalid_field id');
    expect(await check(Needed, { id: 'a' })).toBe('invalid_field text');
    expect(await check(Needed, { id: 'a', text: 'b' })).toEqual({ id: 'a', text: 'b' });
  });

  it('is named by its path where one lies in another', async () => {
    expect(await check(Outer, { inner: { id: 5 } })).toBe('invalid_field inner.id');
    expect(await check(Outer, { inner: { id: 'a', more: 1 } })).toBe('unknown_field inner.more');
  });
});

describe('an input that is no object', () => {
  it.each([null, undefined, 'text', 5, [{ lat: '1' }]])(
    '%j is refused or empty, and never an error of ours',
    async (value) => {
      const answer = await check(Ask, value);
      expect(typeof answer === 'string' ? answer.split(' ')[0] : 'taken').toMatch(
        /^(?:invalid_field|unknown_field|malformed_request|taken)$/,
      );
    },
  );
});
