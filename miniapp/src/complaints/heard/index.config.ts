// What does WeChat show around this page?
import { complaintsPages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(complaintsPages.heard, { pulled: true }));
