import {
  type App,
  because,
  type Environment,
  hasDigest,
  keyOriginOf,
  lowered,
  originsOf,
  tagOf,
  type Workload,
} from 'k3s-platform/plugin'
import { approximatedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'
import { imageWithoutRegistry } from './stack-messages.ts'

/** The image of a service: one that exists, or one that is built and pushed to the registry of the environment. */
export interface Image {
  /** `image`, or the tag under `build`, with the keys of an app. */
  readonly node: Pick<App, 'build' | 'image'>
  readonly isBuilt: boolean
  /** What it is called between registry and tag, when it is built. */
  readonly name: string
}

/** Whose image a service runs. */
export function toImage({ name, service, stack, report }: Subject): Image {
  const { image, build } = service
  const own = `${stack.name}-${stack.hosts.get(name) ?? name}`
  if (!build) return { node: lowered<Image['node']>(service, { image }), isBuilt: false, name: own }
  if (image === undefined) return { node: lowered(service, {}), isBuilt: true, name: own }
  if (hasHost(image) || hasDigest(image))
    return { node: lowered<Image['node']>(service, { image }), isBuilt: true, name: own }
  const at = originsOf(service, 'image')
  report(approximatedKey('image', "is what is built here, so the environment's registry stands in front of it", at[0]))
  const tag = tagOf(image)
  return {
    node: lowered<Image['node']>(service, {
      build: because(
        tag === undefined ? undefined : lowered<Required<App>['build']>(service, { tag: because(tag, at) }),
        at,
      ),
    }),
    isBuilt: true,
    name: tag === undefined ? image : image.slice(0, -tag.length - 1),
  }
}

/** Reports an image that is built, and that nodes of a cluster elsewhere cannot pull, because no registry has it. */
export function reportUnpushed({ container }: Workload, { name, service, stack, report }: Subject): void {
  if (!service.build || hasHost(container.image) || isLocal(stack.environment)) return
  report(imageWithoutRegistry(name, container.image, keyOriginOf(service, 'build')))
}

/** Whether the cluster is on the machine that builds images, which are imported into it. */
function isLocal({ domain = 'localhost' }: Environment): boolean {
  return /(^|\.)(localhost|local|test|internal)$|\.(nip|sslip)\.io$|^127\./.test(domain)
}

/** Whether the reference says which registry has the image. */
function hasHost(image: string): boolean {
  const [first = '', ...rest] = image.split('/')
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
}
