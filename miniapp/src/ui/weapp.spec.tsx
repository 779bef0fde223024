// Does WeChat hear what a browser hears? It knows `aria-role`, and no buttons that look like ours.
import { fireEvent, render } from '@testing-library/react';

beforeAll(() => {
  process.env.TARO_ENV = 'weapp';
});

afterAll(() => {
  process.env.TARO_ENV = 'h5';
});

it('a button is a view that says it is one', async () => {
  const { Button } = await import('./buttons/button');
  const press = jest.fn();
  const { container } = render(<Button word="打电话" label="打电话：下谢村服务点" onPress={press} />);
  const button = container.querySelector('[data-aria-role="button"]');
  expect(button?.tagName).toBe('DIV');
  expect(button?.getAttribute('aria-label')).toBe('打电话：下谢村服务点');
  if (button) fireEvent.click(button);
  expect(press).toHaveBeenCalledTimes(1);
});

it('the tab that is shown says so in its label', async () => {
  const { Tabs } = await import('./page/tabs');
  const { container } = render(
    <Tabs tabs={[{ name: 'a', word: '首页', icon: 'house' }]} current="a" onChoose={() => undefined} />,
  );
  expect(container.querySelector('[data-aria-role="button"]')?.getAttribute('aria-label')).toBe('首页，正在看');
});

it('a page has WeChat’s own way back, not a second one', async () => {
  const { Page } = await import('./page/page');
  const { container } = render(<Page title="班次">…</Page>);
  expect(container.querySelector('[data-aria-role="button"]')).toBeNull();
});

it('the chip that is chosen says so in its label, the others are what is written on them', async () => {
  const { Chips } = await import('./fields/chips');
  const { container } = render(
    <Chips
      label="哪一天"
      chips={[
        { value: 'a', word: '今天', under: '周二' },
        { value: 'b', word: '明天', under: '周三' },
      ]}
      chosen="a"
      onChoose={() => undefined}
    />,
  );
  const labels = [...container.querySelectorAll('[data-aria-role="radio"]')].map((chip) =>
    chip.getAttribute('aria-label'),
  );
  expect(labels).toEqual(['今天，周二，已选', null]);
});
