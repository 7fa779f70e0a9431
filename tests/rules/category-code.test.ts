import { describe, expect, it } from 'vitest';
import { CODE } from '../../src/world/category-code.ts';
import { CODES } from '../engine/fixture.ts';

describe('the category codes the stages book under', () => {
  it('are each described in the seeds, with a budget', () => {
    for (const code of Object.values(CODE)) expect(CODES.get(code), code).toMatch(/fund|general/);
  });
});
