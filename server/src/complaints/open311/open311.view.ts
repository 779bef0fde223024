// What does a program see of a complaint?
import { complaintCategory, localIso } from '@kehuoyou/shared';
import type { BodyName, Position } from '@kehuoyou/shared';
import type { ComplaintEntity } from '../keeping/complaint.entity.js';
import type { ComplaintPublicationEntity } from '../publishing/publication.entity.js';
import type { Open311Record } from './open311-format.js';
import { statusOf } from './open311-list.js';
import { answeringText, notesText } from './open311-words.js';

/** A complaint with what is public of it. */
export interface Shown {
  readonly row: ComplaintEntity;
  /** Undefined for one that is not published: then only how it stands is told. */
  readonly publication: ComplaintPublicationEntity | undefined;
  readonly body: BodyName | undefined;
  readonly township: string | undefined;
  /** Of its village, WGS-84: nobody's door. */
  readonly position: Position | undefined;
  /** Address of its first picture, its faces and plates covered. */
  readonly mediaUrl: string | undefined;
}

const HIDDEN = {
  ...{ service_name: null, service_code: null, description: null, agency_responsible: null, service_notice: null },
  ...{ address: null, address_id: null, zipcode: null, lat: null, long: null, media_url: null },
} as const;

/** One request, every name of the specification in it. */
export function requestView(shown: Shown): Open311Record {
  const { row, publication } = shown;
  const status = statusOf(row.state);
  const changed = status === 'closed' ? (row.endedAt ?? row.stateAt) : row.stateAt;
  return {
    service_request_id: row.number,
    status,
    status_notes: notesText(row.state, publication?.answer ?? undefined),
    ...HIDDEN,
    requested_datetime: localIso(row.receivedAt),
    updated_datetime: localIso(changed),
    expected_datetime: row.promisedBy === null ? null : localIso(row.promisedBy),
    ...(publication ? publicView(shown, publication) : {}),
  };
}

function publicView({ row, body, township, position, mediaUrl }: Shown, { text }: ComplaintPublicationEntity) {
  const category = complaintCategory(row.category);
  return {
    service_name: category?.name ?? row.category,
    service_code: row.category,
    description: text,
    agency_responsible: body?.name ?? null,
    service_notice: category === undefined || row.kind !== 'complaint' ? null : answeringText(category.promise),
    address: [row.placeName, township].filter((part) => part !== undefined).join('，'),
    address_id: row.pointId ?? row.areaCode,
    lat: position?.lat ?? null,
    long: position?.lng ?? null,
    media_url: mediaUrl ?? null,
  };
}
