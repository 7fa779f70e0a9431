import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  makeScenarioFolder,
  placed,
  plainScenario,
  problemsOf,
  type ScenarioFolder,
} from './scenario-folder.ts';

let folder: ScenarioFolder;

beforeAll(async () => {
  folder = await makeScenarioFolder();
});

afterAll(() => folder.remove());

async function problemsOfText(text: string) {
  await folder.write('scenarios/bad.yaml', text);
  return problemsOf(folder, 'scenarios/bad.yaml');
}

const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((name, at) => {
    const before = `*${'abcdefgh'[at]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(', ')}]`;
  }),
].join('\n');

describe('a text that is no usable YAML', () => {
  it('refuses an alias bomb, naming file and line', async () => {
    const problems = await problemsOfText(BOMB);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      file: 'scenarios/bad.yaml',
      line: 4,
      message: {
        zh: '别名展开次数过多（别名炸弹）',
        en: 'aliases expand too often (an alias bomb)',
      },
    });
    expect(problems[0]!.found).toMatch(/^\*[a-h]$/);
  });

  it('refuses few aliases of a large list', async () => {
    const large = `a: &a [${Array.from({ length: 5000 }, () => '1').join(', ')}]`;
    const problems = await problemsOfText(
      `${large}\nb: [${Array.from({ length: 50 }, () => '*a').join(', ')}]\n`,
    );
    expect(problems[0]!.message.en).toBe('too many values');
    expect(problems[0]!.line).toBe(2);
  });

  it('refuses an alias of itself and one without an anchor', async () => {
    const [own] = await problemsOfText('a: &a\n  b: *a\n');
    expect(own!.line).toBe(2);
    expect(own!.message.en).toMatch(/nested too deep|alias/);
    const [none] = await problemsOfText('title: *nobody\n');
    expect(none!.message).toEqual({ zh: '别名没有对应的锚点', en: 'the alias has no anchor' });
    expect(none!.found).toBe('*nobody');
  });

  it('refuses a file above 1 MiB without reading it', async () => {
    const path = folder.at('scenarios/huge.yaml');
    await writeFile(path, Buffer.alloc(2 * 1024 * 1024, 32));
    const problems = await problemsOf(folder, 'scenarios/huge.yaml');
    expect(problems.map(placed)).toEqual(['scenarios/huge.yaml:- -']);
    expect(problems[0]!.message).toEqual({ zh: '文件太大', en: 'the file is too large' });
    expect(problems[0]!.found).toBe('2097152 bytes');
  });

  it('refuses bytes that are not UTF-8', async () => {
    await writeFile(folder.at('scenarios/gbk.yaml'), Buffer.from([0xc7, 0xe9, 0xbe, 0xb0]));
    const problems = await problemsOf(folder, 'scenarios/gbk.yaml');
    expect(problems[0]!.message.zh).toBe('文件不是 UTF-8 编码');
  });

  it('refuses nesting that would exhaust the stack', async () => {
    const [deep] = await problemsOfText(`a: ${'['.repeat(20_000)}\n`);
    expect(deep!.message).toEqual({ zh: '嵌套太深', en: 'nested too deep' });
    const [less] = await problemsOfText(`a: ${'['.repeat(80)}${']'.repeat(80)}\n`);
    expect(less!.message.en).toBe('nested too deep');
  });

  it('names both lines of syntax errors', async () => {
    const problems = await problemsOfText('title: "open\nstart: 2026-01-01\n');
    expect(problems[0]!.message.en).toMatch(/^YAML syntax: /);
    expect(problems[0]!.message.zh).toMatch(/^YAML 语法错误：/);
    expect(problems[0]!.line).not.toBeNull();
  });

  it.each(['__proto__', 'constructor', 'prototype'])('refuses the key %s anywhere', async (key) => {
    const text = `seed: 1\nquota:\n  ${key}: { polluted: true }\n`;
    const problems = await problemsOfText(text);
    expect(problems.map(placed)).toEqual([`scenarios/bad.yaml:3 quota.${key}`]);
    expect(problems[0]!.message).toEqual({
      zh: '没有这个键，也不允许这样命名',
      en: 'no such key; this name is not allowed',
    });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('refuses the same key twice, every time it happens', async () => {
    const problems = await problemsOfText(
      'seed: 1\nseed: 2\nquota:\n  trade: true\n  trade: false\n',
    );
    expect(problems.map(placed)).toEqual([
      'scenarios/bad.yaml:2 seed',
      'scenarios/bad.yaml:5 quota.trade',
    ]);
    expect(problems[0]!.message).toEqual({
      zh: '同一个键写了两次',
      en: 'the same key is written twice',
    });
  });

  it('refuses two documents, a list at the top, nothing at all, and odd keys', async () => {
    const [two] = await problemsOfText('seed: 1\n---\nseed: 2\n');
    expect(two!.message.en).toBe('more than one YAML document in the file');
    const [list] = await problemsOfText('- 1\n');
    expect(list!.message.en).toBe('the top of the file is not a map of keys');
    const [nothing] = await problemsOfText('');
    expect(nothing!.message.zh).toBe('文件的顶层不是键值');
    const [odd] = await problemsOfText('? [a, b]\n: 1\n');
    expect(odd!.message.en).toBe('a key must be a single word');
  });

  it('refuses tags that ask for code', async () => {
    const [tag] = await problemsOfText('seed: !!js/function "1"\n');
    expect(tag!.line).toBe(1);
    expect(tag!.message.en).toMatch(/Unresolved tag/);
  });

  it('takes anchors in moderation', async () => {
    const text = (await plainScenario('baseline'))
      .replace('fixed: { shares: { land: 100% } }', 'fixed: { shares: &all { land: 100% } }')
      .replace(
        /crossRegion:\n {8}fixed:\n.*shares: .*/,
        'crossRegion: { fixed: { shares: *all } }',
      );
    expect(text).toContain('*all');
    const problems = await problemsOfText(text.replace('seed: 20260101', 'seed: x'));
    expect(problems.map((problem) => problem.column)).toEqual(['seed']);
  });
});
