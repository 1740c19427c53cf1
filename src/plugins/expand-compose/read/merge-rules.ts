import { own } from 'k3s-platform/plugin'
import type { Steps } from './nodes.ts'

/** How a field of a later file changes the same field of an earlier one. Maps are merged, lists joined, unless… */
export interface MergeRule {
  /** …it takes the place of the earlier one as a whole. */
  readonly replaces?: true
  /** …only a value that is there does: an empty one changes nothing otherwise. */
  readonly emptyCounts?: true
  /** …the earlier one was vague, as "all" is, and the later one says it exactly. */
  readonly isVague?: (earlier: unknown) => boolean
  /** …the two name different drivers, whose options do not mix. */
  readonly byDriver?: true
  /** What two items of a list have in common that mean the same thing: the later one counts. */
  readonly identity?: (item: unknown) => string
  /** Rules for single fields of a map. */
  readonly fields?: Readonly<Record<string, MergeRule>>
  /** The rule for all other fields of a map. */
  readonly each?: MergeRule
}

/** Whether a list in a compose file, as it is written, has items with an identity. */
export function hasIdentity([section, name, ...steps]: Steps): boolean {
  if (section !== 'services' || name === undefined) return false
  let rule: MergeRule | undefined = SERVICE_RULE
  for (const step of steps) rule = own(rule?.fields, String(step)) ?? rule?.each
  return rule?.identity !== undefined || rule?.emptyCounts !== undefined
}

const text = (item: unknown): string => String(item)

const field =
  (...names: readonly string[]) =>
  (item: unknown): string => {
    const fields = item as Readonly<Record<string, unknown>>
    return String(names.map(name => fields[name]).find(value => value !== undefined))
  }

/** Where a config or a secret is mounted. */
const mounted =
  (folder: string) =>
  (item: unknown): string => {
    const { source, target } = item as { readonly source?: string; readonly target?: string }
    return target ?? `${folder}/${source}`
  }

function port(item: unknown): string {
  const { host_ip = '0.0.0.0', published = '', target, protocol = 'tcp' } = item as Readonly<Record<string, unknown>>
  return `${host_ip}:${published}:${target}/${protocol}`
}

/** `gpus: all`, which a list of single ones takes the place of. */
function isAllOfThem(requests: unknown): boolean {
  return JSON.stringify(requests) === '[{"count":"all"}]'
}

const TEXTS: MergeRule = { identity: text }
const PAIRS: MergeRule = { emptyCounts: true }

const CONTAINER: Readonly<Record<string, MergeRule>> = {
  annotations: PAIRS,
  cap_add: TEXTS,
  cap_drop: TEXTS,
  command: { replaces: true },
  configs: { identity: mounted('') },
  devices: { identity: field('target', 'source') },
  dns: TEXTS,
  dns_opt: TEXTS,
  dns_search: TEXTS,
  entrypoint: { replaces: true },
  env_file: { identity: field('path') },
  environment: PAIRS,
  labels: PAIRS,
  gpus: { isVague: isAllOfThem },
  logging: { byDriver: true },
  networks: { each: { fields: { aliases: TEXTS, link_local_ips: TEXTS } } },
  secrets: { identity: mounted('/run/secrets') },
  sysctls: PAIRS,
  tmpfs: TEXTS,
  volumes: { identity: field('target') },
}

/** What several files say about a service. */
export const SERVICE_RULE: MergeRule = {
  fields: {
    ...CONTAINER,
    build: {
      fields: { args: PAIRS, additional_contexts: PAIRS, labels: PAIRS, tags: TEXTS },
    },
    deploy: { fields: { labels: PAIRS } },
    expose: TEXTS,
    healthcheck: { fields: { test: { replaces: true } } },
    links: TEXTS,
    ports: { identity: port },
    profiles: TEXTS,
  },
}

/** What several files say about a network. */
export const NETWORK_RULE: MergeRule = {
  fields: { labels: PAIRS, ipam: { fields: { config: { identity: field('subnet') } } } },
}

/** What several files say about a volume, a config or a secret. */
export const RESOURCE_RULE: MergeRule = { fields: { labels: PAIRS } }
