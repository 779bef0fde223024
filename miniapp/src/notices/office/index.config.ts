// What does WeChat show around this page?
import { noticesPages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(noticesPages.office));
