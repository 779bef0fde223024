// Are keys well formed, different, and in the order of their time?
import { newKey, randomId } from './uuid';

it('is a UUID of version 7 that begins with its time', () => {
  const key = newKey(0x0190_1234_5678);
  expect(key).toMatch(/^01901234-5678-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('sorts by time, and ten thousand of one millisecond differ', () => {
  expect(newKey(1_000) < newKey(2_000)).toBe(true);
  expect(new Set(Array.from({ length: 10_000 }, () => newKey(5))).size).toBe(10_000);
});

it('is otherwise a UUID of version 4, random from its first character on', () => {
  const ids = Array.from({ length: 200 }, randomId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids.map((id) => id.slice(0, 2))).size).toBeGreaterThan(50);
});
