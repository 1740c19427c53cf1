import { BASES } from '../plugins/check/verdicts/bases.ts'

/** Objects that a server takes and the check stage refuses, besides those of the check stage's own cases. */
export const STRICTER_CASES: readonly object[] = [
  changed('ScaledObject', { triggers: [{ type: 'cron', metadata: { start: '0 8 * * *', timezone: 'UTC' } }] }),
  changed('ScaledObject', { triggers: [{ type: 'cron', metadata: cronWithWords() }] }),
  { ...BASES.Service, metadata: { name: 'web' } },
  changed('NetworkPolicy', { ingress: [null] }),
  changed('Service', { ports: [{ name: 'http', port: 80, protocol: '' }] }),
  changed('Middleware', { rateLimit: undefined, replacePath: { path: '' } }),
  changed('Certificate', { dnsNames: ['/.'] }),
  changed('Certificate', { dnsNames: undefined }),
  withPodSecurity({ seccompProfile: { type: 'Localhost', localhostProfile: '' } }),
  withLimit('1e+21'),
  withLimit('Mi'),
  withLimit('.'),
  withLimit(' 1'),
  withRequest(null),
  changed('HTTPScaledObject', { replicas: { min: 3, max: 2 } }),
  changed('HTTPScaledObject', { timeouts: { responseHeader: '1 minute' } }),
]

function changed(kind: string, fields: object): object {
  const base = BASES[kind] as { spec: object }
  return { ...base, spec: { ...base.spec, ...fields } }
}

function cronWithWords(): object {
  return { start: 'every morning', end: '0 18 * * *', timezone: 'UTC', desiredReplicas: '1' }
}

function withLimit(memory: string): object {
  return withResources({ limits: { memory } })
}

function withRequest(memory: null): object {
  return withResources({ requests: { memory } })
}

function withResources(resources: object): object {
  const deployment = structuredClone(BASES.Deployment) as {
    spec: { template: { spec: { containers: { resources: object }[] } } }
  }
  deployment.spec.template.spec.containers[0]!.resources = resources
  return deployment
}

function withPodSecurity(securityContext: object): object {
  const deployment = structuredClone(BASES.Deployment) as { spec: { template: { spec: object } } }
  Object.assign(deployment.spec.template.spec, { securityContext })
  return deployment
}
