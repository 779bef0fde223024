// What do people see of a complaint?
import type {
  Body,
  BodyName,
  Complaint,
  ComplaintCore,
  ComplaintPlace,
  ComplaintStep,
  ComplaintSummary,
  DeskComplaint,
} from '@kehuoyou/shared';
import { complaintCategory, complaintRules, complaintsAnswered } from '@kehuoyou/shared';
import { bodyOf } from './complaint-body.js';
import { COUNTY_OFFICE } from './complaint-words.js';
import type { ComplaintEntity, ComplaintStepEntity } from './complaint.entity.js';

const DAY_MS = 86_400_000;

/** A complaint with what belongs to it. */
export interface WholeComplaint {
  readonly row: ComplaintEntity;
  readonly steps: readonly ComplaintStepEntity[];
  /** How many say the same, with this one. */
  readonly together: number;
  readonly pictures: readonly string[];
  readonly recordings: readonly string[];
  readonly proof: readonly string[];
}

/** What a view needs besides the row. */
export interface ViewContext {
  /** Opens what is sealed for a place. */
  readonly open: (sealed: string, place: string) => string;
  readonly named: (body: Body) => BodyName;
  readonly townshipName: (areaCode: string | null) => string | undefined;
}

/** Where it is. */
export function placeView(row: ComplaintEntity, { townshipName }: ViewContext): ComplaintPlace {
  const township = townshipName(row.areaCode);
  const ids = {
    ...{ pointId: row.pointId, tripId: row.tripId, serviceDate: row.serviceDate, lineId: row.lineId },
    ...{ stopId: row.stopId, parcelId: row.parcelId, shipmentId: row.shipmentId, areaCode: row.areaCode },
  };
  const known = Object.fromEntries(Object.entries(ids).filter(([, id]) => id !== null));
  return { name: row.placeName, ...known, ...(township === undefined ? {} : { township }) };
}

/** The two clocks; those of what was answered are over. */
function clocksView({ promisedBy, lawfulBy, state }: ComplaintEntity) {
  if (complaintsAnswered.has(state)) return {};
  return {
    ...(promisedBy === null ? {} : { promisedBy: promisedBy.toISOString() }),
    ...(lawfulBy === null ? {} : { lawfulBy: lawfulBy.toISOString() }),
    ...(state === 'needs_info' ? { stands: true as const } : {}),
  };
}

/** One line of the story; who did it is told by their office. */
function stepView(step: ComplaintStepEntity, { open, named }: ViewContext): ComplaintStep {
  const body = bodyOf(step);
  const name = body && named(body).name;
  const by = step.own || step.byRole === null ? undefined : step.byRole === 'county_office' ? COUNTY_OFFICE : name;
  const text = step.textSealed === null ? undefined : open(step.textSealed, `complaint_step.text:${step.id}`);
  return {
    step: step.step,
    at: step.at.toISOString(),
    ...(by === undefined ? {} : { by }),
    ...(step.own ? { own: true as const } : {}),
    ...(step.step === 'assign' && name !== undefined ? { body: name } : {}),
    ...(text === undefined ? {} : { text }),
    ...(step.outcome === null ? {} : { outcome: step.outcome }),
  };
}

/** What everybody who may read it sees. */
export function coreView({ row, steps, together, proof }: WholeComplaint, context: ViewContext): ComplaintCore {
  const body = bodyOf(row);
  return {
    ...{ number: row.number, kind: row.kind, category: row.category, place: placeView(row, context) },
    ...{ state: row.state, receivedAt: row.receivedAt.toISOString(), identity: row.identity },
    ...(row.occurredAt === null ? {} : { occurredAt: row.occurredAt.toISOString() }),
    ...(body === undefined ? {} : { body: context.named(body) }),
    ...{ together, reopened: row.reopened, evidence: row.evidence ?? [], ...clocksView(row) },
    steps: steps.map((step) => stepView(step, context)),
    proof,
  };
}

/** To whoever said it. */
export function complaintView(whole: WholeComplaint, receipt: string, context: ViewContext): Complaint {
  const { row, pictures, recordings } = whole;
  const text = row.textSealed === null ? undefined : context.open(row.textSealed, `complaint.text:${row.id}`);
  const reopenBy =
    row.endedAt === null ? undefined : new Date(row.endedAt.getTime() + complaintRules.reopenDays * DAY_MS);
  return {
    ...coreView(whole, context),
    ...{ receipt, pictures, recordings },
    ...(text === undefined ? {} : { text }),
    outside: complaintCategory(row.category)?.outside ?? '12345',
    ...(row.state === 'answered' && row.confirmBy !== null ? { confirmBy: row.confirmBy.toISOString() } : {}),
    ...(reopenBy === undefined || row.state === 'withdrawn' ? {} : { reopenBy: reopenBy.toISOString() }),
    ...(row.outsideNumber === null ? {} : { outsideNumber: row.outsideNumber }),
  };
}

/** One's own in a list. */
export function summaryView(row: ComplaintEntity, receipt: string, context: ViewContext): ComplaintSummary {
  return {
    ...{ number: row.number, receipt, kind: row.kind, category: row.category, place: placeView(row, context) },
    ...{ state: row.state, receivedAt: row.receivedAt.toISOString() },
  };
}

/** A row of the desk. */
export function deskView(row: ComplaintEntity, together: number, context: ViewContext): DeskComplaint {
  const body = bodyOf(row);
  return {
    ...{ id: row.id, number: row.number, kind: row.kind, category: row.category, place: placeView(row, context) },
    ...{ state: row.state, receivedAt: row.receivedAt.toISOString(), together, reopened: row.reopened },
    ...(body === undefined ? {} : { body: context.named(body) }),
    ...clocksView(row),
    ...(row.officeBy === null ? {} : { officeBy: row.officeBy.toISOString() }),
    ...(row.screening === 'risky' ? { look: 'risky' as const } : {}),
  };
}
