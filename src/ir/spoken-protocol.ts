import { writtenOriginsOf } from './provenance.ts'
import type { Port } from './workload.ts'

/** The protocol of a port that carries no HTTP, by its name or, if its name says nothing, by its number. */
export function protocolWithoutHttp(port: Port): string | undefined {
  const { containerPort, protocol, appProtocol } = port
  if (protocol !== 'TCP') return protocol
  // A default name has no meaning.
  const name = writtenOriginsOf(port, 'name').length > 0 ? port.name : ''
  const word = (appProtocol ?? name).toLowerCase()
  if (/http|web|api|rest|ws|grpc|h2/.test(word)) return undefined
  const named = KNOWN.find(([words]) => words.test(word))
  if (named) return named[1]
  return /^(?:port|tcp)?-?\d*$/.test(word) ? KNOWN.find(([, , ports]) => ports.includes(containerPort))?.[1] : undefined
}

const KNOWN: readonly (readonly [words: RegExp, protocol: string, ports: readonly number[]])[] = [
  [/^mqtts?$/, 'MQTT', [1883, 8883]],
  [/^(?:postgres(?:ql)?|pg)$/, 'PostgreSQL', [5432]],
  [/^(?:mysql|mariadb)$/, 'MySQL', [3306]],
  [/^(?:redis|valkey|sentinel)$/, 'Redis', [6379, 26379]],
  [/^amqps?$/, 'AMQP', [5671, 5672]],
  [/^(?:smtps?|submission)$/, 'SMTP', [25, 465, 587]],
  [/^mongo(?:db)?$/, 'MongoDB', [27017]],
  [/^kafka$/, 'Kafka', [9092]],
  [/^ssh$/, 'SSH', [22]],
  [/^ldaps?$/, 'LDAP', [389, 636]],
  [/^nats$/, 'NATS', [4222]],
  [/^memcached?$/, 'Memcached', [11211]],
]
