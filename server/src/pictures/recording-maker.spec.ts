// What becomes of a recording, and of everything that only looks like one?
import { madeFrom } from '../testing/media/made-from.js';
import { aac, box, id3, mp3, mp4, webm } from '../testing/media/sample-recordings.js';
import { seededRandom } from '../testing/seeded-random.js';
import { makeRecording } from './recording-maker.js';

const made = madeFrom(makeRecording);

describe('a recording', () => {
  it.each([
    ['MP3', 'audio/mpeg', mp3],
    ['a stream of AAC', 'audio/aac', aac],
    ['an MP4', 'audio/mp4', (ms: number) => mp4(ms)],
    ['an MP4 in fragments', 'audio/mp4', (ms: number) => mp4(ms, { fragments: true })],
  ])('as %s is known by its content and measured by its frames', async (_what, type, record) => {
    const sent = record(42_000);
    const { bytes, durationMs, ...what } = await made(sent);
    expect(what).toEqual({ type, width: null, height: null });
    expect(Math.abs((durationMs ?? 0) - 42_000)).toBeLessThan(70);
    expect(bytes.equals(sent)).toBe(true);
    await expect(made(record(60_000))).resolves.toBeDefined();
    await expect(made(record(62_000))).rejects.toMatchObject({ code: 'recording_too_long' });
  });

  it('keeps its frames and nothing else: no name, no place, no half frame', async () => {
    const sound = mp3(5_000);
    const last = Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125, 'x')]);
    const sent = Buffer.concat([id3('清流县 罗岩松'), id3('more'), sound, last]);
    expect((await made(sent)).bytes.equals(sound)).toBe(true);
    expect((await made(Buffer.concat([sound, mp3(36).subarray(0, 50)]))).bytes.equals(sound)).toBe(true);
  });

  it('in an MP4 keeps every byte of its sound where it was, and loses the place', async () => {
    const sent = mp4(5_000, { told: '+26.17+116.81/ 罗岩松' });
    const { bytes } = await made(sent);
    expect(bytes.length).toBe(sent.length);
    expect(bytes.includes('+26.17')).toBe(false);
    expect(bytes.subarray(-100).equals(sent.subarray(-100))).toBe(true);
  });
});

describe('not taken', () => {
  it.each([
    ['what most browsers record', webm],
    ['Ogg', Buffer.from('OggS and more')],
    ['a WAV', Buffer.from('RIFF\0\0\0\0WAVEfmt ')],
    ['AMR', Buffer.from('#!AMR\n more')],
    ['a film', mp4(5_000, { handler: 'vide' })],
    ['another codec in an MP4', mp4(5_000, { codec: 'Opus' })],
  ])('is %s', async (_what, bytes) => {
    await expect(made(bytes)).rejects.toMatchObject({ code: 'recording_format_not_taken' });
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['words', Buffer.from('就这些，没有声音')],
    ['a single frame', mp3(36)],
    [
      'a tag that is longer than the file',
      Buffer.concat([Buffer.from('ID3\x04\0\0\x7f\x7f\x7f\x7f', 'latin1'), mp3(500)]),
    ],
    ['sound with a program behind it', Buffer.concat([mp3(500), Buffer.alloc(20_000, '<script>')])],
    ['sound of two kinds', Buffer.concat([mp3(500), aac(5_000)])],
  ])('is %s', async (_what, bytes) => {
    await expect(made(bytes)).rejects.toMatchObject({ code: 'recording_not_readable' });
  });

  it('is an MP4 whose lengths do not fit, in whatever way', async () => {
    const random = seededRandom(11);
    const sound = mp4(5_000, { fragments: true, told: 'x' });
    for (let count = 0; count < 300; count += 1) {
      const broken = Buffer.from(sound);
      for (let byte = 0; byte < 3; byte += 1)
        broken[Math.floor(random() * (broken.length - 130))] = Math.floor(random() * 256);
      await made(broken).catch((error: { code?: string }) =>
        expect(error.code).toMatch(/^recording_(?:not_readable|too_long|format_not_taken)$/),
      );
    }
    const endless = Buffer.concat([
      box('ftyp', Buffer.from('M4A ')),
      ...Array.from({ length: 6_000 }, () => box('moov')),
    ]);
    await expect(made(endless)).rejects.toMatchObject({ code: 'recording_format_not_taken' });
  });
});
