// Are the words that people agree to complete, plain, and told apart by version?
import { consentKinds, consentsWithSubject, currentWording } from './consent.js';
import { consentWordings } from './past-consents.js';
import { retentionRules, retentionSubjects } from './retention.js';

describe('the wordings', () => {
  it.each(consentKinds)('of %s are in Chinese, whole sentences, each version once', (kind) => {
    const versions = consentWordings[kind];
    expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length);
    for (const { title, text, version } of versions) {
      expect(version).toMatch(/^\d{4}-\d{2}(?:-\d+)?$/);
      expect([title.length > 4, text.endsWith('。'), /[A-Za-z]/.test(text)]).toEqual([true, true, false]);
    }
    expect(currentWording(kind)).toBe(versions[0]);
    // Phones call what was agreed to before by the title of today.
    expect(new Set(versions.map(({ title }) => title)).size).toBe(1);
  });

  it('of the privacy notice say what, what for, how long, who sees it, and how to take it back', () => {
    const { text } = currentWording('privacy_notice');
    for (const word of [
      '称呼',
      '手机号',
      '加密',
      '算完就丢',
      '保存一年',
      '保存三年',
      '查看',
      '改正',
      '删除',
      '收回',
      '监督电话',
    ])
      expect(text).toContain(word);
  });

  it('for one thing or in general are told apart', () => {
    expect(consentsWithSubject).toEqual(['leave_at_point', 'leave_parcel']);
  });
});

describe('the retention table', () => {
  it('has one line for each subject, each with its reason', () => {
    expect(retentionRules.map(({ subject }) => subject).sort()).toEqual([...retentionSubjects].sort());
    for (const { subject, days, basis, name, since } of retentionRules) {
      expect([subject, Number.isInteger(days) && days > 0, basis.length > 5, name !== '', since !== '']).toEqual([
        subject,
        true,
        true,
        true,
        true,
      ]);
    }
  });

  it('keeps what the law asks for as long as it asks, and no location at all', () => {
    const days = (subject: string): number => retentionRules.find((rule) => rule.subject === subject)?.days ?? 0;
    expect([
      days('parcel'),
      days('complaint') >= 3 * 365,
      days('audit') >= 3 * 365,
      days('consent') >= 3 * 365,
    ]).toEqual([365, true, true, true]);
    expect(JSON.stringify(retentionRules)).not.toContain('位置');
  });
});
