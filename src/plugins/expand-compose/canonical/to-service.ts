import type { Diagnostic } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import { build } from './build.ts'
import { CONTAINER_SPEC } from './container-spec.ts'
import { type Convert, written } from './converting.ts'
import { dependencies, type WrittenDependencies } from './dependencies.ts'
import { deploy } from './deploy.ts'
import { develop } from './develop.ts'
import { healthcheck } from './healthcheck.ts'
import { hook, preStartHooks } from './hooks.ts'
import { listOf, texts } from './lists.ts'
import { exposedPorts, ports } from './ports.ts'
import { asWritten, boolean, integer, text } from './scalars.ts'
import { type Fields, shape } from './shape.ts'

/** What one file says about a service, in long forms. Several are merged before `completeService` makes a service. */
export type WrittenService = Omit<Service, 'depends_on'> & { readonly depends_on?: WrittenDependencies }

/**
 * The service `name` of a section `services` with every short form written long. `folder` is the folder of the file in
 * which it was written, relative to that of apps.yaml. What cannot be read is reported and left out.
 */
export function toService(
  services: object,
  name: string,
  folder: string,
  report: (diagnostic: Diagnostic) => void,
): WrittenService | undefined {
  return service(services, name, { folder, report })
}

const FIELDS: Fields<WrittenService> = {
  ...CONTAINER_SPEC,
  build,
  depends_on: dependencies,
  healthcheck,
  ports,
  expose: exposedPorts,
  stdin_open: boolean,
  tty: boolean,
  deploy,
  develop,
  profiles: texts,
  // YAML 1.1 reads the word "no" as false.
  restart: (parent, key, converting) => (written(parent, key) === false ? 'no' : text(parent, key, converting)),
  scale: integer,
  attach: boolean,
  container_name: text,
  provider: shape<NonNullable<Service['provider']>>({ type: text, options: asWritten }),
  links: texts,
  external_links: texts,
  pre_start: preStartHooks,
  post_start: listOf(hook),
  pre_stop: listOf(hook),
}

const service: Convert<WrittenService> = shape<WrittenService>(FIELDS)
