// Which tables do pictures and recordings have?
import { Media1764000000052 } from '../database/migrations/1764000000052-media.js';
import type { Tables } from '../database/schema/schema.js';
import { MediaEntity, MediaObjectEntity, MediaTicketEntity } from './media.entity.js';
import { OldPictureEntity, OldPicturePartEntity } from './old-picture.entity.js';

export const picturesTables: Tables = {
  entities: [MediaObjectEntity, MediaEntity, MediaTicketEntity, OldPictureEntity, OldPicturePartEntity],
  migrations: [Media1764000000052],
};
