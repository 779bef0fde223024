// What does WeChat show around this page?
import { timetablePages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(timetablePages.remind, { pulled: true }));
