import { type App, because, hasDigest, lowered, originsOf, tagOf } from 'k3s-platform/plugin'
import { approximatedKey } from './loss-messages.ts'
import type { Subject } from './stack.ts'

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

/** Whether the reference says which registry has the image. */
function hasHost(image: string): boolean {
  const [first = '', ...rest] = image.split('/')
  return rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
}
