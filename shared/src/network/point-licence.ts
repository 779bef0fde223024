// Which licences may a point hold, and until when?
import type { ServiceDate } from '../clock.js';

/** What a point needs a licence for. */
export const licenceKinds = ['tobacco', 'food', 'pesticide'] as const;
export type LicenceKind = (typeof licenceKinds)[number];

/** As the paper on the wall is called. */
export const licenceNames: Readonly<Record<LicenceKind, string>> = {
  tobacco: '烟草零售许可证',
  food: '食品经营许可证',
  pesticide: '农药经营许可证',
};

/** What a number of one looks like: letters and digits, as on the paper. */
export const LICENCE_NUMBER = /^[0-9A-Z][0-9A-Z-]{5,29}$/;

/** A licence that a point holds or held. */
export interface PointLicence {
  readonly kind: LicenceKind;
  readonly number: string;
  /** Last day on which it holds. */
  readonly until: ServiceDate;
}

/** True when it no longer holds on `today`. */
export function isLicenceOver({ until }: Pick<PointLicence, 'until'>, today: ServiceDate): boolean {
  return until < today;
}
