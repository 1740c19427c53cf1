import {
  type Context,
  closestTo,
  composeSchema,
  type Diagnostic,
  imageViolation,
  keyOriginOf,
  originsOf,
  placeKey,
  type UnexpandedEntry,
} from 'k3s-platform/plugin'
import type { ComposeProject } from '../model/project.ts'
import type { Service } from '../model/service.ts'
import { checkResources } from './check-resources.ts'
import { checkService } from './check-service.ts'
import { checkServices } from './check-services.ts'
import { composeFiles } from './compose-files.ts'
import { withEnvFiles } from './env-files.ts'
import { Environment } from './environment.ts'
import { nameIgnored } from './file-messages.ts'
import { loadModel } from './load-model.ts'
import type { Model } from './model.ts'
import { folderOf, pathFrom } from './paths.ts'
import { noServices, unknownProfile } from './profile-messages.ts'
import { chosenServices, type Profiles, profilesOf } from './profiles.ts'
import type { Reading } from './reading.ts'
import { shapeOf } from './shape.ts'
import { invalidImage } from './variable-messages.ts'

/**
 * Reads the compose project of an entry of apps.yaml. All mistakes are reported, each where it was written; then there
 * is no project.
 */
export async function readProject(
  entry: UnexpandedEntry,
  context: Pick<Context, 'environment' | 'files' | 'report' | 'secretRule' | 'variables'>,
): Promise<ComposeProject | undefined> {
  const told = new Set<string>()
  const unset = new Map<string, readonly string[]>()
  let isSound = true
  const report = (diagnostic: Diagnostic): void => {
    const { code, message, at } = diagnostic
    const key = JSON.stringify([code, message, at?.file, at?.line, at?.column])
    if (told.has(key)) return
    told.add(key)
    isSound &&= diagnostic.severity !== 'error'
    const variables = at && diagnostic.severity === 'error' ? unset.get(placeKey(at)) : undefined
    context.report({ ...(variables ? withCause(diagnostic, variables) : diagnostic), entry: entry.unit })
  }
  const reading: Reading = { files: context.files, shape: shapeOf(await composeSchema()), unset, report }
  const folders = [folderOfEntry(entry)]
  const files = composeFiles(entry, environmentOf(entry, folders, context, reading), reading)
  if (!files) return undefined
  const main = files[0]!
  const folder = folderOf(main)
  const environment = environmentOf(entry, [...folders, folder], context, reading)
  const loaded = loadModel({ files, folder, environment, at: originsOf(entry.entry, 'compose_file')[0] }, reading)
  const { model } = loaded
  if (model.name !== undefined && model.name !== entry.name)
    report(nameIgnored(model.name, entry.name, keyOriginOf(model, 'name')))
  const profiles = profilesOf(entry, environment, context.environment)
  if (!loaded.isBroken) reportUnknownProfiles(profiles, model, report)
  const services = chosenServices(model.services as ComposeProject['services'], profiles, entry)
  const project = projectOf(main, model, services, environment)
  if (!loaded.isBroken) {
    if (isSound && Object.keys(services.services).length === 0)
      report(noServices(project, originsOf(entry.entry, 'path')[0]))
    for (const [name, service] of Object.entries(project.services))
      if (!loaded.broken.has(name)) {
        checkService(name, service, project, report)
        reportEmptyTag(service, unset, report)
      }
    checkResources(project, report)
    checkServices(project, loaded.broken, report)
  }
  return isSound && !loaded.isBroken ? project : undefined
}

function projectOf(
  file: string,
  model: Model,
  services: ReturnType<typeof chosenServices>,
  environment: Environment,
): ComposeProject {
  const { networks, volumes, configs, secrets, models, jobs, name } = model
  return {
    file,
    ...(name !== undefined && { name }),
    ...services,
    networks,
    volumes,
    configs,
    secrets,
    others: { ...(Object.keys(models).length > 0 && { models }), ...(Object.keys(jobs).length > 0 && { jobs }) },
    variables: environment.values(),
    variableSources: environment.sources(),
  }
}

/** What is set outside, then what `.env` says in the folder of the entry and in that of the compose file. */
function environmentOf(
  entry: UnexpandedEntry,
  folders: readonly string[],
  { variables, secretRule }: Pick<Context, 'secretRule' | 'variables'>,
  reading: Reading,
): Environment {
  // Those who write $PWD mean the folder of the compose file, wherever the build is started.
  const outside = Environment.of({ ...variables, PWD: '.' }, secretRule(entry.unit), {
    COMPOSE_PROJECT_NAME: entry.name,
  })
  return [...new Set(folders)].reduce((environment, folder) => {
    const path = pathFrom(folder, '.env')
    // If the compose file itself is outside, only that is reported, and not files next to it.
    if (reading.files.kind(folder) === 'outside of the project') return environment
    // A folder of that name is a Python environment.
    if (['missing', 'folder'].includes(reading.files.kind(path))) return environment
    return withEnvFiles(environment, [{ path, at: originsOf(entry.entry, 'path')[0] }], reading)
  }, outside)
}

function folderOfEntry({ entry }: UnexpandedEntry): string {
  return pathFrom('', String(entry.path))
}

/** Profiles that no service has: what they were to start is left out. */
function reportUnknownProfiles(profiles: Profiles, model: Model, report: Reading['report']): void {
  const services = Object.values(model.services) as readonly Service[]
  const known = [...new Set(services.flatMap(({ profiles: own = [] }) => own))]
  for (const { name, by, at } of profiles) {
    if (by === 'environment' || name === '*' || known.includes(name)) continue
    const meant = closestTo(name, known)
    // Several stacks may share their variables, so profiles of others are not a mistake.
    if (by === 'profiles' || meant) report(unknownProfile(name, { by, meant, known }, at))
  }
}

/** An image that is invalid without the variables that it refers to; all others are checked like those of apps. */
function reportEmptyTag(service: Service, unset: Reading['unset'], report: Reading['report']): void {
  const { image = '' } = service
  const [at] = originsOf(service, 'image')
  const violation = at && unset.has(placeKey(at)) ? imageViolation(image) : undefined
  if (violation) report(invalidImage(image, violation, at))
}

/** A mistake in a value in which variables are empty: usually it is invalid because of them. */
function withCause(diagnostic: Diagnostic, unset: readonly string[]): Diagnostic {
  const [name = ''] = unset
  const which = unset.length > 1 ? `The variables ${unset.join(', ')} are` : `The variable "${name}" is`
  return {
    ...diagnostic,
    hint: `${which} not set here. Set --var ${name}=value, or write a default: \${${name}:-value}.`,
  }
}
