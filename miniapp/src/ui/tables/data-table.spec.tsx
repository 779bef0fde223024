// Can a table be read, sorted, searched, walked by keys and taken away, at a desk and on a phone?
import { useState } from 'react';
import type { ReactElement } from 'react';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { timetablePages } from '@kehuoyou/shared';
import { usePageAddress } from '../../core/platform/page-address';
import { phone } from '../../testing/taro';
import { setPrinting, setWideScreen } from '../../testing/wide-screen';
import { Card } from '../cards/card';
import { DataTable } from './data-table';
import type { DataTableProps } from './data-table';
import { PAGE_ROWS } from './table-view';

interface Bus {
  readonly plate: string;
  readonly seats: number;
}

const buses: readonly Bus[] = [
  { plate: '闽G2', seats: 19 },
  { plate: '闽G10', seats: 7 },
  { plate: '=闽G1', seats: 14 },
];

function Buses(props: Partial<DataTableProps<Bus>>): ReactElement {
  const address = usePageAddress(timetablePages.fleet);
  return (
    <DataTable
      caption="车辆"
      unit="辆"
      rows={buses}
      columns={[
        { name: 'plate', word: '车牌', text: ({ plate }) => plate },
        {
          name: 'seats',
          word: '座位',
          text: ({ seats }) => `${seats} 座`,
          order: ({ seats }) => seats,
          file: ({ seats }) => seats,
          figures: true,
          beside: false,
        },
      ]}
      keyOf={({ plate }) => plate}
      address={address}
      card={({ plate, seats }) => <Card title={`${plate} 的详情，${seats}`} named />}
      empty={<p>没有车</p>}
      {...props}
    />
  );
}

const hash = () => decodeURIComponent(window.location.hash);
const plates = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
const row = (plate: string) => screen.getByRole('button', { name: plate });
const key = (name: string, target: Element = document.activeElement ?? document.body) =>
  fireEvent.keyDown(target, { key: name });

beforeEach(() => {
  phone.reset();
  window.history.replaceState({ idx: 3 }, '', '#/timetable/fleet/index?part=vehicles');
  setWideScreen(true);
});

describe('at a desk', () => {
  it('is a table with a caption, named columns and rows, and says how it is sorted', () => {
    render(<Buses />);
    expect(screen.getByRole('table', { name: '车辆：3 辆' })).toBeTruthy();
    const [plate, seats] = screen.getAllByRole('columnheader');
    expect([plate, seats].map((each) => each?.getAttribute('scope'))).toEqual(['col', 'col']);
    expect([plate, seats].map((each) => each?.getAttribute('aria-sort'))).toEqual(['none', 'none']);
    expect(screen.getAllByRole('rowheader').map((each) => each.getAttribute('scope'))).toEqual(['row', 'row', 'row']);
    fireEvent.click(screen.getByRole('button', { name: '座位' }));
    expect(plates()).toEqual(['闽G10', '=闽G1', '闽G2']);
    expect(seats?.getAttribute('aria-sort')).toBe('ascending');
    fireEvent.click(screen.getByRole('button', { name: '座位' }));
    expect(plates()).toEqual(['闽G2', '=闽G1', '闽G10']);
    expect(seats?.getAttribute('aria-sort')).toBe('descending');
  });

  it('keeps its sort and its filter in the address, beside what others wrote there', () => {
    const { unmount } = render(<Buses />);
    fireEvent.click(screen.getByRole('button', { name: '座位' }));
    fireEvent.change(screen.getByLabelText('找车辆'), { target: { value: '闽G1' } });
    expect(hash()).toBe('#/timetable/fleet/index?part=vehicles&sort=seats&find=闽G1');
    expect(window.history.state).toEqual({ idx: 3 });
    expect(screen.getByRole('status').textContent).toBe('车辆：3 辆里的 2 辆');
    unmount();
    // Neither platform decodes what the page is opened with.
    phone.params = { part: 'vehicles', sort: '-seats', find: encodeURIComponent('闽G1') };
    render(<Buses />);
    expect(plates()).toEqual(['=闽G1', '闽G10']);
  });

  it('opens the detail beside the list, which then leaves out what the detail says', () => {
    render(<Buses />);
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    fireEvent.click(row('闽G10'));
    expect(screen.getByText('闽G10 的详情，7')).toBeTruthy();
    expect(row('闽G10').getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('columnheader')).toHaveLength(1);
    expect(hash()).toContain('open=闽G10');
    fireEvent.click(screen.getByRole('button', { name: '关上闽G10' }));
    expect(screen.queryByText('闽G10 的详情，7')).toBeNull();
    expect(document.activeElement).toBe(row('闽G10'));
    expect(hash()).not.toContain('open=');
  });

  it('is walked by arrows or j and k; an open detail follows, Escape closes it, / finds', () => {
    render(<Buses />);
    key('j');
    expect(document.activeElement).toBe(row('闽G2'));
    key('ArrowDown');
    key('j');
    key('j');
    expect(document.activeElement).toBe(row('=闽G1'));
    key('k');
    expect(document.activeElement).toBe(row('闽G10'));
    // A button answers to Enter by itself; jsdom leaves that to the test.
    fireEvent.click(row('闽G10'));
    key('ArrowUp');
    expect(screen.getByText('闽G2 的详情，19')).toBeTruthy();
    key('Escape');
    expect(screen.queryByText('闽G2 的详情，19')).toBeNull();
    key('/');
    const field = screen.getByLabelText('找车辆');
    expect(document.activeElement).toBe(field);
    key('j', field);
    expect(document.activeElement).toBe(field);
    key('ArrowDown', field);
    expect(document.activeElement).toBe(row('闽G2'));
  });

  it('is reached by Tab once: at the open row, else at the first', () => {
    render(<Buses />);
    const tabbed = () => ['闽G2', '闽G10', '=闽G1'].filter((plate) => row(plate).tabIndex === 0);
    expect(tabbed()).toEqual(['闽G2']);
    fireEvent.click(row('=闽G1'));
    expect(tabbed()).toEqual(['=闽G1']);
  });

  it('leaves keys alone with a modifier, and while another page is looked at', () => {
    render(<Buses />);
    fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
    expect(document.activeElement).toBe(document.body);
    act(() => phone.hide());
    key('j');
    expect(document.activeElement).toBe(document.body);
    act(() => phone.show());
    key('j');
    expect(document.activeElement).toBe(row('闽G2'));
  });

  it('is saved as a file as it stands, with nothing in it that a spreadsheet would compute', async () => {
    const saved: Blob[] = [];
    const names: string[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => saved.push(blob) && 'blob:x',
      revokeObjectURL: () => undefined,
    });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    render(<Buses />);
    fireEvent.click(screen.getByRole('button', { name: '座位' }));
    fireEvent.click(screen.getByRole('button', { name: '导出 CSV：车辆，3 辆' }));
    const text = await new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(String(reader.result));
      reader.readAsText(saved[0] ?? new Blob());
    });
    expect(names).toEqual(['车辆.csv']);
    expect(saved[0]?.type).toBe('text/csv;charset=utf-8');
    expect(text).toBe("车牌,座位\r\n闽G10,7\r\n'=闽G1,14\r\n闽G2,19\r\n");
  });

  it('offers a workbook of the rows that answer where there is one', () => {
    render(<Buses workbook={(found) => <span>{`Excel：${found.map(({ plate }) => plate).join(' ')}`}</span>} />);
    fireEvent.click(screen.getByRole('button', { name: '座位' }));
    expect(screen.getByText(/^Excel：/).textContent).toBe('Excel：闽G10 =闽G1 闽G2');
  });

  it('stays a table on paper, which is narrow', () => {
    render(<Buses />);
    setPrinting(true);
    expect(screen.getByRole('table')).toBeTruthy();
    setPrinting(false);
  });

  it('says that nothing answers, rather than showing nothing', () => {
    render(<Buses />);
    fireEvent.change(screen.getByLabelText('找车辆'), { target: { value: '京A' } });
    expect(screen.getByText('没有这样的。换几个字，或者换一个条件。')).toBeTruthy();
  });

  it('chooses several rows where that is what it is for, and steps over those that cannot be', () => {
    function Choosing(): ReactElement {
      const [on, setOn] = useState<readonly string[]>([]);
      const picking = {
        isOn: ({ plate }: Bus) => on.includes(plate),
        press: ({ plate }: Bus) => setOn(on.includes(plate) ? on.filter((each) => each !== plate) : [...on, plate]),
        can: ({ plate }: Bus) => plate !== '闽G10',
      };
      return <Buses card={undefined} picking={picking} />;
    }
    render(<Choosing />);
    const [first, last] = screen.getAllByRole('checkbox');
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    key('j');
    key('j');
    expect(document.activeElement).toBe(last);
    if (first) fireEvent.click(first);
    expect([first, last].map((each) => each?.getAttribute('aria-checked'))).toEqual(['true', 'false']);
    if (first) fireEvent.click(first);
    expect(first?.getAttribute('aria-checked')).toBe('false');
  });
});

