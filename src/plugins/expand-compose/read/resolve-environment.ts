import { markOf, withProvenance, withProvenanceOf } from 'k3s-platform/plugin'
import { completeService } from '../canonical/complete-service.ts'
import { setField } from '../canonical/set-field.ts'
import type { Environment } from './environment.ts'
import type { Model } from './model.ts'
import { withItems, withValues } from './nodes.ts'

/** The model with values that it takes from outside, and with what Compose takes for granted. */
export function withEnvironment(model: Model, environment: Environment, folder: string): Model {
  const services = withValues(model.services, name => {
    const service = model.services[name]!
    const { environment: variables, build, pre_start: hooks } = service
    const taken = withProvenanceOf(service, {
      ...service,
      ...(variables && { environment: withOutside(variables, environment) }),
      ...(hooks && {
        pre_start: withItems(hooks, index => {
          const hook = hooks[index]!
          if (!hook.environment) return hook
          return withProvenanceOf(hook, { ...hook, environment: withOutside(hook.environment, environment) })
        }) as typeof hooks,
      }),
      ...(build?.args && { build: withProvenanceOf(build, { ...build, args: withOutside(build.args, environment) }) }),
    })
    return completeService(taken, folder)
  })
  const configs = withValues(model.configs, name => {
    const config = model.configs[name]!
    const value = config.environment === undefined ? undefined : environment.reference(config.environment)
    if (value === undefined) return config
    return withProvenance(
      { ...config, content: value },
      { at: key => markOf(config, key === 'content' ? 'environment' : key) },
    )
  })
  const made = { ...model, services: services as Model['services'], configs: configs as Model['configs'] }
  return withProvenanceOf(model, made)
}

/** Variables without a value have that which is set outside, if it is set. */
function withOutside<Variables extends Readonly<Record<string, string | null>>>(
  variables: Variables,
  environment: Environment,
): Variables {
  const taken = Object.keys(variables).filter(
    name => variables[name] === null && environment.lookup(name) !== undefined,
  )
  if (taken.length === 0) return variables
  const made = { ...variables }
  for (const name of taken) setField(made, name, environment.reference(name))
  return withProvenanceOf(variables, made)
}
