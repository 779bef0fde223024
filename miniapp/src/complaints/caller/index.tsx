// 替人登记: what somebody says who rings, written down within a minute, and the receipt read to them.
import { useState } from 'react';
import type { ReactElement } from 'react';
import { complaintsPages, hotlinePolicy } from '@kehuoyou/shared';
import type { FiledComplaint } from '@kehuoyou/shared';
import { useMay, useMayInCounty, useMe, useScope } from '../../accounts/use-me';
import { scrollToTop } from '../../core/platform/navigation';
import { usePoint } from '../../network/use-point';
import { Asked } from '../../ui/page/asked';
import { EmptyAnswer } from '../../ui/page/empty-answer';
import { Page } from '../../ui/page/page';
import { CallerForm } from './caller-form';
import './index.scss';
import { ReadAloud } from './read-aloud';

/** For the county's office, a station's clerk and keepers. */
export default function CallerPage(): ReactElement {
  const me = useMe();
  const files = useMay(hotlinePolicy.file);
  return (
    <Page title={complaintsPages.caller.title} desk="caller" prints={false}>
      <Asked query={me} why="县里、乡镇站和站长登录以后，在这里替打电话来的人登记。">
        {() => (files ? <Caller /> : <EmptyAnswer sentence="替人登记归县里、乡镇站和站长。" />)}
      </Asked>
    </Page>
  );
}

function Caller(): ReactElement {
  const scope = useScope(hotlinePolicy.file);
  const county = useMayInCounty(hotlinePolicy.file);
  const pointId = scope?.kind === 'point' ? scope.id : undefined;
  const point = usePoint(pointId).answer;
  const [filed, setFiled] = useState<FiledComplaint>();
  const show = (next: FiledComplaint | undefined) => {
    setFiled(next);
    scrollToTop();
  };
  if (filed !== undefined) return <ReadAloud filed={filed} onNext={() => show(undefined)} />;
  const own = county || pointId === undefined ? undefined : { about: { pointId }, name: point?.name ?? '自己的服务点' };
  return <CallerForm own={own} county={county} onFiled={show} />;
}
