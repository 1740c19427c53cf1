import type fc from 'fast-check'
import { app, rawApp } from './app.ts'
import type { Node } from './node.ts'
import { print } from './print.ts'

/** The head of a file with one environment that has nothing but its name. */
export const HEAD = 'version: "2"\nenvironments:\n  local: {}\ndefaults:\n  ingress: traefik\n'

/** The same with one random app that a HorizontalPodAutoscaler scales, or nothing. */
export const fileWithApp: fc.Arbitrary<string> = rawApp.map(raw => {
  // Import reads Deployments with one container, and reports what it does not read.
  const deployed = { ...raw, runs: {}, blocks: {} }
  const {
    depends_on: _,
    enabled: __,
    init_containers: ___,
    sidecars: ____,
    patches: _____,
    service: ______,
    ...node
  } = app(deployed, 0, NOTHING_SHARED) as Record<string, Node>
  const scaling = node.scaling?.type === 'hpa' ? node.scaling : { type: 'none' }
  return `${HEAD}${print({ apps: [{ ...node, scaling }] })}`
})

const NOTHING_SHARED = { hasCertificates: false, hasDomains: false }
