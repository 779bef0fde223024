// With which code does somebody show who they are, or what they were offered?
import { Code, Text } from '../../http/fields.js';

/** One of our codes. */
export class CodeDto {
  @Code()
  code!: string;
}

/** A code of WeChat's, in whatever form it likes. */
export class WechatCodeDto {
  @Text(512)
  code!: string;
}
