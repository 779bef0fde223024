// Do bars and charts say in words and figures what they draw?
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { render, screen } from '@testing-library/react';
import { base64 } from '../base64';
import { paint, tokenColours } from '../paint';
import { SvgPicture } from '../svg-picture';
import { columnsSvg, lineSvg, stackSvg } from './chart-shapes';
import { spokenParts, spokenRow, writtenFigures, writtenLabels } from './chart-words';
import { ClockBar } from './clock-bar';
import { readClock } from './clock-words';
import { DayBars } from './day-bars';
import { RoomBar } from './room-bar';
import { Sparkline } from './sparkline';
import { StackedBar } from './stacked-bar';

const numbers = (svg: string, name: string): number[] =>
  [...svg.matchAll(new RegExp(` ${name}="([\\d.]+)"`, 'g'))].map(([, value]) => Number(value)).slice(1);

describe('room', () => {
  const bus = {
    room: 300,
    unit: '公斤',
    parts: [
      { look: 'others', word: '别人订的', amount: 118 },
      { look: 'yours', word: '你的', amount: 50 },
    ] as const,
  };

  it('is shown as others’, yours and empty, with the figures in words', () => {
    const { container } = render(<RoomBar {...bus} />);
    expect([...container.querySelectorAll<HTMLElement>('.room-part')].map(({ style }) => style.width)).toEqual([
      '39.3%',
      '16.7%',
    ]);
    expect(container.querySelector('.room-key')?.textContent).toBe('别人订的 118你的 50还空 132 公斤');
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      '一共能装 300 公斤：别人订的 118，你的 50，还空 132 公斤。',
    );
  });

  it('that is overbooked says by how much, and the bar stays within its edge', () => {
    const { container } = render(<RoomBar {...bus} room={100} />);
    const widths = [...container.querySelectorAll<HTMLElement>('.room-part')].map(({ style }) =>
      parseFloat(style.width),
    );
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(100.1);
    expect(container.textContent).toContain('超出 68 公斤');
  });
});

describe('a clock', () => {
  const from = new Date('2026-11-29T09:20:00+08:00');
  const until = new Date('2026-12-01T09:20:00+08:00');
  const at = (time: string) => readClock({ from, until, now: new Date(`${time}+08:00`) });

  it('tells the two largest units of what is left, and what has gone by', () => {
    expect(at('2026-11-29T09:20:00')).toEqual({ words: '2 天', gone: 0, state: 'fine' });
    expect(at('2026-11-30T11:40:00')).toMatchObject({ words: '21 时 40 分', state: 'fine' });
    expect(at('2026-11-30T21:20:00')).toMatchObject({ words: '12 时', gone: 0.75, state: 'short' });
    expect(at('2026-12-01T09:19:30')).toMatchObject({ words: '0 分', state: 'short' });
    expect(at('2026-12-01T12:30:00')).toEqual({ words: '超 3 时 10 分', gone: 1, state: 'over' });
    expect(readClock({ from, until: from, now: from }).gone).toBe(1);
  });

  it('is a bar, or as many pieces as it has days', () => {
    const reading = at('2026-11-30T11:40:00');
    const { container, rerender } = render(<ClockBar reading={reading} of="答应 48 小时" />);
    expect(screen.getByRole('img', { name: '答应 48 小时，还剩 21 时 40 分。' })).toBeTruthy();
    expect(container.querySelector<HTMLElement>('.clock-gone')?.style.width).toBe('54.9%');
    rerender(<ClockBar reading={reading} of="放 7 天" pieces={7} />);
    expect(container.querySelectorAll('.clock-piece')).toHaveLength(7);
    expect(container.querySelectorAll('.clock-piece-gone')).toHaveLength(4);
  });
});

describe('columns', () => {
  it('are as high as their share of the highest, and what is not nothing can be seen', () => {
    const svg = columnsSvg([50, 100, 0, 0.1].map((value) => ({ value, paint: 'green' })));
    expect(numbers(svg, 'height')).toEqual([50, 100, 2, 2]);
    expect(svg).toContain('viewBox="0 0 400 100"');
    expect(numbers(columnsSvg([{ value: 0, paint: 'green' }]), 'height')).toEqual([2]);
  });

  it('are one column a day on a wide screen, one line a day on a phone; figures and sentence are the same', () => {
    const points = [
      { label: '11-18', spoken: '十一月十八日', value: 42 },
      { label: '11-19', spoken: '十一月十九日', value: 58 },
      { label: '11-20', spoken: '十一月二十日', value: 0, standsOut: true },
    ];
    const { container } = render(<DayBars title="每天扫几件" unit="件" points={points} />);
    expect([...container.querySelectorAll('.chart-line')].map(({ textContent }) => textContent)).toEqual([
      '11-1842',
      '11-1958',
      '11-200',
    ]);
    expect(container.querySelectorAll('.chart-out')).toHaveLength(1);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
      '每天扫几件，从十一月十八日到十一月二十日：最多十一月十九日，58 件；最少十一月二十日，0 件；最后十一月二十日，0 件。',
    );
  });
});

