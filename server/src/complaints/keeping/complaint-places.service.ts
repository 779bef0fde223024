// What is the thing of which somebody says something: where is it, whose is it, and who has to answer for it?
import { Injectable } from '@nestjs/common';
import { areaIn, clockText, complaintCategory, Failure } from '@kehuoyou/shared';
import type { Body, BodyName, ComplaintAbout, ComplaintCategory } from '@kehuoyou/shared';
import { Jurisdictions } from '../../accounts/identity/jurisdictions.service.js';
import { NetworkService } from '../../network/network.service.js';
import { TimetableNames } from '../../timetable/boards/timetable-names.service.js';
import { TimetableService } from '../../timetable/boards/timetable.service.js';
import { TripRuns } from '../../timetable/driving/trip-runs.service.js';
import { bodyName, busName, WHOLE_COUNTY } from './complaint-words.js';
import type { Names } from './complaint-words.js';
import type { ComplaintEntity, PlaceColumns } from './complaint.entity.js';

const NOWHERE = {
  pointId: null,
  tripId: null,
  serviceDate: null,
  lineId: null,
  stopId: null,
  companyId: null,
} as const;
/** Digits of a township's code. */
const TOWNSHIP_DIGITS = 9;

/** Knows points, buses, lines, stops and areas by name, and the bodies that answer for them. */
@Injectable()
export class ComplaintPlaces {
  private readonly names: Names = {
    company: (id) => this.called.company(id),
    area: (code) => areaIn(this.network.county(), code)?.name,
  };

  constructor(
    private readonly network: NetworkService,
    private readonly timetable: TimetableService,
    private readonly called: TimetableNames,
    private readonly runs: TripRuns,
    private readonly jurisdictions: Jurisdictions,
  ) {}

  /** The columns for what somebody named; fails with `complaint_place_not_found` and the field that named nothing. */
  columnsOf(about: ComplaintAbout): PlaceColumns {
    const county = this.network.county().code;
    if (about.pointId !== undefined) return this.point(about.pointId);
    if (about.tripId !== undefined) return this.bus(about.tripId, about.serviceDate, county);
    if (about.lineId !== undefined) {
      const [name, companyId] = [this.called.line(about.lineId), this.timetable.companyOfLine(about.lineId)];
      if (name === undefined || companyId === undefined) throw new Failure('complaint_place_not_found', 'lineId');
      return { ...NOWHERE, placeName: name, areaCode: county, lineId: about.lineId, companyId };
    }
    if (about.stopId !== undefined) {
      const name = this.called.stop(about.stopId);
      if (name === undefined) throw new Failure('complaint_place_not_found', 'stopId');
      const at = this.network.pointAtStop(this.timetable.stopsAt(about.stopId));
      return {
        ...NOWHERE,
        placeName: name,
        areaCode: at?.villageCode ?? at?.townshipCode ?? county,
        stopId: about.stopId,
      };
    }
    if (about.areaCode === undefined) return { ...NOWHERE, placeName: WHOLE_COUNTY, areaCode: county };
    const name = this.names.area(about.areaCode);
    if (name === undefined) throw new Failure('complaint_place_not_found', 'areaCode');
    return { ...NOWHERE, placeName: name, areaCode: about.areaCode };
  }

  /** Who has to answer by the catalogue; what belongs to nobody else belongs to the county. */
  async bodyFor(
    { body }: Pick<ComplaintCategory, 'body'>,
    { pointId, companyId, areaCode }: Pick<ComplaintEntity, 'pointId' | 'companyId' | 'areaCode'>,
  ): Promise<Body> {
    const county: Body = { kind: 'county', id: this.network.county().code };
    switch (body) {
      case 'post': {
        const id = await this.postOperator(pointId);
        return id === undefined ? county : { kind: 'post', id };
      }
      case 'bus_company':
        return companyId === null ? county : { kind: 'bus_company', id: companyId };
      case 'township':
        return areaCode === null || areaCode.length < TOWNSHIP_DIGITS
          ? county
          : { kind: 'township', id: areaCode.slice(0, TOWNSHIP_DIGITS) };
      case 'county':
        return county;
    }
  }

  /** Whoever may be told to handle a complaint: whose duty it is by the catalogue first. */
  async bodiesFor(row: ComplaintEntity): Promise<Body[]> {
    const category = complaintCategory(row.category);
    const kinds = ['post', 'bus_company', 'township', 'county'] as const;
    const order = category === undefined ? kinds : [category.body, ...kinds.filter((kind) => kind !== category.body)];
    const bodies: Body[] = [];
    for (const kind of order) {
      const body = await this.bodyFor({ body: kind }, row);
      if (!bodies.some((each) => each.kind === body.kind && each.id === body.id)) bodies.push(body);
    }
    return bodies;
  }

  /** Those above: who has it once an answer did not satisfy. */
  supervisor(): Body {
    return { kind: 'county', id: this.network.county().code };
  }

  /** A body with its name. */
  named(body: Body): BodyName {
    return { ...body, name: bodyName(body, this.names) };
  }

  /** The township in which something lies; undefined for what belongs to the whole county. */
  townshipName(areaCode: string | null): string | undefined {
    if (areaCode === null || areaCode.length < TOWNSHIP_DIGITS) return undefined;
    return this.names.area(areaCode.slice(0, TOWNSHIP_DIGITS));
  }

  private point(pointId: string): PlaceColumns {
    const point = this.network.findPoint(pointId);
    if (!point) throw new Failure('complaint_place_not_found', 'pointId');
    return { ...NOWHERE, placeName: point.name, areaCode: point.villageCode ?? point.townshipCode, pointId };
  }

  private bus(tripId: string, serviceDate: string | undefined, county: string): PlaceColumns {
    if (serviceDate === undefined) throw new Failure('complaint_place_not_found', 'serviceDate');
    const run = this.runs.run({ tripId, serviceDate });
    const [first] = run?.calls ?? [];
    if (!run || !first) throw new Failure('complaint_place_not_found', 'tripId');
    const { companyId = null, lineId = null } = run.bus;
    const placeName = busName(run.routeName, clockText(first.planned), run.headsign);
    return { ...NOWHERE, placeName, areaCode: county, tripId, serviceDate, lineId, companyId };
  }

  private async postOperator(pointId: string | null): Promise<string | undefined> {
    const id = pointId ?? this.network.hub()?.id;
    return id === undefined ? undefined : (await this.jurisdictions.jurisdictionOf({ kind: 'point', id }))?.companyId;
  }
}
