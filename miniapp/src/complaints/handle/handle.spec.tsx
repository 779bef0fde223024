// Does everybody who handles a complaint have their own buttons, and is nobody left with what somebody else has moved?
import { screen } from '@testing-library/react';
import type { HandledComplaint, Me } from '@kehuoyou/shared';
import { session } from '../../core/session';
import { aComplaint, NOW } from '../../testing/complaint-case';
import { areas, County, emptyPhone, openPage, pass } from '../../testing/county';
import { FakeServer } from '../../testing/fake-server';
import { press, text, type } from '../../testing/hands';
import { signedIn } from '../../testing/signed-in';
import { working } from '../../testing/staff';
import { phone } from '../../testing/taro';
import { deedNames } from './deed-words';
import { deedsFor } from './deeds';
import HandlePage from './index';

const office = working('county_office', 'area', '350423');
const post = working('carrier_operator', 'company', 'YZ');
const township = working('township_office', 'area', '350423104');
const names = (me: Me, more: Partial<HandledComplaint> = {}) =>
  deedsFor(me, { ...aComplaint, ...more }).map((deed) => deedNames[deed]);

describe('the buttons', () => {
  it('are those of the table and the policy', () => {
    expect(names(office)).toEqual(['转办', '回访', '催', '并入']);
    expect(names(post)).toEqual(['答复', '要居民补充']);
    expect(names(post, { state: 'assigned' })).toEqual(['打过电话、去看', '答复', '要居民补充', '不归我们']);
    expect(names(township)).toEqual([]);
    expect(names(office, { state: 'objected' })).toEqual(['说得对，换单位', '还是归他管', '回访', '并入']);
  });

  it('are the first ones before somebody has it', () => {
    const { body: _body, ...nobodys } = aComplaint;
    expect(deedsFor(office, { ...nobodys, state: 'submitted', hasContact: false })).toEqual([
      ...['accept', 'assign', 'merge', 'decline'],
    ]);
    expect(deedsFor(post, { ...nobodys, state: 'submitted' })).toEqual([]);
  });

  it('do not offer to join what is joined, nor to call whoever is nobody', () => {
    expect(names(office, { joinedTo: 'XX22YY', hasContact: false })).toEqual(['转办', '催']);
    expect(names(office, { state: 'answered' })).toEqual(['回访']);
    expect(names(office, { state: 'withdrawn' })).toEqual([]);
  });

  it('are not there for a keeper of whose manner it is said', () => {
    const both = { ...office, grants: [...office.grants, ...working('keeper', 'point', 'P104204').grants] };
    expect(names(both, { category: 'point_manner' })).toEqual([]);
  });
});

describe('the page', () => {
  const server = new FakeServer();
  let county: County;

  const open = async (me: Me, complaint: HandledComplaint = aComplaint): Promise<void> => {
    county.answers.set('/api/me', me).set('/api/complaints/C1', complaint);
    await openPage(<HandlePage />, county);
  };

  beforeEach(() => {
    emptyPhone(NOW);
    session.keep(signedIn('T'));
    phone.params = { id: 'C1' };
    server.install();
    county = new County();
    county.answers.set('/api/areas', areas);
  });

  it('lays words of people beside records of machines, under two clocks', async () => {
    await open(post);
    expect(text()).toMatch(
      /下谢村服务点没开门.*在办.*LS7K3M · 2 人一起说 · 长校镇.*下一步：邮政答复.*转给邮政.*21 时 40 分答应 48 小时.*法定 7 天.*第 3 次.*居民说，2 人一起说.*七点半来的.*昨天也没开.*机器记.*和居民说的对得上.*公示 07:30 开门没贴通知/,
    );
    expect(screen.queryByText('分开')).toBeNull();
  });

  it('sends an answer with the standard sentence beside one’s own, and asks how it stands then', async () => {
    await open(post);
    await press('答复');
    await press('答复');
    expect(screen.getByRole('alert').textContent).toContain('先选办得怎么样');
    await press('办好了', 'radio');
    await press('没开门，道歉', 'radio');
    await type(/自己的话/, '站长住院，今天起由他儿子开门。');
    server.will({ status: 200, body: { ...aComplaint, state: 'answered' } });
    county.answers.set('/api/complaints/C1', { ...aComplaint, state: 'answered' });
    await press('答复');
    await pass(100);
    expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toMatchObject({
      ...{ outcome: 'fixed', standard: 'sorry_closed', text: '站长住院，今天起由他儿子开门。' },
    });
    expect(text()).toContain('下一步：等居民说好没好');
  });

  it('says so and shows how it stands where somebody else was quicker', async () => {
    const { body: _body, ...nobodys } = aComplaint;
    await open(office, { ...nobodys, state: 'submitted' });
    server.will({ status: 409, body: { code: 'complaint_closed', message: '', requestId: 'R' } });
    county.answers.set('/api/complaints/C1', aComplaint);
    await press('受理');
    await pass(100);
    expect(text()).toMatch(/别人刚动过这一件，现在是最新的.*转给邮政/);
    expect(screen.queryByRole('button', { name: '受理' })).toBeNull();
    expect(screen.getByRole('button', { name: '转办' })).toBeTruthy();
  });

  it('says why there is nothing to hear of somebody who does not want to be known', async () => {
    const { text: _text, recordings: _recordings, ...wordless } = aComplaint;
    await open(post, { ...wordless, identity: 'hidden', recordings: [], unheard: true });
    expect(text()).toMatch(/没有写字，说了一段。.*听声音认得出来，所以录的音只有县里听得到/);
    expect(screen.queryByRole('button', { name: '听居民说' })).toBeNull();
  });

  it('shows a name and a number only when somebody looks, and rings it', async () => {
    await open(post);
    expect(text()).not.toContain('罗大姐');
    server.will({ status: 200, body: { name: '罗大姐', phone: '19900000001' } });
    await press('看联系方式');
    await pass(100);
    expect(text()).toContain('罗大姐 19900000001。这次看已经记下。');
    expect(screen.getByRole('button', { name: /打电话：罗大姐/ })).toBeTruthy();
  });

  it('hands it on to whoever is not the one who has it', async () => {
    await open(office);
    await press('转办');
    expect(screen.getAllByRole('radio').map(({ textContent }) => textContent)).toEqual(['县交通运输局']);
    server.will({ status: 200, body: aComplaint });
    await press('转办');
    await pass(100);
    expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toMatchObject({ body: { kind: 'county', id: '350423' } });
  });
});
