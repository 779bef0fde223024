// Which tables belong to complaints?
import { Complaints1764000000140 } from '../database/migrations/complaints/1764000000140-complaints.js';
import type { Tables } from '../database/schema/schema.js';
import { ComplaintEntity, ComplaintStepEntity } from './keeping/complaint.entity.js';
import { complaintsPersonal } from './complaints.personal.js';

export const complaintsTables: Tables = {
  entities: [ComplaintEntity, ComplaintStepEntity],
  migrations: [Complaints1764000000140],
  personal: complaintsPersonal,
};
