// Which tables do pictures and recordings have?
import { Media1764000000052 } from '../database/migrations/1764000000052-media.js';
import type { Tables } from '../database/schema/schema.js';
import { MediaEntity, MediaObjectEntity, MediaTicketEntity } from './media.entity.js';
import { OldPictureEntity, OldPicturePartEntity } from './old-picture.entity.js';
import { OF_A_THING } from '../database/schema/personal.js';

export const picturesTables: Tables = {
  entities: [MediaObjectEntity, MediaEntity, MediaTicketEntity, OldPictureEntity, OldPicturePartEntity],
  migrations: [Media1764000000052],
  personal: [
    { table: 'media', columns: ['ownerId'], told: 'notices', erased: 'unlinked', until: 'unused_picture' },
    { table: 'media', columns: ['eventId', 'subjectId'], because: OF_A_THING },
    { table: 'picture', columns: ['uploadedBy'], because: 'what is true of it stands in `media` under the same id' },
    { table: 'picture', columns: ['announcementId', 'traceId'], because: OF_A_THING },
    { table: 'picture_part', columns: ['bytes'], because: 'a picture, which goes with its row' },
  ],
};
