// What may be said of imports, field by field?
import { Id, Limit, Text } from '../../http/fields.js';

/** A list. */
export class FeedListDto {
  @Limit()
  limit?: number;
}

/** One import. */
export class ImportDto {
  @Id()
  importId!: string;
}

/** An import to publish, against the timetable named by `basis`. */
export class PublishDto {
  @Id()
  importId!: string;

  @Text(80)
  basis!: string;
}

/** One stored feed. */
export class FeedDto {
  @Id()
  feedId!: string;
}
