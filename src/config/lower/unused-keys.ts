import { keyOriginOf } from '../../ir/provenance.ts'
import type { App } from '../../schema/app.ts'
import type { Environment } from '../../schema/environments.ts'
import type { Entry } from '../config.ts'
import type { Lowering } from './lowering.ts'
import { unusedKey } from './messages.ts'

type Report = Lowering['report']

/**
 * How an image would be built, of an app whose image exists. When an environment's block brings the image, the keys of
 * the entry are for the other environments, and only those of the block are reported.
 */
export function reportUnusedBuild({ node, block }: Entry, report: Report): void {
  const { image, path, build } = node as Partial<App>
  if (image === undefined) return
  const told = (block?.image === undefined ? { path, build } : block) as Partial<App>
  const where = 'an app with an "image"'
  if (told.path !== undefined)
    report(unusedKey('path', where, 'Remove it, or remove "image" to build the app.', keyOriginOf(node, 'path')))
  for (const key of Object.keys(told.build ?? {}))
    report(
      unusedKey(
        `build.${key}`,
        where,
        key === 'tag'
          ? 'Write the tag in "image", or give another "image" in the block.'
          : 'Remove it, or remove "image".',
        keyOriginOf(build, key),
      ),
    )
}

/** The name of a stack or of functions in an environment's block: their objects are called after the entry. */
export function reportUnusedName({ section, name, node }: Entry, report: Report): void {
  if (node.name !== name)
    report(
      unusedKey(
        'name',
        `a block of "${section}"`,
        'Remove it. The entry has one name everywhere.',
        keyOriginOf(node, 'name'),
      ),
    )
}

/** A Secret for certificates of an environment whose certificates an issuer makes. */
export function reportUnusedCertificate(environment: Environment | null | undefined, report: Report): void {
  if (!environment?.tls_issuer || environment.tls_issuer === 'none' || environment.tls_secret === undefined) return
  const hint = 'Remove it, or remove "tls_issuer". Certificates of an issuer are kept in a Secret for each host.'
  report(unusedKey('tls_secret', 'an environment with a "tls_issuer"', hint, keyOriginOf(environment, 'tls_secret')))
}