describe('on a phone', () => {
  beforeEach(() => setWideScreen(false));

  it('is a list of cards with the same content in the same order', () => {
    phone.params = { sort: 'seats' };
    const { container } = render(<Buses card={undefined} />);
    expect(screen.queryByRole('table')).toBeNull();
    expect([...container.querySelectorAll('.card')].map(({ textContent }) => textContent)).toEqual([
      '闽G10座位7 座',
      '=闽G1座位14 座',
      '闽G2座位19 座',
    ]);
    expect(screen.getByRole('group', { name: '闽G10，座位7 座。' })).toBeTruthy();
  });

  it('is sorted and searched above them, unless the page wants the list alone', () => {
    const { rerender } = render(<Buses />);
    const order = screen.getByRole('radiogroup', { name: '按什么排' });
    fireEvent.click(within(order).getByRole('radio', { name: '座位' }));
    expect(screen.getAllByText(/的详情/).map(({ textContent }) => textContent?.slice(0, 4))).toEqual([
      '闽G10',
      '=闽G1',
      '闽G2 ',
    ]);
    fireEvent.change(screen.getByLabelText('找车辆'), { target: { value: '京A' } });
    expect(screen.getByText('没有这样的。')).toBeTruthy();
    rerender(<Buses phoneTools={false} />);
    expect(screen.queryByLabelText('找车辆')).toBeNull();
  });
});

it('turns pages where there are many rows, and only where there are', () => {
  const many = Array.from({ length: PAGE_ROWS + 1 }, (_, index) => ({ plate: `闽G${index}`, seats: index }));
  render(<Buses rows={many} />);
  expect(screen.getAllByRole('rowheader')).toHaveLength(PAGE_ROWS);
  expect(screen.queryByRole('button', { name: '上一页' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '下一页' }));
  expect(plates()).toEqual([`闽G${PAGE_ROWS}`]);
  expect(hash()).toContain('page=2');
  expect(screen.queryByRole('button', { name: '下一页' })).toBeNull();
});

it('of no rows is what the page says of that, with what can be done about it', () => {
  render(<Buses rows={[]} action={<button type="button">登记一辆车</button>} />);
  expect(screen.getByText('没有车')).toBeTruthy();
  expect(screen.getByRole('button', { name: '登记一辆车' })).toBeTruthy();
});
