// What does WeChat show around this page?
import { timetablePages } from '@kehuoyou/shared';

export default definePageConfig({ navigationBarTitleText: timetablePages.journey.title });
