// What does WeChat show around this page?
import { noticesPages } from '@kehuoyou/shared';

export default definePageConfig({ navigationBarTitleText: noticesPages.deadLetters.title });
