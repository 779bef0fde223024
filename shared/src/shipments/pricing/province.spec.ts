// Does every carrier say something of every province that somebody can choose?
import { nearProvinces, provinceNames } from './province.js';
import { carrierTariffs, zoneOf } from './tariff.js';

it('is a zone of every carrier, for each that can be chosen', () => {
  const codes = Object.keys(provinceNames);
  expect(codes).toHaveLength(31);
  for (const tariff of carrierTariffs)
    expect(codes.filter((code) => zoneOf(tariff, code) === undefined).map((code) => `${tariff.name} ${code}`)).toEqual(
      [],
    );
  expect(nearProvinces.filter((code) => provinceNames[code] === undefined)).toEqual([]);
});
