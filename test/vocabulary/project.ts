import { stringify } from 'yaml'

/** A place of apps.yaml where the vocabulary of workloads may be written, and the controller that comes of it. */
export interface Place {
  readonly name: string
  readonly controller: string
  /** The project in which the place has these keys, and an environment block with others. */
  project(keys: object, block: object): object
}

/** Every place of the vocabulary. */
export const PLACES: readonly Place[] = [
  {
    name: 'an app',
    controller: 'api',
    project: (keys, gcp) => ({ apps: [{ name: 'api', image: 'registry.example.com/api:1', ...PORTS, ...keys, gcp }] }),
  },
  {
    name: 'functions',
    controller: 'functions-hello',
    project: (keys, gcp) => ({ serverless: [{ name: 'functions', path: 'functions', ...keys, gcp }] }),
  },
  {
    name: 'a service of a stack',
    controller: 'web',
    project: (web, block) => ({ compose: [{ ...STACK, services: { web }, gcp: { services: { web: block } } }] }),
  },
  {
    name: 'the defaults of a stack',
    controller: 'web',
    project: (defaults, block) => ({ compose: [{ ...STACK, defaults, gcp: { defaults: block } }] }),
  },
]

const PORTS = { container: { ports: [{ name: 'http', container_port: 8080 }] } }
const STACK = { name: 'stack', path: 'stack' }
const ROOT = { version: '2', defaults: { namespace: 'vocabulary' }, environments: { local: {}, gcp: {} } }

/** The text of apps.yaml with these keys in the place. */
export function textOf(place: Place, keys: object, block: object): string {
  return stringify({ ...ROOT, ...place.project(keys, block) }, { lineWidth: 0 })
}

/** The files next to apps.yaml. */
export const FILES: Readonly<Record<string, string>> = {
  'functions/functions.py':
    'from k3sfn import http_trigger\n\n\n@http_trigger(path="/hello")\ndef hello(request):\n    return "hello"\n',
  'stack/compose.yaml': 'services:\n  web: { image: "nginx:1.29.1", ports: ["80"] }\n',
}
