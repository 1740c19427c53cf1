import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  conflictingFields,
  invalidName,
  invalidValue,
  missingField,
  type Pointer,
  type Resource,
  violationOfDns1123Label,
  violationOfDns1123Subdomain,
  violationOfHost,
  violationOfIngressPath,
} from 'k3s-platform/plugin'
import type { HTTPIngressPath, IngressBackend, IngressSpec } from 'kubernetes-types/networking/v1.js'
import { portMistakes } from './ports.ts'
import { referenceMistakes } from './references.ts'

/** Ingresses: hosts, paths, where they lead, and with which certificate. */
export function* ingresses(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: IngressSpec }
  if (!spec) return yield missingField({ resource, pointer: '' }, 'spec')
  const { rules = [], tls = [], defaultBackend, ingressClassName } = spec
  if (rules.length === 0 && !defaultBackend) yield missingField({ resource, pointer: '/spec' }, 'rules')
  if (defaultBackend) yield* backendMistakes(resource, defaultBackend, '/spec/defaultBackend')
  for (const [index, { host, http }] of rules.entries()) {
    const pointer = `/spec/rules/${index}`
    if (host) yield* hostMistakes(resource, host, `${pointer}/host`)
    if (http && !http.paths?.length) yield missingField({ resource, pointer: `${pointer}/http` }, 'paths')
    for (const [position, path] of (http?.paths ?? []).entries())
      yield* pathMistakes(resource, path, `${pointer}/http/paths/${position}`)
  }
  for (const [index, { hosts = [], secretName }] of tls.entries()) {
    for (const [position, host] of hosts.entries())
      yield* hostMistakes(resource, host, `/spec/tls/${index}/hosts/${position}`)
    const violation = secretName ? violationOfDns1123Subdomain(secretName) : undefined
    if (violation) yield invalidName({ resource, pointer: `/spec/tls/${index}/secretName` }, secretName!, violation)
  }
  yield* classMistakes(resource, ingressClassName)
}

function* hostMistakes(resource: Resource, host: string, pointer: Pointer): Iterable<Mistake> {
  const violation = violationOfHost(host)
  if (violation)
    yield invalidValue({ resource, pointer }, host, violation, 'Write a DNS name, such as api.example.com.')
}

function* pathMistakes(resource: Resource, path: HTTPIngressPath, pointer: Pointer): Iterable<Mistake> {
  const text = path.path ?? ''
  const isLoose = path.pathType === 'ImplementationSpecific'
  // Such a path belongs to the controller: it only has to be absolute, if it is there at all.
  const violation = isLoose
    ? text === '' || text.startsWith('/')
      ? undefined
      : 'must start with "/"'
    : violationOfIngressPath(text)
  if (violation)
    yield invalidValue(
      { resource, pointer: `${pointer}/path` },
      text,
      violation,
      'Write an absolute path, such as /api.',
    )
  if (path.backend) yield* backendMistakes(resource, path.backend, `${pointer}/backend`)
}

function* backendMistakes(resource: Resource, backend: IngressBackend, pointer: Pointer): Iterable<Mistake> {
  const { service, resource: other } = backend
  const field = { resource, pointer }
  if (service && other)
    yield conflictingFields({ resource, pointer: `${pointer}/resource` }, { resource, pointer: `${pointer}/service` })
  if (!service) {
    if (other) yield* resourceMistakes({ resource, pointer: `${pointer}/resource` }, other)
    else yield missingField(field, 'service', 'traffic needs a Service')
    return
  }
  const at = `${pointer}/service`
  const violation = service.name ? violationOfDns1123Label(service.name) : undefined
  if (!service.name) yield missingField({ resource, pointer: at }, 'name')
  else if (violation) yield invalidName({ resource, pointer: `${at}/name` }, service.name, violation)
  const { name, number } = service.port ?? {}
  if (name && number)
    yield conflictingFields({ resource, pointer: `${at}/port/number` }, { resource, pointer: `${at}/port/name` })
  else if (name) yield* portMistakes({ resource, pointer: `${at}/port/name` }, name)
  else if (number) yield* portMistakes({ resource, pointer: `${at}/port/number` }, number)
  else yield missingField({ resource, pointer: at }, 'port', 'traffic needs the name or the number of a port')
}

function* resourceMistakes(field: Field, other: NonNullable<IngressBackend['resource']>): Iterable<Mistake> {
  const { apiGroup } = other
  const violation = apiGroup === undefined ? undefined : violationOfDns1123Subdomain(apiGroup)
  if (violation) yield invalidName({ ...field, pointer: `${field.pointer}/apiGroup` }, apiGroup!, violation)
  yield* referenceMistakes(field, { kind: other.kind, name: other.name })
}

function* classMistakes(resource: Resource, name: string | undefined): Iterable<Mistake> {
  const field = { resource, pointer: '/spec/ingressClassName' }
  const violation = name === undefined ? undefined : violationOfDns1123Subdomain(name)
  if (violation) yield invalidName(field, name!, violation)
  const annotation = resource.object.metadata.annotations?.['kubernetes.io/ingress.class']
  if (annotation !== undefined && name !== undefined && annotation !== name)
    yield conflictingFields({ resource, pointer: '/metadata/annotations/kubernetes.io~1ingress.class' }, field)
}
