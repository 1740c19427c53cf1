import { Ajv } from 'ajv'
import { appsJsonSchema, type Compilation } from 'k3s-platform'
import { definePlugin, type Plugin } from 'k3s-platform/plugin'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compileText } from '../harness.ts'

const test = suite('keys that a plugin declares')

declare module 'k3s-platform/plugin' {
  interface EnvironmentSettings {
    readonly region?: string
  }
  interface RouteSettings {
    readonly waf?: 'off' | 'strict'
  }
}

/** An ingress class with a key of its own, in environments that have a region, and with something for the platform. */
function acme(seen: unknown[] = []): Plugin {
  return definePlugin({
    name: 'acme-edge',
    environment: {
      type: 'object',
      properties: { region: { type: 'string', pattern: '^[a-z]+-[0-9]$', description: 'As `eu-1`.' } },
    },
    options: {
      type: 'object',
      properties: { account: { type: 'string', description: 'Who pays.' } },
      required: ['account'],
      additionalProperties: false,
    },
    platform: { 'acme-edge': 'the edge of the region' },
    ingressClasses: {
      acme: {
        settings: {
          type: 'object',
          properties: { waf: { type: 'string', enum: ['off', 'strict'], description: 'The firewall.' } },
        },
      },
    },
    apply(hooks) {
      hooks.ingress.for('acme').tap((route, _backend, _workload, { project: { environment } }) => {
        seen.push({ waf: route.settings?.waf, region: environment.settings.region, platform: environment.platform })
      })
    },
  }) as Plugin
}

test('reach its stage, with those of the environment', async () => {
  const seen: unknown[] = []
  const text = appsYaml('region: eu-1, platform: [acme-edge, namespaces]', `class: acme, waf: "\${WAF}"`)
  const { diagnostics } = await compileText(text, 'gcp', { plugins: [acme(seen)], variables: { WAF: 'strict' } })
  assert.equal(errorsOf(diagnostics), [])
  assert.equal(seen, [{ waf: 'strict', region: 'eu-1', platform: ['acme-edge', 'namespaces'] }])
})

test('are checked like those that are built in', async () => {
  const wrong = appsYaml('region: Europe, platform: [acme-edg]', 'class: acme, waf: strikt')
  assert.equal(errorsOf((await compileText(wrong, 'gcp', { plugins: [acme()] })).diagnostics), [
    '2:32 "Europe" is not a valid value for "region". As `eu-1`.',
    '2:51 "acme-edg" is not a valid value for "platform[0]". Did you mean "acme-edge"? Valid values: namespaces, traefik, acme-edge.',
    '7:61 "strikt" is not a valid value for "waf". Did you mean "strict"? Valid values: off, strict.',
  ])
  const misspelled = appsYaml('regoin: eu-1', 'class: acme, wav: off')
  assert.equal(errorsOf((await compileText(misspelled, 'gcp', { plugins: [acme()] })).diagnostics), [
    '2:24 Unknown key "regoin" in "gcp". Did you mean "region"?',
    '7:56 Unknown key "wav" in "ingress". Did you mean "waf"?',
  ])
})

test('have no effect on routes of other classes', async () => {
  const text = appsYaml('region: eu-1', 'class: traefik, waf: strict')
  const { diagnostics } = await compileText(text, 'gcp', { plugins: [acme()] })
  const { message, hint } = diagnostics.find(({ code }) => code === 'config/unused-key')!
  assert.equal([message, hint], ['"waf" has no effect on a route of class "traefik".', 'It works with "acme".'])
})

test('are in the JSON Schema for editors', async () => {
  const { $defs = {} } = await appsJsonSchema(['gcp'], [acme()])
  assert.ok($defs.Ingress!.properties!.waf)
  assert.ok($defs.Environment!.properties!.region)
  assert.match(JSON.stringify($defs.Environment!.properties!.platform), '"enum":["namespaces","traefik","acme-edge"]')
})

test('and so are its options, also in blocks of environments', async () => {
  const accepts = new Ajv({ strict: false }).compile(await appsJsonSchema(['gcp'], [acme()]))
  const withOptions = (options: object) => accepts({ plugins: { 'acme-edge': options } })
  assert.ok(withOptions({ account: '4711', gcp: { account: null } }))
  assert.not.ok(withOptions({ gcp: { account: '4711' } }), 'account is required')
  assert.not.ok(withOptions({ account: '4711', local: {} }), 'there is no environment "local"')
  assert.not.ok(accepts({ plugins: { keda: { http_api: 'grpc' } } }), 'options of bundled plugins')
  assert.ok(
    accepts({ plugins: { keda: { http_api: '${API}', gcp: { namespace: 'keda-system' } }, 'other-one': { a: 1 } } }),
  )
})

function appsYaml(environment: string, ingress: string): string {
  return `
environments: { gcp: { ${environment} }, local: {} }
apps:
  - name: web
    image: "nginx:1.29"
    container: { ports: [{ container_port: 80 }] }
    ingress: { hosts: [shop.example.com], ${ingress} }
    scaling: { type: none }
`
}

/** Each mistake once: what is outside of entries is checked before and after variables are replaced. */
function errorsOf(diagnostics: Compilation['diagnostics']): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return [...new Set(errors.map(({ at, message, hint }) => `${at?.line}:${at?.column} ${message} ${hint}`))]
}

test.run()
