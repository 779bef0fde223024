// Is it told on every page what of a write did not go along, until it was read?
import { act, fireEvent, render, screen } from '@testing-library/react';
import { endpoint } from '@kehuoyou/shared';
import { FakeServer } from './testing/fake-server';
import { text } from './testing/hands';
import { storage } from './core/platform/storage';
import { mediaQueue } from './core/outbox/app-media';
import { outbox } from './core/outbox/app-outbox';
import { Page } from './ui/page/page';
import { UntoldContext } from './ui/page/untold';
import { MissedMedia } from './app-missed';
import { useFormPictures } from './core/outbox/use-form-pictures';
import type { QueuedMedia } from './core/outbox/media-queue';

const report = endpoint<{ words: string }, object>('POST', '/api/reports', { access: ['public'], summary: '' });
const server = new FakeServer();

/** As the queue keeps it. */
function written(key: string, more: Partial<QueuedMedia>): void {
  const item = { key, order: 1, at: Date.now(), sha256: 'a', purpose: 'report', label: '照片', open: true, ...more };
  storage.write(`pictures/${key}`, JSON.stringify(item));
}

beforeEach(() => {
  localStorage.clear();
  server.install();
});

function Form() {
  return <Page title="报告">{`表里 ${useFormPictures('report').pictures.length} 张`}</Page>;
}

it('tells what went without one that the server did not take, which is of no other form, until that was read', async () => {
  written('A', { state: 'sent', pictureId: 'M1' });
  written('B', { state: 'refused', refusal: '这张图片打不开，请换一张 JPG 或 PNG 照片' });
  outbox.add(report, { words: '门关着' }, '报告：门关着', undefined, { pictures: ['A', 'B'] });
  server.will({ status: 200, body: {} });
  render(
    <UntoldContext.Provider value={MissedMedia}>
      <Form />
    </UntoldContext.Provider>,
  );
  await act(async () => {
    await outbox.replay();
    await mediaQueue.replay();
  });
  expect(JSON.parse(server.requests.at(-1)?.body ?? '')).toEqual({ words: '门关着', pictures: ['M1'] });
  expect(text()).toMatch(/报告：门关着.*已经交上去了，可是有 1 张照片没跟上：这张图片打不开.*表里 0 张/);
  expect(mediaQueue.items().map(({ key }) => key)).toEqual(['B']);
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '知道了：报告：门关着' })));
  expect(mediaQueue.items()).toEqual([]);
  expect(text()).not.toContain('没跟上');
});
