// What does WeChat show around this page?
import { accountsPages } from '@kehuoyou/shared';
import { pageConfig } from '../../core/platform/page-config';

export default definePageConfig(pageConfig(accountsPages.invite));
