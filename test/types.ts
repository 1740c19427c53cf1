import {
  type App,
  add,
  at,
  type Backend,
  type Context,
  controllerOf,
  definePlugin,
  lowered,
  type Plugin,
  type PluginHooks,
  type Project,
  type Route,
  type UnexpandedEntry,
  type Workload,
  type WorkloadIdentity,
} from 'k3s-platform/plugin'
import type { UnitMetadata } from '../src/pipeline/metadata-file.ts'
import type { Metadata } from '../src/schema/metadata.ts'

// Nothing here runs: the compiler reads it with the tests, and every line below a "@ts-expect-error" must be wrong.

/** Options are typed where the plugin is defined. */
export const typed = definePlugin<{ readonly center?: string; readonly level?: 'high' | 'low' }>({
  name: 'acme',
  options: { type: 'object' },
  apply(hooks, options) {
    const center: string | undefined = options.center
    // @ts-expect-error an option that the plugin does not have
    const other = options.centre
    // @ts-expect-error a value that the option does not have
    if (options.level === 'medium') throw new Error(`${center} ${other}`)
    // @ts-expect-error options are given, not changed
    options.center = 'mine'
    taps(hooks)
  },
})

/** A plugin with options of its own is a plugin among others. */
export const plugins: readonly Plugin[] = [typed]

// @ts-expect-error a plugin has a name
definePlugin({ apply() {} })

// @ts-expect-error a plugin has something to apply
definePlugin({ name: 'empty' })

function taps(hooks: PluginHooks): void {
  hooks.workload.tap((workload: Workload, context: Context) => changes(workload, context))
  hooks.workload.tap(async () => {}, { after: 'workload', before: ['a', 'b'] })
  hooks.resolveEnv.tap(config => config)
  hooks.expandCompose.tap(async (project: Project) => project)
  hooks.ingress.for('any-class').tap((route: Route, backend: Backend, _workload: Workload, context: Context) => {
    context.report({ code: 'acme/route', severity: 'info', message: `${route.path} goes to ${backend.service.name}.` })
  })
  hooks.scaling.for('hpa').tap((backend, workload) => {
    const percent: number | undefined = workload.scaling.targetCpuPercent
    // @ts-expect-error a key of another scaling type
    const length = workload.scaling.queueLength
    return percent === length ? { ...backend, direct: false } : backend
  })
  // @ts-expect-error a stage that does not exist
  hooks.worklaod.tap(() => {})
  // @ts-expect-error a stage that does not exist
  hooks.deploy.tap(() => {})
  // @ts-expect-error a stage of scalers must answer with a Backend
  hooks.scaling.for('none').tap(() => {})
  // @ts-expect-error a stage that hands on a project must answer with one
  hooks.expandServerless.tap(() => {})
  // @ts-expect-error a stage has no numeric order
  hooks.workload.tap(() => {}, { stage: -10 })
  // @ts-expect-error the workload comes first
  hooks.workload.tap((context: Context) => context.environment)
  // @ts-expect-error a scaling type that nobody declared
  hooks.scaling.for('knativ')
}

function changes(workload: Workload, context: Context): void {
  context.patch(controllerOf(workload), [add(at`/metadata/labels/${'acme.example/team'}`, 'a')], { because: 'a rule' })
  // @ts-expect-error a patch has a reason
  context.patch(controllerOf(workload), [add('/metadata/labels/team', 'a')])
  // @ts-expect-error an operation that RFC 6902 does not have
  context.patch(controllerOf(workload), [{ op: 'merge', path: '/spec', value: {} }], { because: 'a rule' })
  // @ts-expect-error an object has metadata
  context.emit({ apiVersion: 'v1', kind: 'ConfigMap' }, workload)
  // @ts-expect-error an object belongs to a unit, or to a file of delivery
  context.emit({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, { unit: 'anywhere/else' })
  context.emit({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, { unit: 'platform/acme' })
  // @ts-expect-error a code has two parts
  context.report({ code: 'acme', severity: 'info', message: 'A message.' })
  // @ts-expect-error a severity that does not exist
  context.report({ code: 'acme/rule', severity: 'fatal', message: 'A message.' })
}

/** A node that an entry is expanded to has the keys of an app, and values that they can have. */
export function expands(entry: UnexpandedEntry, identity: WorkloadIdentity, project: Project): void {
  const password = { from_secret: '${PASSWORD}', key: 'PASSWORD' }
  entry.workload({ name: 'web', environment: { PASSWORD: password }, probes: { readiness: { period: 5 } } }, identity)
  // @ts-expect-error a key that an app does not have
  entry.workload({ name: 'web', enviroment: {} }, identity)
  // @ts-expect-error the same, for an entry of the project
  project.unexpanded[0]?.workload({ name: 'web', enviroment: {} }, identity)
  // @ts-expect-error a key that a probe does not have
  entry.workload({ name: 'web', probes: { readiness: { periodSeconds: 5 } } }, identity)
  // @ts-expect-error a key deep inside of a node that is traced
  lowered<App>({}, { name: 'web', container: { ports: [{ containerPort: 80 }] } })
  entry.workload({ name: 'web' }, identity, ({ container }) => ({ container: { ...container, tty: true }, wave: 2 }))
  // @ts-expect-error a field that a workload does not have
  entry.workload({ name: 'web' }, identity, () => ({ waves: 2 }))
  // @ts-expect-error a field that the identity decides
  entry.workload({ name: 'web' }, identity, () => ({ selector: {} }))
  // @ts-expect-error a value that the key cannot have
  entry.workload({ name: 'web', security: { visibility: 'everybody' } }, identity)
}

/** What plugins read cannot be written. */
export function readonly(workload: Workload, context: Context): void {
  // @ts-expect-error a field of a workload
  workload.name = 'other'
  // @ts-expect-error a field deep inside of a workload
  workload.container.image = 'other'
  // @ts-expect-error a list of a workload
  workload.container.ports.push({ name: 'b', containerPort: 1, servicePort: 1, protocol: 'TCP' })
  // @ts-expect-error a label of a workload
  workload.labels.team = 'a'
  // @ts-expect-error a list of the project
  context.project.workloads.pop()
  // @ts-expect-error the environment at hand
  context.environment = 'gcp'
  // @ts-expect-error a variable
  context.variables.HOME = '/'
}

type Mutable<Value> = Value extends object ? { -readonly [Key in keyof Value]: Mutable<Value[Key]> } : Value

/** What is written into metadata files is what their schema says, no more and no less. */
export const written = (metadata: Metadata): UnitMetadata => metadata
export const described = (metadata: Mutable<UnitMetadata>): Metadata => metadata
