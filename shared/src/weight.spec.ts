// Is a weight written as scales show it, and never lighter than it is where that matters?
import { kilograms, roundKilograms, wholeKilograms } from './weight.js';

it.each([
  [0, '0', '0', 0],
  [1, '0.001', '0', 1],
  [2_500, '2.5', '2.5', 3],
  [8_000, '8', '8', 8],
  [8_001, '8.001', '8', 9],
  [10_000, '10', '10', 10],
  [12_345, '12.345', '12.3', 13],
  [74_960, '74.96', '75', 75],
])('%d grams', (grams, exact, round, whole) => {
  expect([kilograms(grams), roundKilograms(grams), wholeKilograms(grams)]).toEqual([exact, round, whole]);
});
