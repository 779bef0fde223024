// What may be said about pictures and recordings, field by field?
import type { FetchMedia, UploadMedia } from '@kehuoyou/shared';
import { IsOptional, Matches } from 'class-validator';
import { Id, Text } from '../http/fields.js';

/** What a file is sent for. */
export class UploadMediaDto implements UploadMedia {
  @Matches(/^[a-z][a-z_]{0,31}$/)
  purpose!: string;

  @IsOptional()
  @Matches(/^[\w-]{8,64}$/)
  eventId?: string;

  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  sha256?: string;
}

/** Which file to give. */
export class FetchMediaDto implements FetchMedia {
  @Id()
  id!: string;

  @Text(64, { optional: true })
  ticket?: string;
}
