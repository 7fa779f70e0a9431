import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { parseRule } from '../../src/scenario/rule-files.ts';
import { filesUnder } from '../house/tree.ts';
import { REGISTER } from './register.ts';
import { RULES_DIR } from './seed-book.ts';

describe('the shipped rules', () => {
  it('all load, each under the name of its file', async () => {
    const files = (await readdir(RULES_DIR)).sort();
    expect(REGISTER.map((rule) => `${rule.id}.yaml`).sort()).toEqual(files);
    const ids = REGISTER.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });

  it('cite a document or say that none was found, and explain every assumption', () => {
    for (const rule of REGISTER) {
      expect(rule.document, rule.id).toMatch(/[号令法例]|none found|GF-|政府收支|意见|规划|公告/);
      if (rule.status === 'assumption') expect(rule.note, rule.id).not.toBeNull();
      const text = JSON.stringify(rule);
      expect(text, rule.id).not.toMatch(/\bS\d+[a-z]?\b|\[[VMD]\b/);
    }
  });

  it('are modelled exactly when the engine names them, else say why not', () => {
    const sources = filesUnder(['src'], ['.ts'])
      .map(({ text }) => text)
      .join('\n');
    const quoted = new Set([...sources.matchAll(/(['"`])([a-z0-9-]+)\1/g)].map((m) => m[2]!));
    const claimed = REGISTER.filter(({ modelled }) => modelled !== 'no').map(({ id }) => id);
    expect(claimed).toEqual(REGISTER.map(({ id }) => id).filter((id) => quoted.has(id)));
    const silent = REGISTER.filter(({ modelled, why }) => (modelled === 'yes') !== (why === null));
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('stand confirmed only where the source was verified', () => {
    const confirmed = REGISTER.filter(({ lastConfirmed }) => lastConfirmed !== null);
    expect(confirmed.length).toBeGreaterThan(50);
    expect(confirmed.filter(({ status }) => status !== 'verified').map(({ id }) => id)).toEqual([]);
  });

  it('let only the named rules cross the budgets', () => {
    expect(REGISTER.filter((rule) => rule.crossesBudgets).map(({ id }) => id)).toEqual([
      'education-earmark',
      'green-heart-levy',
      'irrigation-central-share',
      'irrigation-earmark',
      'new-construction-fee',
      'new-construction-fee-central-share',
      'new-construction-fee-province-share',
    ]);
  });

  it('divide each tax into parts that sum to one', () => {
    const shares = REGISTER.find(({ id }) => id === 'vertical-share')!.values;
    const sums = new Map<string, number>();
    for (const { key, value } of shares) {
      const tax = key.split(' ')[0]!;
      sums.set(tax, (sums.get(tax) ?? 0) + (value.numerator * 1000) / value.denominator);
    }
    expect([...new Set(sums.values())]).toEqual([1000]);
  });

  it('keep the industrial floor at six times the fee of the grade', () => {
    const [floor, fee] = ['industrial-floor', 'new-construction-fee'].map(
      (id) => REGISTER.find((rule) => rule.id === id)!.values,
    );
    expect(floor!.map(({ value }) => value.numerator)).toEqual(
      fee!.map(({ value }) => value.numerator * 6),
    );
  });

  it('hold quota price floors no higher than caps', () => {
    const prices = (id: string) =>
      new Map(
        REGISTER.find((rule) => rule.id === id)!.values.map(({ key, value }) => [
          key,
          value.numerator / value.denominator,
        ]),
      );
    const caps = prices('quota-price-cap');
    for (const [good, floor] of prices('quota-price-floor')) {
      expect(floor, good).toBeLessThanOrEqual(caps.get(good)!);
    }
  });

  it('read back the same after being written out again', async () => {
    for (const rule of REGISTER) {
      const text = await readFile(join(RULES_DIR, `${rule.id}.yaml`), 'utf8');
      const again = stringify(parseDocument(text).toJS(), { defaultStringType: 'QUOTE_DOUBLE' });
      expect(parseRule(again, `${rule.id}.yaml`)).toEqual(rule);
    }
  });
});
