import { Test } from '@nestjs/testing';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PoliciesModule } from './policies.module.js';
import { Policies } from './policies.service.js';

const boot = (file: string) => Test.createTestingModule({ imports: [PoliciesModule.forRoot({ file })] }).compile();

describe('PoliciesModule', () => {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  const file = join(folder, 'policies.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('gives everybody the policies of the file', async () => {
    const module = await boot('config/policies.json');
    expect(module.get(Policies).choose({ channel: 'chat' }).policy.id).toBe('everything');
  });

  it('refuses to boot on a bad file, naming every line', async () => {
    writeFileSync(file, readFileSync('config/policies.json', 'utf8').replace('"P60D"', '"P2M"').replace('"helsinki",', '"espoo",'));
    await expect(boot(file)).rejects.toThrow(
      `The policies are not in order:\n${file}:8:19 policies[0].calendar: there is no calendar "espoo"\n${file}:12:20 policies[0].clocks.resolve: not a`,
    );
  });

  it('refuses to boot without the file', async () => {
    await expect(boot(join(folder, 'none.json'))).rejects.toThrow('none.json cannot be read (ENOENT)');
  });
});
