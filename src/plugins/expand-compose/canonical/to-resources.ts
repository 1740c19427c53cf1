import { type Diagnostic, isMap, withProvenanceOf } from 'k3s-platform/plugin'
import type { Config, Network, Secret, Volume } from '../model/resources.ts'
import { type Convert, written } from './converting.ts'
import { withFieldOf } from './derived.ts'
import { malformedExternal } from './messages.ts'
import { path } from './paths.ts'
import { placeOf } from './place-of.ts'
import { asWritten, boolean, nothing, text } from './scalars.ts'
import { mapOf, shape } from './shape.ts'
import { textMap } from './text-maps.ts'

/** What the sections at the top of a compose file hold, by the name of the section. */
export interface Resources {
  readonly networks: Network
  readonly volumes: Volume
  readonly configs: Config
  readonly secrets: Secret
}

/** One of these sections of one file in long forms. What cannot be read is reported and left out. */
export function toResources<Section extends keyof Resources>(
  file: object,
  section: Section,
  folder: string,
  report: (diagnostic: Diagnostic) => void,
): Readonly<Record<string, Resources[Section]>> | undefined {
  return SECTIONS[section](file, section, { folder, report })
}

const external: Convert<boolean> = (parent, key, converting) =>
  isMap(written(parent, key)) ? true : boolean(parent, key, converting)

const SECTIONS: { readonly [Section in keyof Resources]: Convert<Readonly<Record<string, Resources[Section]>>> } = {
  networks: mapOf(
    named(
      shape<Network>({
        name: text,
        driver: text,
        driver_opts: textMap,
        ipam: asWritten,
        external,
        internal: boolean,
        enable_ipv4: boolean,
        enable_ipv6: boolean,
        attachable: boolean,
        labels: textMap,
      }),
    ),
  ),
  volumes: mapOf(
    named(shape<Volume>({ name: text, driver: text, driver_opts: driverOptions, external, labels: textMap })),
  ),
  configs: mapOf(
    named(
      shape<Config>({
        name: text,
        content: text,
        environment: text,
        file: path,
        external,
        labels: textMap,
        template_driver: text,
      }),
    ),
  ),
  secrets: mapOf(
    named(
      shape<Secret>({
        name: text,
        environment: text,
        file: path,
        external,
        labels: textMap,
        driver: text,
        driver_opts: textMap,
        template_driver: text,
      }),
    ),
  ),
}

/** The older form `external: { name: … }` names what exists, as the field `name` does now. */
function named<Resource extends { readonly name?: string }>(long: Convert<Resource>): Convert<Resource> {
  return (parent, key, converting) => {
    const resource = long(parent, key, converting)
    const reference = resource && written(written(parent, key) as object, 'external')
    if (!resource || !isMap(reference) || !Object.hasOwn(reference, 'name')) return resource
    const name = text(reference, 'name', converting)
    if (resource.name === undefined || resource.name === name)
      return name === undefined ? resource : withFieldOf(reference, resource, 'name', name)
    converting.report(malformedExternal(String(key), placeOf(reference, 'name')))
    return resource
  }
}

/** Options of a local volume that is a folder of the host have a path. */
function driverOptions(...[parent, key, converting]: Parameters<Convert<object>>) {
  const options = textMap(parent, key, converting)
  if (!options) return nothing(parent, key, 'a map', converting)
  if (written(parent, 'driver') !== 'local' || options.o !== 'bind' || options.device === undefined) return options
  return withProvenanceOf(options, { ...options, device: path(options, 'device', converting) as string })
}
