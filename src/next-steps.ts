import type { Compilation } from './compile.ts'
import { isDelivered, neededSecrets } from './ir/needed-secrets.ts'
import type { UnitKey } from './ir/unit.ts'
import type { Workload } from './ir/workload.ts'
import { namespacesExpectedBy } from './plugins/platform/namespaces.ts'
import { gapToRestricted } from './plugins/security/restricted-gap.ts'
import { installationOf } from './server/installations.ts'

/** What brings a written tree into a cluster. */
export interface NextSteps {
  /** The projects whose kinds the tree uses. */
  readonly needs: readonly string[]
  /** The Secrets that must exist before the pods start, and that nothing in the tree makes: `<namespace>/<name>`. */
  readonly secrets: readonly string[]
  /** What stricter clusters and readers of the tree should know, a line each. */
  readonly notes: readonly string[]
  /** Commands for the first time. */
  readonly once: readonly string[]
  /** The command for every time. */
  readonly next: string
}

/** What comes after an environment, or one unit of it, was written below a folder; nothing when nothing was. */
export function nextSteps(
  { deliveries, environment, files, installations, project, resources }: Compilation,
  output: string,
  unit?: UnitKey,
): NextSteps | undefined {
  const objects = [...resources.all()].filter(object => unit === undefined || object.unit === unit)
  if (!project || files.size === 0 || objects.length === 0) return undefined
  const groups = objects.map(({ ref }) => ref.apiVersion.split('/')[0]!)
  const needs = [...new Set(groups)].flatMap(group => installationOf(group, installations)?.project ?? []).sort()
  const workloads = project.workloads.filter(workload => unit === undefined || workload.unit === unit)
  const secrets = neededSecrets(workloads, deliveries).flatMap(secret =>
    isDelivered(secret) ? [] : [`${secret.namespace}/${secret.name}`],
  )
  const notes = notesOn(workloads)
  const folder = `${output}/${environment}`
  const { argoCd } = project
  if (argoCd.repoUrl === undefined) {
    const once = [...namespacesExpectedBy(project, resources).keys()].map(name => `kubectl create namespace ${name}`)
    return { needs, secrets, notes, once, next: applyCommand(folder, unit) }
  }
  const git = `git -C ${shellWord(output)}`
  const push = `${git} add . && ${git} commit && ${git} push`
  return argoCd.root
    ? { needs, secrets, notes, once: [`kubectl apply -f ${shellWord(`${folder}/root.yaml`)}`], next: push }
    : { needs, secrets, notes, once: [], next: `${push} && ${applyCommand(folder)}` }
}

/** Which pods a namespace refuses that enforces the strictest standard, and which have no network policy. */
function notesOn(workloads: readonly Workload[]): readonly string[] {
  const gaps = workloads.map(({ security }) => gapToRestricted(security)).filter(gap => gap.length > 0)
  const counts = new Map<string, number>()
  for (const reason of gaps.flat()) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const reasons = [...counts].map(([reason, count]) => (count === gaps.length ? reason : `${reason} (${count})`))
  const open = workloads.filter(({ security }) => !security.networkPolicy.enabled)
  return [
    ...(gaps.length > 0
      ? [
          `Pod Security "restricted" refuses ${gaps.length} of ${workloads.length} workloads; missing: ${reasons.join(', ')}`,
        ]
      : []),
    ...(open.length > 0 ? [`No network policy for ${open.length} of ${workloads.length} workloads`] : []),
  ]
}

function applyCommand(folder: string, unit?: UnitKey): string {
  if (unit === undefined) return `kubectl apply -k ${shellWord(folder)}`
  return unit.startsWith('helm/')
    ? `kubectl apply -f ${shellWord(`${folder}/${unit}.yaml`)}`
    : `kubectl apply -k ${shellWord(`${folder}/${unit}`)}`
}

/** A word as a shell reads it again. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
