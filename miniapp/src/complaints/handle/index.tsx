// 办一件投诉: what is known of it, and what is done about it?
import type { ReactElement } from 'react';
import { complaintsPages } from '@kehuoyou/shared';
import { usePageParams, usePulled } from '../../core/platform/navigation';
import { Page } from '../../ui/page/page';
import { Detail, useHandled } from './detail';

/** One complaint on a page of its own: what a phone's list and a notice lead to. */
export default function HandlePage(): ReactElement {
  const { id } = usePageParams(complaintsPages.handle);
  const query = useHandled(id);
  usePulled(query.refresh);
  return (
    <Page title={complaintsPages.handle.title} age={query.age} wide desk="complaints">
      <Detail query={query} />
    </Page>
  );
}
