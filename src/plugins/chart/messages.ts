import { type Diagnostic, error, type Origin, warning } from 'k3s-platform/plugin'

type Place = Origin | undefined

/**
 * A value of a chart looks like a secret. Values are copied into the Application, and with it into the repository that
 * Argo CD reads, for everybody to see. Keep it in a Secret; most charts take the name of one as `existingSecret`.
 */
export function secretInValues(name: string, at: Place): Diagnostic {
  return warning(
    'chart/secret-in-values',
    `The value "${name}" looks like a secret, and is copied into the generated tree.`,
    at,
    'Keep it in a Secret, and give the chart its name ("existingSecret" in most charts).',
  )
}

/**
 * A value of a chart is `.inf` or `.nan`, a number that only YAML has. Values travel as JSON, which has no word for it,
 * so no API server takes them. Write a text in quotes, if the chart wants the word.
 */
export function unwritableNumber(name: string, value: number, at: Place): Diagnostic {
  return error(
    'chart/unwritable-number',
    `The value "${name}" is ${value}, which JSON cannot hold.`,
    at,
    'Write a number with an end, or put the word in quotes.',
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
    'Write its path relative to the folder of apps.yaml, or remove "values".',
  )
}

/** A values file of a chart is a list or a single value, where Helm reads a map. Write `key: value` lines. */
export function valuesNotAMap(path: string, at: Place): Diagnostic {
  return error(
    'chart/values-not-a-map',
    `The values file "${path}" is no map of keys and values.`,
    at,
    'Write lines such as "replicaCount: 2".',
  )
}
