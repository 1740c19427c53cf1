import { type ObjectData as Data, listOf, type Opening, opening } from '../../ir/exposure.ts'
import { peerWords } from './peer-words.ts'

/** One for each peer and port. A peer at one port was admitted before if all peers were, or if it was at every port. */
export function policyOpenings({ spec = {} }: Data): readonly Opening[] {
  const rules = (direction: 'egress' | 'ingress', peers: 'from' | 'to', admits: string) =>
    listOf(spec[direction]).flatMap((rule, index) =>
      orAll(rule?.[peers]).flatMap(peer =>
        orAll(rule?.ports).map(port => {
          const [who, where] = [peerText(peer), JSON.stringify(port)]
          const ids = [ALL, ...(peer.ipBlock ? [] : [EVERY_POD]), who].flatMap(one =>
            [ALL, where].map(other => `${direction} ${one} ${other}`),
          )
          return {
            id: `${direction} ${who} ${where}`,
            within: ids,
            path: `spec.${direction}[${index}]`,
            because: `it lets ${admits} ${peerWords(peer)}${where === ALL ? '' : ` at port ${port.port ?? 'any'}`}`,
          }
        }),
      ),
    )
  return [...rules('ingress', 'from', 'in'), ...rules('egress', 'to', 'out to')]
}

/** Whom a NetworkPolicy holds for, in which directions, and what it leaves out. */
export function policyBarriers(object: Data): readonly Opening[] {
  const { spec = {} } = object
  return [
    ...exceptions(object),
    opening(
      `selector ${JSON.stringify(spec.podSelector)}`,
      'spec.podSelector',
      'the policy no longer holds for the pods that it held for',
    ),
    ...listOf(spec.policyTypes).map(type =>
      opening(`type ${type}`, 'spec.policyTypes', `the policy no longer restricts ${type}`),
    ),
  ]
}

/** What a rule does not name, it admits all of. */
function orAll(list: unknown): readonly Data[] {
  return listOf(list).length > 0 ? listOf(list) : ['all']
}

const ALL = '"all"'

/** The peer that means every pod of the cluster. */
const EVERY_POD = '{"namespaceSelector":{}}'

/** What is taken out of a range of addresses does not widen it. */
function peerText(peer: Data): string {
  const { except: _, ...range } = peer.ipBlock ?? {}
  return JSON.stringify(peer.ipBlock ? { ipBlock: range } : peer)
}

function exceptions({ spec = {} }: Data): readonly Opening[] {
  return ['ingress', 'egress'].flatMap(direction =>
    listOf(spec[direction]).flatMap((rule, index) =>
      [...listOf(rule?.from), ...listOf(rule?.to)].flatMap(({ ipBlock }) =>
        listOf(ipBlock?.except).map(range =>
          opening(
            `except ${direction} ${ipBlock.cidr} ${range}`,
            `spec.${direction}[${index}]`,
            `${range} is no longer left out of ${ipBlock.cidr}`,
          ),
        ),
      ),
    ),
  )
}
