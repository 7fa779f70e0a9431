import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { kubernetesJob } from '../../src/cli/sweep/job-file.ts';

/**
 * What the Job of batch/v1 allows where the file says something, by the Kubernetes API reference:
 * a key of the wrong name is ignored by some clients and refused by others.
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  '': ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
  metadata: ['name', 'namespace', 'labels', 'annotations', 'generateName'],
  spec: [
    ...['activeDeadlineSeconds', 'backoffLimit', 'backoffLimitPerIndex', 'completionMode'],
    ...['completions', 'managedBy', 'manualSelector', 'maxFailedIndexes', 'parallelism'],
    ...['podFailurePolicy', 'podReplacementPolicy', 'selector', 'successPolicy', 'suspend'],
    ...['template', 'ttlSecondsAfterFinished'],
  ],
  'spec.template': ['metadata', 'spec'],
  'spec.template.spec': [
    'containers',
    'initContainers',
    'nodeSelector',
    'restartPolicy',
    'volumes',
  ],
  'spec.template.spec.containers.0': [
    ...['args', 'command', 'env', 'envFrom', 'image', 'imagePullPolicy', 'name', 'resources'],
    ...['volumeMounts', 'workingDir'],
  ],
  'spec.template.spec.containers.0.resources': ['claims', 'limits', 'requests'],
  'spec.template.spec.containers.0.resources.requests': ['cpu', 'memory'],
  'spec.template.spec.containers.0.volumeMounts.0': ['mountPath', 'name', 'readOnly', 'subPath'],
  'spec.template.spec.volumes.0': ['name', 'persistentVolumeClaim'],
  'spec.template.spec.volumes.0.persistentVolumeClaim': ['claimName', 'readOnly'],
};

const job = parse(
  kubernetesJob({ study: "a b/it's.yaml", id: '研究 A_1', out: 'out/x', shards: 12 }),
);

function objectsOf(value: unknown, path: readonly string[]): [string, object][] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, one]) => objectsOf(one, [...path, key]));
  return Array.isArray(value) ? below : [[path.join('.'), value], ...below];
}

it('the Kubernetes job has no key its API does not know', () => {
  const found = objectsOf(job, []);
  expect(found.map(([path]) => path).sort()).toEqual(Object.keys(ALLOWED).sort());
  for (const [path, object] of found) {
    const strange = Object.keys(object).filter((key) => !ALLOWED[path]!.includes(key));
    expect([path, strange]).toEqual([path, []]);
  }
});

it('the Kubernetes job keeps what an Indexed Job must', () => {
  const { completions, parallelism, completionMode, backoffLimitPerIndex, template } = job.spec;
  expect([completions, parallelism, completionMode]).toEqual([12, 12, 'Indexed']);
  // The API allows a limit by index only in an Indexed Job whose pods are not restarted.
  expect([backoffLimitPerIndex, template.spec.restartPolicy]).toEqual([3, 'Never']);
  expect(job.metadata.name).toMatch(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/);
  const [{ name }] = template.spec.volumes;
  expect(template.spec.containers[0].volumeMounts[0].name).toBe(name);
  expect(template.spec.containers[0].command).toEqual([
    ...['sh', '-c', expect.stringContaining(`sweep 'a b/it'\\''s.yaml' --resume`)],
  ]);
});
