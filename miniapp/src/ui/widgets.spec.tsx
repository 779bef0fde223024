// Can every widget be used by eye, ear, finger and keyboard?
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { Answer } from './cards/answer';
import { Button } from './buttons/button';
import { Card } from './cards/card';
import { Chips } from './fields/chips';
import { EmptyAnswer } from './page/empty-answer';
import { ErrorSentence } from './page/error-sentence';
import { Icon } from './icon';
import { NoticeStrip } from './page/notice-strip';
import { Page } from './page/page';
import { PhoneButton } from './buttons/phone-button';
import { Row } from './cards/row';
import { SearchField } from './fields/search-field';
import { Skeleton } from './page/skeleton';
import { Tabs } from './page/tabs';
import { Tag } from './cards/tag';
import { useSettings } from '../core/settings';
import { phone } from '../testing/taro';

beforeEach(() => phone.reset());

describe('a button', () => {
  it('is a real one, named by its word, and does its work when pressed', () => {
    const press = jest.fn();
    render(<Button word="看全部班次" onPress={press} icon="bus" />);
    const button = screen.getByRole('button', { name: '看全部班次' });
    expect(button.tagName).toBe('BUTTON');
    fireEvent.click(button);
    expect(press).toHaveBeenCalledTimes(1);
  });

  it('that is off does nothing, and says that it is off', () => {
    const press = jest.fn();
    render(<Button word="发出" onPress={press} disabled />);
    const button = screen.getByRole('button', { name: '发出' });
    expect(button).toHaveProperty('disabled', true);
    fireEvent.click(button);
    expect(press).not.toHaveBeenCalled();
  });
});

