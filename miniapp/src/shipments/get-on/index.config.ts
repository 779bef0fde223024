// What does WeChat show around this page?
import { shipmentsPages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(shipmentsPages.getOn, { pulled: true }));
