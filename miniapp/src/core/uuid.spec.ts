// Are keys well formed, different, and in the order of their time?
import { newKey } from './uuid';

it('is a UUID of version 7 that begins with its time', () => {
  const key = newKey(0x0190_1234_5678);
  expect(key).toMatch(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('sorts by time, and ten thousand of one millisecond differ', () => {
  expect(newKey(1_000) < newKey(2_000)).toBe(true);
  expect(new Set(Array.from({ length: 10_000 }, () => newKey(5))).size).toBe(10_000);
});
