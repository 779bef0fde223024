// What is said to somebody whose account has just been deleted? Nobody is signed in then who could ask.
import type { ReactElement } from 'react';
import { create } from 'zustand';
import { tabPages } from '@kehuoyou/shared';
import type { Deletion } from '@kehuoyou/shared';
import { goTo } from '../../core/platform/navigation';
import { Button } from '../../ui/buttons/button';
import { Card } from '../../ui/cards/card';
import { Note } from '../../ui/cards/note';

const useDeletion = create<{ readonly deletion: Deletion | undefined }>(() => ({ deletion: undefined }));

/** The deletion that the page has to tell of; undefined but right after one. */
export function useFarewell(): Deletion | undefined {
  return useDeletion(({ deletion }) => deletion);
}

/** Tells of a deletion, or, with undefined, no more. */
export function tellOf(deletion: Deletion | undefined): void {
  useDeletion.setState({ deletion });
}

/** That it is done, and what the law keeps. */
export function FarewellCard({ deletion }: { readonly deletion: Deletion }): ReactElement {
  const leave = () => {
    tellOf(undefined);
    goTo(tabPages.home);
  };
  return (
    <Card title="您的账号和信息已经删掉了">
      <Note tone="ink">{deletion.kept.length === 0 ? '什么都没有留下。' : '按法律还要留着的只有这些，到期就删：'}</Note>
      {deletion.kept.map((sentence) => (
        <Note key={sentence} tone="ink">
          {sentence}
        </Note>
      ))}
      <Note>班车和服务点照样可以看。</Note>
      <Button kind="primary" icon="house" word="回首页" onPress={leave} />
    </Card>
  );
}
