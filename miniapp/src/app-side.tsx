// What stands beside the pages of whoever works at a desk?
import type { ReactElement } from 'react';
import { accountsPages, roleNames, tabPages } from '@kehuoyou/shared';
import type { HeldGrant } from '@kehuoyou/shared';
import { useMe } from './accounts/use-me';
import { useOwnRole } from './accounts/use-own-role';
import { useScopeName } from './accounts/use-scope-name';
import { workOf } from './app-work';
import { goTo } from './core/platform/navigation';
import type { DeskSideProps } from './ui/desk/desk-side';
import { Side } from './ui/desk/side';

/** The side of a desk page, by the roles that whoever has signed in holds. */
export function WorkSide({ work, counts }: DeskSideProps): ReactElement {
  const me = useMe().answer;
  const grant = useOwnRole();
  const items = me === undefined ? [] : workOf(me).filter(({ atDesk }) => atDesk !== false);
  return (
    <Side
      place={grant === undefined ? '' : <PlaceOf grant={grant} />}
      items={items.map(({ name, word, icon, page, open }) => ({
        name,
        word: word ?? page.title,
        icon,
        count: counts?.[name],
        onPress: open ?? (() => goTo(page)),
      }))}
      current={work}
      who={me?.name ?? (grant === undefined ? '去登录' : roleNames[grant.role])}
      onHome={() => goTo(tabPages.home)}
      onWho={() => goTo(me === undefined ? accountsPages.signIn : accountsPages.mine)}
    />
  );
}

function PlaceOf({ grant }: { readonly grant: HeldGrant }): ReactElement {
  return <>{useScopeName(grant.scope)}</>;
}
