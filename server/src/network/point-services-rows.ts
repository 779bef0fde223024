// How does what a point gives and holds come out of its tables?
import { everydayServices, licenceKinds } from '@kehuoyou/shared';
import type { DeskEveryday, PointEveryday, PointLicence, PointRecord } from '@kehuoyou/shared';
import type { PointEverydayEntity, PointLicenceEntity } from './point-services.entity.js';

/** What everybody reads: services that are given and allowed, in the order of the catalogue, and licences. */
export function servicesOfRecord(
  everyday: readonly PointEverydayEntity[],
  licences: readonly PointLicenceEntity[],
): Pick<PointRecord, 'everyday' | 'licences'> {
  const given = everydayServices.flatMap(({ id }) =>
    everyday.filter(({ service, offered, allowed }) => service === id && offered && allowed).map(everydayOf),
  );
  const held = licenceKinds.flatMap((kind) => licences.filter((each) => each.kind === kind).map(licenceOf));
  return { ...(given.length === 0 ? {} : { everyday: given }), ...(held.length === 0 ? {} : { licences: held }) };
}

/** Every service of the catalogue as it stands at a point; what nobody said anything of is allowed and not given. */
export function deskOf(rows: readonly PointEverydayEntity[]): DeskEveryday[] {
  return everydayServices.map(({ id }) => {
    const row = rows.find(({ service }) => service === id);
    return row === undefined ? { service: id, offered: false, allowed: true } : deskLineOf(row);
  });
}

/** One of them. */
export function deskLineOf(row: PointEverydayEntity): DeskEveryday {
  return { ...everydayOf(row), offered: row.offered, allowed: row.allowed };
}

/** A licence as everybody reads it. */
export function licenceOf({ kind, number, validUntil }: PointLicenceEntity): PointLicence {
  return { kind, number, until: validUntil };
}

function everydayOf({ service, note, hours, costFen, helper }: PointEverydayEntity): PointEveryday {
  return {
    service,
    ...(note === null ? {} : { note }),
    ...(hours === null ? {} : { when: hours }),
    ...(costFen === null ? {} : { costFen }),
    ...(helper === null ? {} : { helper }),
  };
}
