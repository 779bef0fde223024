// In WeChat: does one touch open one page, a scanned code its page, a pull refresh, and a friend get what was sent?
import type { ReactElement } from 'react';
import { act, render } from '@testing-library/react';
import { networkPages, tabPages, timetablePages } from '@kehuoyou/shared';
import type { PageAddress } from '@kehuoyou/shared';
import type * as Navigation from './navigation';
import type * as Sharing from './share';
import { phone } from '../../testing/taro';

let navigation: typeof Navigation;
let useShared: typeof Sharing.useShared;

beforeAll(async () => {
  process.env.TARO_ENV = 'weapp';
  navigation = await import('./navigation');
  ({ useShared } = await import('./share'));
});
beforeEach(() => phone.reset());

const opened = (): readonly [string, unknown][] => phone.calls.map(([name, { url }]) => [name, url]);
/** What was begun is finished. */
const arrival = (): Promise<void> => act(() => Promise.resolve());

describe('a page', () => {
  it('is opened, replaced when ten are open, and switched to when it is a tab', async () => {
    navigation.goTo(timetablePages.board, { stop: 'V 1', date: undefined });
    await arrival();
    phone.stack = Array.from({ length: 10 }, () => 'x');
    navigation.goTo(networkPages.point, { id: 'P1' });
    await arrival();
    navigation.goTo(tabPages.home);
    expect(opened()).toEqual([
      ['navigateTo', '/timetable/board/index?stop=V%201'],
      ['redirectTo', '/network/point/index?id=P1'],
      ['switchTab', '/home/index'],
    ]);
    await arrival();
  });

  it('is opened once by two touches, on it or on its neighbour, while it opens', async () => {
    navigation.goTo(networkPages.point, { id: 'P1' });
    navigation.goTo(networkPages.point, { id: 'P1' });
    navigation.goTo(networkPages.point, { id: 'P2' });
    navigation.goBack();
    expect(opened()).toEqual([['navigateTo', '/network/point/index?id=P1']]);
    await arrival();
  });

  it('is opened once also when the second touch comes as the first has just arrived', async () => {
    navigation.goTo(timetablePages.board, { stop: 'V 1' });
    await arrival();
    phone.stack.push('timetable/board/index?stop=V%201');
    navigation.goTo(timetablePages.board, { stop: 'V 1' });
    expect(opened()).toHaveLength(1);
    navigation.goTo(timetablePages.board, { stop: 'V2' });
    expect(opened()).toHaveLength(2);
    await arrival();
  });

  it('is left once by two touches', async () => {
    phone.stack = ['home/index', 'network/point/index', 'timetable/board/index'];
    navigation.goBack();
    navigation.goBack();
    expect(phone.calls.map(([name]) => name)).toEqual(['navigateBack']);
    await arrival();
  });

  it('can be opened after WeChat has refused to', async () => {
    phone.refuses.set('navigateTo', 'navigateTo:fail');
    navigation.goTo(networkPages.point, { id: 'P1' });
    await arrival();
    phone.refuses.clear();
    navigation.goTo(networkPages.point, { id: 'P1' });
    expect(opened()).toHaveLength(2);
    await arrival();
  });
});

describe('a page that WeChat’s own scanner opened', () => {
  function Opened({ say }: { readonly say: (words: unknown) => void }): ReactElement {
    say(navigation.usePageParams(networkPages.point));
    navigation.useLaunchedPage();
    return <i />;
  }
  const open = async (at: string, params: Record<string, string>) => {
    phone.stack = [at];
    phone.params = params;
    const heard: unknown[] = [];
    const { rerender } = render(<Opened say={(words) => heard.push(words)} />);
    rerender(<Opened say={(words) => heard.push(words)} />);
    await arrival();
    return heard.at(-1);
  };

  it.each<[string, Record<string, string>, string, PageAddress]>([
    ['home/index', { q: 'https%3A%2F%2Fa%2Fp%2FP1' }, 'navigateTo', '/network/point/index?id=P1'],
    ['home/index', { scene: 's%3AV1' }, 'navigateTo', '/timetable/board/index?stop=V1'],
    [
      'network/point/index',
      { q: 'https%3A%2F%2Fa%2Fj%2F7K3MPQ2X9ABCDEFG' },
      'redirectTo',
      '/accounts/join/index?code=7K3MPQ2X9ABCDEFG',
    ],
    ['timetable/board/index', { scene: 'p%3AP1' }, 'redirectTo', '/network/point/index?id=P1'],
  ])('%s with %j leads on once', async (at, params, how, url) => {
    await open(at, params);
    expect(opened()).toEqual([[how, url]]);
  });

  it('shows what the code means when it is the right one', async () => {
    expect(await open('network/point/index', { scene: 'p%3AP104204' })).toEqual({ id: 'P104204' });
    expect(opened()).toEqual([]);
  });

  it('stays where it is with a code that is none of ours, and with none', async () => {
    await open('home/index', { q: 'https%3A%2F%2Fa%2F' });
    await open('home/index', {});
    expect(opened()).toEqual([]);
  });
});

describe('a page that is pulled', () => {
  function Pulled({ work }: { readonly work?: () => Promise<void> }): ReactElement {
    navigation.usePullsEnd();
    return work === undefined ? <i /> : <Work work={work} />;
  }
  function Work({ work }: { readonly work: () => Promise<void> }): ReactElement {
    navigation.usePulled(work);
    return <i />;
  }
  const stopped = (): boolean => phone.calls.some(([name]) => name === 'stopPullDownRefresh');

  it('goes up again when all that it asks for is there', async () => {
    let finish = (): void => undefined;
    render(<Pulled work={() => new Promise((done) => (finish = done))} />);
    phone.pull();
    await arrival();
    expect(stopped()).toBe(false);
    finish();
    await act(async () => new Promise((done) => setTimeout(done)));
    expect(stopped()).toBe(true);
  });

  it('goes up at once where there is nothing to ask for', async () => {
    render(<Pulled />);
    phone.pull();
    await arrival();
    expect(stopped()).toBe(true);
  });
});

it('sends the address and the title of a page to a friend', () => {
  function Sent({ title }: { readonly title?: string }): ReactElement {
    useShared(title, timetablePages.board, { stop: 'V 1' });
    return <i />;
  }
  const { rerender } = render(<Sent title="下谢村的班车" />);
  expect(phone.share()).toEqual({ title: '下谢村的班车', path: '/timetable/board/index?stop=V%201' });
  rerender(<Sent />);
  expect(phone.share()).toEqual({ title: '客货邮：看班车、找服务点', path: '/timetable/board/index?stop=V%201' });
});