describe('a card', () => {
  it('carries its sentence for the ear', () => {
    render(
      <Card title="下一班车" tag={<Tag word="时刻表" />} spoken="下一班车，上午九点四十分，开往清流县城。">
        <Answer figure="09:40" note="还有 25 分" />
      </Card>,
    );
    const card = screen.getByRole('group', { name: '下一班车，上午九点四十分，开往清流县城。' });
    expect(within(card).getByText('时刻表')).toBeTruthy();
    expect(within(card).getByText('还有 25 分')).toBeTruthy();
  });

  it('has no 读一读 where there is no voice', () => {
    render(<Card title="下一班车" spoken="下一班车。" />);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

it('an icon is an ornament: only its word is read', () => {
  const { container } = render(<Icon name="bus" />);
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
});

describe('a row', () => {
  it('that leads somewhere is one button over all of its width', () => {
    const press = jest.fn();
    render(<Row figure="13:40" title="去县城 · K12" note="还有 25 分" onPress={press} />);
    fireEvent.click(screen.getByRole('button', { name: /13:40.*去县城 · K12.*还有 25 分/ }));
    expect(press).toHaveBeenCalledTimes(1);
  });

  it('that leads nowhere is no button', () => {
    render(<Row title="里田" />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('says in words that it is cancelled', () => {
    const { container } = render(
      <Row
        figure="10:15"
        title="去县城"
        note="已取消：前方修路"
        state="cancelled"
        tail={<Tag word="取消" tone="red" />}
      />,
    );
    expect(container.querySelector('.row-cancelled')?.textContent).toContain('已取消：前方修路');
  });
});

it('tabs name the page that is shown, and switch to another', () => {
  const choose = jest.fn();
  const tabs = [
    { name: 'home', word: '首页', icon: 'house' },
    { name: 'buses', word: '班车', icon: 'bus' },
  ] as const;
  render(<Tabs tabs={tabs} current="home" onChoose={choose} />);
  const bar = screen.getByRole('navigation');
  expect(within(bar).getByRole('button', { name: '首页' }).getAttribute('aria-current')).toBe('page');
  expect(within(bar).getByRole('button', { name: '班车' }).getAttribute('aria-current')).toBeNull();
  fireEvent.click(within(bar).getByRole('button', { name: '班车' }));
  expect(choose).toHaveBeenCalledWith('buses');
});

it('chips are one choice among several', () => {
  const choose = jest.fn();
  render(
    <Chips
      label="哪一天"
      chips={[
        { value: '2026-11-25', word: '今天', under: '周三' },
        { value: '2026-11-26', word: '明天', under: '周四' },
      ]}
      chosen="2026-11-25"
      onChoose={choose}
    />,
  );
  const group = screen.getByRole('radiogroup', { name: '哪一天' });
  const [today, tomorrow] = within(group).getAllByRole('radio');
  expect(today?.getAttribute('aria-checked')).toBe('true');
  expect(tomorrow?.getAttribute('aria-checked')).toBe('false');
  if (tomorrow) fireEvent.click(tomorrow);
  expect(choose).toHaveBeenCalledWith('2026-11-26');
});

it('a search field is labelled, tells what is typed, and can be emptied', () => {
  const change = jest.fn();
  const { rerender } = render(<SearchField value="" onChange={change} hint="村名或拼音首字母" />);
  fireEvent.change(screen.getByLabelText('村名或拼音首字母'), { target: { value: 'xxc' } });
  expect(change).toHaveBeenCalledWith('xxc');
  expect(screen.queryByRole('button', { name: '清空' })).toBeNull();
  rerender(<SearchField value="xxc" onChange={change} hint="村名或拼音首字母" />);
  fireEvent.click(screen.getByRole('button', { name: '清空' }));
  expect(change).toHaveBeenLastCalledWith('');
});

it('an error is announced, and offers to try again', () => {
  const retry = jest.fn();
  render(<ErrorSentence sentence="没有网络，请看看手机有没有信号，再试一次" reference="r7" onRetry={retry} />);
  expect(screen.getByRole('alert').textContent).toContain('没有网络');
  expect(screen.getByRole('alert').textContent).toContain('r7');
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }));
  expect(retry).toHaveBeenCalledTimes(1);
});

it('an error that trying again does not help has no button', () => {
  render(<ErrorSentence sentence="没有找到这个村，请重新选村" />);
  expect(screen.queryByRole('button')).toBeNull();
});

it('a notice and a skeleton announce themselves in words', () => {
  render(<NoticeStrip text="下谢村服务点今天下午休息" />);
  render(<Skeleton />);
  expect(screen.getAllByRole('status').map((each) => each.getAttribute('aria-label') ?? each.textContent)).toEqual([
    '下谢村服务点今天下午休息',
    '正在打开',
  ]);
});

it('nothing is said as a sentence, with what comes next', () => {
  render(<EmptyAnswer sentence="今天没有班车了" next="明天第一班 06:37" />);
  expect(screen.getByText('今天没有班车了')).toBeTruthy();
  expect(screen.getByText('明天第一班 06:37')).toBeTruthy();
});

it('the phone button says whom it rings, figure by figure', () => {
  render(<PhoneButton number="0598-5310" who="下谢村服务点" />);
  expect(screen.getByRole('button', { name: '打电话：下谢村服务点，零五九八-五三幺零' })).toBeTruthy();
});

describe('a page', () => {
  const age = { text: '昨晚 20:10 的信息 · 没有网络', careful: true };

  it('has its title as a heading and tells the age of its data', () => {
    const { container } = render(
      <Page title="班次" age={age}>
        …
      </Page>,
    );
    expect(screen.getByRole('heading', { name: '班次' })).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe(age.text);
    expect(container.querySelector('.age-careful')).toBeTruthy();
  });

  it('changes one class for elder mode, and another for each size of it', () => {
    const { container } = render(<Page title="班次">…</Page>);
    const classes = () => container.firstElementChild?.className;
    expect(classes()).toBe('root');
    act(() => void useSettings.setState({ elder: true, elderSize: 'largest' }));
    expect(classes()).toBe('root elder elder-largest');
    act(() => void useSettings.setState({ elder: false }));
  });

  it('leads back, or home when it was opened from a sign', async () => {
    phone.stack = ['home/index', 'timetable/board/index'];
    const { unmount } = render(<Page title="班次">…</Page>);
    fireEvent.click(screen.getByRole('button', { name: '返回' }));
    expect(phone.calls).toEqual([['navigateBack', {}]]);
    unmount();
    phone.reset();
    await act(() => Promise.resolve());
    phone.stack = ['timetable/board/index'];
    render(<Page title="班次">…</Page>);
    fireEvent.click(screen.getByRole('button', { name: '首页' }));
    expect(phone.calls).toEqual([['switchTab', { url: '/home/index' }]]);
  });

  it('with a bar at the bottom has no way back', () => {
    render(
      <Page title="首页" bottom={<p>bar</p>}>
        …
      </Page>,
    );
    expect(screen.queryByRole('button')).toBeNull();
  });
});
