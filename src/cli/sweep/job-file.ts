import { stringify } from 'yaml';

/** What a job file is made for. */
export interface JobSpec {
  readonly study: string;
  readonly id: string;
  readonly out: string;
  readonly shards: number;
}

/** A job array for Slurm: task i of n computes shard i of n; a task that is requeued goes on. */
export function slurmJob({ study, id, out, shards }: JobSpec): string {
  const index = '$SLURM_ARRAY_TASK_ID';
  return [
    '#!/bin/sh',
    `#SBATCH --job-name=czt-${jobName(id)}`,
    `#SBATCH --array=1-${shards}`,
    '#SBATCH --cpus-per-task=1',
    '#SBATCH --requeue',
    `# sbatch this file where czt is installed; when all tasks are done:`,
    `#   npx czt merge ${quoted(out)}/shard-* --out ${quoted(`${out}/whole`)}`,
    `exec npx czt sweep ${quoted(study)} --resume --yes --quiet \\`,
    `  --workers "\${SLURM_CPUS_PER_TASK:-1}" \\`,
    `  --shard "${index}/${shards}" \\`,
    `  --out ${quoted(out)}/shard-"${index}"`,
    '',
  ].join('\n');
}

/** An Indexed Job for Kubernetes; the claim `czt` holds a folder with czt installed. */
export function kubernetesJob({ study, id, out, shards }: JobSpec): string {
  const index = '$((JOB_COMPLETION_INDEX + 1))';
  const script = [
    `exec npx czt sweep ${quoted(study)} --resume --yes --quiet --workers 1`,
    `--shard "${index}/${shards}" --out ${quoted(out)}/shard-"${index}"`,
  ].join(' ');
  const container = {
    name: 'czt',
    image: 'node:20',
    workingDir: '/czt',
    command: ['sh', '-c', script],
    resources: { requests: { cpu: '1', memory: '1Gi' } },
    volumeMounts: [{ name: 'czt', mountPath: '/czt' }],
  };
  return stringify({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `czt-${jobName(id)}` },
    spec: {
      completionMode: 'Indexed',
      completions: shards,
      parallelism: shards,
      backoffLimitPerIndex: 3,
      template: {
        spec: {
          restartPolicy: 'Never',
          containers: [container],
          volumes: [{ name: 'czt', persistentVolumeClaim: { claimName: 'czt' } }],
        },
      },
    },
  });
}

/** What both engines allow as a name. */
function jobName(id: string): string {
  const plain = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return plain.replace(/^-+|-+$/g, '') || 'study';
}

/** A word the shell takes as it is. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
