/** The smallest project that has something of everything. */
export const appsYaml = `version: "2"
environments:
  local:
    domain: localhost
apps:
  - name: web
    image: nginx:1.29
    container:
      ports:
        - name: http
          container_port: 80
plugins:
  acme-team:
    team: blue
`

/** A project without the plugin of its own. */
export const plainAppsYaml = appsYaml.slice(0, appsYaml.indexOf('plugins:'))

/** A plugin with options, as JavaScript. */
export const pluginModule = `import { add, at, controllerOf, definePlugin } from 'k3s-platform/plugin'

const team = definePlugin({
  name: 'acme-team',
  options: { type: 'object', properties: { team: { type: 'string' } }, required: ['team'] },
  apply(hooks, options) {
    hooks.workload.tap((workload, context) => {
      const operation = add(at\`/metadata/labels/\${'acme.example/team'}\`, options.team)
      context.patch(controllerOf(workload), [operation], { because: 'somebody pays' })
    })
  },
})

export default { plugins: [team] }
`

/** The same with types. */
export const typedPlugin = `import type { Compilation } from 'k3s-platform'
import { add, at, controllerOf, definePlugin, type ScalingBounds } from 'k3s-platform/plugin'

export const team = definePlugin<{ readonly team: string }>({
  name: 'acme-team',
  apply(hooks, options) {
    hooks.workload.tap((workload, context) => {
      const label = at\`/metadata/labels/\${'acme.example/' + workload.name}\`
      context.patch(controllerOf(workload), [add(label, options.team)], { because: 'somebody pays' })
    })
    hooks.ingress.for('traefik').tap((route, backend, workload, context) => {
      const path: string = route.path
      context.report({ code: 'acme/route', severity: 'info', message: path + backend.service.name + workload.name })
    })
  },
})

declare module 'k3s-platform/plugin' {
  interface ScalingTypes {
    'acme-spot': ScalingBounds & { readonly type: 'acme-spot' }
  }
}

export const spot = definePlugin({
  name: 'acme-spot',
  apply(hooks) {
    hooks.scaling.for('acme-spot').tap((backend, { scaling }) =>
      scaling.minReplicas === 0 ? { ...backend, direct: false } : backend,
    )
  },
})

export const isFine = ({ ok }: Compilation): boolean => ok
`

/** Settings that mind everything, also in the types of the package. */
export const tsconfig = `{
  "compilerOptions": {
    "module": "nodenext",
    "target": "es2022",
    "lib": ["es2023"],
    "types": [],
    "strict": true,
    "skipLibCheck": false,
    "noEmit": true
  },
  "files": ["plugin.ts"]
}
`

/** A compose project. */
export const stack = `services:
  web:
    image: nginx:1.29
`

/** A module of functions. */
export const functions = `from k3sfn import http_trigger


@http_trigger(path="/hello")
def hello(request):
    return "hello"
`