it('of many columns only the highest, the last and what stands out carry their figures', () => {
  const points = Array.from({ length: 14 }, (_, index) => ({
    label: String(index),
    value: index === 3 ? 990 : 500,
    standsOut: index === 7,
  }));
  expect(writtenFigures(points).flatMap((written, index) => (written ? [index] : []))).toEqual([3, 7, 13]);
  expect(writtenFigures(points.slice(0, 10))).toEqual(points.slice(0, 10).map(() => true));
  const rare = points.map((point, index) => ({ ...point, value: index % 5 === 0 ? 1_000_000_000 : 0 }));
  expect(writtenFigures(rare).flatMap((written, index) => (written ? [index] : []))).toEqual([0, 5, 10]);
  const short = points.map((point) => ({ ...point, value: 42 }));
  expect(writtenFigures(short)).toEqual(points.map(() => true));
});

it('of many columns all are named while the names are short, else the first and the last', () => {
  const named = (label: string) => writtenLabels(Array.from({ length: 14 }, () => ({ label, value: 1 })));
  expect(named('06')).toEqual(Array.from({ length: 14 }, () => true));
  expect(named('11-18').flatMap((written, index) => (written ? [index] : []))).toEqual([0, 13]);
});

it('parts of a whole stand end to end, in order, with their words', () => {
  const parts = [
    { word: '都过', value: 83, paint: 'green' },
    { word: '没过', value: 0, paint: 'red' },
    { word: '居民说没有', value: 28, paint: 'amber' },
  ] as const;
  const svg = stackSvg(parts);
  const [first = 0, second = 0] = numbers(svg, 'width');
  expect(first / (first + second)).toBeCloseTo(83 / 111, 2);
  expect(numbers(svg, 'x')[0]).toBeGreaterThan(first);
  const { container } = render(<StackedBar title="四样" unit="个村" parts={parts} />);
  expect(container.querySelector('.room-key')?.textContent).toBe('都过 83没过 0居民说没有 28');
  expect(screen.getByRole('img').getAttribute('aria-label')).toBe(
    '四样，一共 111 个村：都过 83 个村，没过 0 个村，居民说没有 28 个村。',
  );
  expect(stackSvg([])).toContain('<rect');
});

it('a line ends in its last figure', () => {
  expect(lineSvg([0, 10, 5], 'green')).toContain('M0 90L50 10L100 50');
  expect(lineSvg([4, 4], 'green')).toContain('M0 50L100 50');
  const points = [12, 30, 18].map((value, index) => ({ label: `第 ${index + 1} 周`, value }));
  const { container, rerender } = render(<Sparkline title="每周投诉" unit="件" points={points} />);
  expect(container.textContent).toBe('18 件12–30');
  rerender(<Sparkline title="每周投诉" unit="件" points={[]} />);
  expect(container.textContent).toBe('');
});

it('sentences stand also for nothing, for one, and for always the same', () => {
  const row = (...values: number[]) =>
    spokenRow({ title: '投诉', unit: '件', points: values.map((value, index) => ({ label: `${index}日`, value })) });
  expect([row(), row(3), row(2, 2)]).toEqual([
    '投诉：还没有数。',
    '投诉：0日，3 件。',
    '投诉，从0日到1日：都是 2 件。',
  ]);
  expect(spokenParts('四样', '个', [])).toBe('四样，一共 0 个。');
});

describe('a drawing', () => {
  it('takes its colours from the tokens: in a browser by name, in WeChat the same ones written out', () => {
    const tokens = readFileSync(join(__dirname, '../tokens.scss'), 'utf8');
    for (const [name, colour] of Object.entries(tokenColours)) expect(tokens).toContain(`--${name}: ${colour};`);
    expect(paint('green')).toBe('var(--green)');
    process.env.TARO_ENV = 'weapp';
    expect(paint('green')).toBe('#0b6b4f');
    process.env.TARO_ENV = 'h5';
  });

  it('is part of the page in a browser, and a picture with a size in WeChat', () => {
    const svg = lineSvg([1, 2], 'green');
    const { container, rerender } = render(<SvgPicture svg={svg} height={32} label="一条线" />);
    expect(screen.getByRole('img', { name: '一条线' }).querySelector('svg')).toBeTruthy();
    process.env.TARO_ENV = 'weapp';
    rerender(<SvgPicture key="again" svg={svg} height={32} label="一条线" />);
    process.env.TARO_ENV = 'h5';
    const image = container.querySelector('img');
    expect(image?.style.height).toBe('32px');
    expect(atob(image?.getAttribute('src')?.split('base64,')[1] ?? '')).toBe(svg);
  });
});

it.each(['', 'a', 'ab', 'abc', '<svg>客货邮 ✓</svg>', '𠮷'])('%j is written as base64 as anywhere else', (text) => {
  expect(base64(text)).toBe(Buffer.from(text, 'utf8').toString('base64'));
});
