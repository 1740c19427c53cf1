import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A value of a chart looks like a secret. Values are copied into the Application and so into the Git repository, where
 * everyone with access can read them. Keep it in a Secret; most charts accept its name as `existingSecret`.
 */
export function secretInValues(name: string, at: Place): Diagnostic {
  return warning(
    'chart/secret-in-values',
    `The value "${name}" looks like a secret and would be copied into the generated tree.`,
    at,
    'Store it in a Secret, and pass its name to the chart ("existingSecret" in most charts).',
  )
}

/**
 * A chart value is `.inf` or `.nan`, a number that only YAML has. Values are sent as JSON, which cannot represent it,
 * so API servers reject them. If the chart expects a string, quote it.
 */
export function unwritableNumber(name: string, value: number, at: Place): Diagnostic {
  return error(
    'chart/unwritable-number',
    `The value "${name}" is ${value}, which JSON cannot represent.`,
    at,
    'Use a finite number, or a quoted string.',
  )
}

/**
 * A values file of a chart cannot be read: it does not exist, is a folder, or lies outside of the project. Paths are
 * relative to the folder of apps.yaml.
 */
export function unreadableValues(path: string, problem: string, at: Place): Diagnostic {
  return error(
    'chart/unreadable-values',
    `The values file "${path}" is ${problem}.`,
    at,
    'Set its path relative to the folder of apps.yaml, or remove "values".',
  )
}

/** A values file of a chart is a list or a scalar, but Helm requires a mapping. Write `key: value` lines. */
export function valuesNotAMap(path: string, at: Place): Diagnostic {
  return error(
    'chart/values-not-a-map',
    `The values file "${path}" must be a mapping.`,
    at,
    'Write lines such as "replicaCount: 2".',
  )
}
