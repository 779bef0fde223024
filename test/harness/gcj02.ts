// Where does a WGS-84 position appear on a Chinese map? Written out from the published formula, so that
// the product's library is checked by something else than itself.

/** Krasovsky 1940, on which the shift is defined. */
const AXIS = 6_378_245;
const ECCENTRICITY = 0.006_693_421_622_965_943;

interface Degrees {
  readonly lat: number;
  readonly lng: number;
}

/** The shifted position; right within centimetres inside China. */
export function toGcj02({ lat, lng }: Degrees): Degrees {
  const x = lng - 105;
  const y = lat - 35;
  const radians = (lat / 180) * Math.PI;
  const root = 1 - ECCENTRICITY * Math.sin(radians) ** 2;
  const north = (shiftNorth(x, y) * 180) / (((AXIS * (1 - ECCENTRICITY)) / (root * Math.sqrt(root))) * Math.PI);
  const east = (shiftEast(x, y) * 180) / ((AXIS / Math.sqrt(root)) * Math.cos(radians) * Math.PI);
  return { lat: lat + north, lng: lng + east };
}

function wave(at: number, amplitudes: readonly [number, number][]): number {
  return amplitudes.reduce((sum, [amplitude, divisor]) => sum + amplitude * Math.sin((at * Math.PI) / divisor), 0);
}

function shiftNorth(x: number, y: number): number {
  const ripple = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ripple +
    wave(y, [
      [20, 1],
      [40, 3],
    ]) *
      (2 / 3) +
    wave(y, [
      [160, 12],
      [320, 30],
    ]) *
      (2 / 3)
  );
}

function shiftEast(x: number, y: number): number {
  const ripple = (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ripple +
    wave(x, [
      [20, 1],
      [40, 3],
    ]) *
      (2 / 3) +
    wave(x, [
      [150, 12],
      [300, 30],
    ]) *
      (2 / 3)
  );
}
