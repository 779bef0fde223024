// Which tables belong to complaints?
import { Complaints1764000000140 } from '../database/migrations/complaints/1764000000140-complaints.js';
import { Open311Keys1764000000141 } from '../database/migrations/complaints/1764000000141-open311-keys.js';
import { ComplaintPublications1764000000142 } from '../database/migrations/complaints/1764000000142-complaint-publications.js';
import { FirstAnswers1764000000143 } from '../database/migrations/complaints/1764000000143-first-answers.js';
import { ComplaintDues1764000000144 } from '../database/migrations/complaints/1764000000144-complaint-dues.js';
import type { Tables } from '../database/schema/schema.js';
import { ComplaintEntity, ComplaintStepEntity } from './keeping/complaint.entity.js';
import { Open311KeyEntity } from './open311/open311-key.entity.js';
import { ComplaintPublicationEntity } from './publishing/publication.entity.js';
import { ComplaintDueEntity } from './reminding/due.entity.js';
import { complaintsPersonal } from './complaints.personal.js';

export const complaintsTables: Tables = {
  entities: [ComplaintEntity, ComplaintStepEntity, Open311KeyEntity, ComplaintPublicationEntity, ComplaintDueEntity],
  migrations: [
    Complaints1764000000140,
    Open311Keys1764000000141,
    ComplaintPublications1764000000142,
    FirstAnswers1764000000143,
    ComplaintDues1764000000144,
  ],
  personal: complaintsPersonal,
};
