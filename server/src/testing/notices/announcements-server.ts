// How does a spec let offices announce on a server of their own?
import { announcementsApi, invitationsApi, sessionsApi } from '@kehuoyou/shared';
import type { Announcement, OfficeAnnouncement, Role, SubmitAnnouncement } from '@kehuoyou/shared';
import { OutboxRelay } from '../../database/outbox/outbox-relay.js';
import { RunningApp } from '../running-app.js';
import { PublishedAnnouncements } from '../../notices/announcements/published-announcements.service.js';

export const VILLAGE = '350423104204';
export const TOWNSHIP = '350423104';
export const COUNTY = '350423';
export let server: RunningApp;
export let county: string;
export let second: string;
export let township: string;

/** Signs a person of the stand-in in and gives them a role. */
async function staff(person: string, role: 'county_office' | 'township_office', scopeId: string): Promise<string> {
  const giver: Role = role === 'county_office' ? 'administrator' : 'county_office';
  const giverToken = (await server.call(sessionsApi.bySample, { role: giver })).answer.token;
  const token = await server.signIn(person);
  const { code } = (
    await server.call(invitationsApi.invite, { role, scopeKind: 'area', scopeId }, { token: giverToken })
  ).answer;
  expect((await server.call(invitationsApi.accept, { code }, { token })).status).toBe(201);
  return token;
}

/** Lets the events flow, and the pushes of the stand-in come back, until all is quiet. */
export async function relay(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await server.app.get(OutboxRelay).drain();
    await server.standIn.api.settled();
  }
  await server.app.get(PublishedAnnouncements).load();
}

export const water: SubmitAnnouncement = {
  areaCode: TOWNSHIP,
  topic: 'news',
  title: '明天停水',
  text: '11月25日上午停水，请提前存水。\n问水厂：0598-1234567',
};

export const submit = async (token: string, changed: Partial<SubmitAnnouncement> = {}) =>
  server.call(announcementsApi.submit, { ...water, ...changed }, { token });

export const ofVillage = async (code = VILLAGE): Promise<readonly Announcement[]> =>
  (await server.call(announcementsApi.ofVillage, { code })).answer.announcements;

export const forOffice = async (token: string, id: string): Promise<OfficeAnnouncement | undefined> =>
  (await server.call(announcementsApi.forOffice, {}, { token })).answer.announcements.find((each) => each.id === id);

/** One server for the file, with two clerks of the county and one of a township. */
export function serverForAllTests(): void {
  beforeAll(async () => {
    server = await RunningApp.start();
    await server.app.get(PublishedAnnouncements).load();
    county = await staff('county_office', 'county_office', COUNTY);
    second = await staff('county_office_second', 'county_office', COUNTY);
    township = await staff('township_office', 'township_office', TOWNSHIP);
  });
  afterAll(() => server.close());
}

/** Brings the clerks into the app anew: WeChat checks texts only for whoever was there in the last two hours. */
export async function signInAgain(): Promise<void> {
  county = await server.signIn('county_office');
  second = await server.signIn('county_office_second');
  township = await server.signIn('township_office');
}
