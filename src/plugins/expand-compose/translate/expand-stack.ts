import {
  type Compose,
  type Context,
  closestTo,
  type Environment,
  keyOriginOf,
  type Origin,
  originsOf,
  type UnexpandedEntry,
} from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import { aliasesOf } from './aliases.ts'
import { withSharedClaims } from './claims.ts'
import type { ExpandedStack } from './expanded-stack.ts'
import { hostsOf } from './names.ts'
import { policiesOf } from './policy.ts'
import { reportStack } from './report-stack.ts'
import { SecretKeys } from './secret-keys.ts'
import { toWorkload } from './service.ts'
import type { Stack, Subject } from './stack.ts'
import { unknownService } from './stack-messages.ts'
import { toStackService } from './stack-service.ts'
import { lastOf, wavesOf } from './waves.ts'
import { valuesWithoutEffect } from './without-effect.ts'

/** Every service of a stack as a workload, and what they share. */
export function expandStack(
  compose: ComposeProject,
  entry: UnexpandedEntry,
  environment: Environment,
  context: Context,
): ExpandedStack {
  const heard = new Set<string>()
  const report: Stack['report'] = diagnostic => {
    const { code, message, at } = diagnostic
    // An anchor brings one place into many services.
    const key = JSON.stringify([code, message, at?.file, at?.line, at?.column])
    if (!at || !heard.has(key)) context.report({ ...diagnostic, entry: entry.unit })
    heard.add(key)
  }
  const stack: Stack = {
    unit: entry.unit,
    name: entry.name,
    namespace: entry.namespace,
    compose,
    entry,
    // The entry was validated against the schema of stacks.
    settings: entry.entry as unknown as Compose,
    context,
    environment,
    secrets: context.secretRule(entry.unit),
    hosts: hostsOf(compose, report),
    awaited: awaitedOf(compose),
    report,
  }
  reportUnknownServices(stack)
  const aliases = aliasesOf(stack)
  const waves = wavesOf(stack)
  const lastWave = lastOf(waves)
  const subjects = Object.entries(compose.services).map(
    ([name, service]): Subject => ({
      name,
      host: stack.hosts.get(name) ?? name,
      service,
      stack,
      report: diagnostic => report({ ...diagnostic, service: name }),
    }),
  )
  const secretKeys = new SecretKeys(subjects)
  const made = subjects.map(subject => {
    const { name } = subject
    const { workload, written } = toWorkload(subject, {
      secretKeys,
      aliases: aliases.get(name) ?? [],
      wave: waves.get(name),
      lastWave,
    })
    return { name, subject, workload, written }
  })
  const workloads = withSharedClaims(
    made.map(({ workload }) => workload),
    stack,
  )
  reportStack(stack, new Map(made.map(({ name, workload }) => [name, workload])))
  const services = made.map(({ name, subject, workload }) => [name, toStackService(subject, workload)] as const)
  const expanded = { workloads, policies: policiesOf(stack), services: Object.fromEntries(services) }
  const told = context.diagnostics.filter(diagnostic => diagnostic.entry === entry.unit)
  if (!told.some(({ severity }) => severity === 'error'))
    for (const diagnostic of valuesWithoutEffect(compose, [expanded, made.map(({ written }) => written)], told))
      report(diagnostic)
  return expanded
}

function awaitedOf({ services }: ComposeProject): ReadonlySet<string> {
  const awaited = Object.values(services).flatMap(({ depends_on: dependencies = {} }) =>
    Object.entries(dependencies)
      .filter(([, { condition }]) => condition === 'service_completed_successfully')
      .map(([name]) => name),
  )
  return new Set(awaited)
}

function reportUnknownServices({ settings, compose, report }: Stack): void {
  const known = [...Object.keys(compose.services), ...Object.keys(compose.inactive), ...compose.leftOut]
  for (const name of Object.keys(settings.services ?? {})) {
    if (known.includes(name)) continue
    const at: Origin | undefined = keyOriginOf(settings.services, name) ?? originsOf(settings, 'services')[0]
    report(unknownService(name, compose.file, closestTo(name, known), known, at))
  }
}
