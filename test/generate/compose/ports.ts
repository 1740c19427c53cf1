import { map, oneOf } from '../node.ts'

/** A port in a word or a number. */
export const shortPort = oneOf<unknown[]>(
  '80',
  8081,
  '8080:80',
  '127.0.0.1:8001:8001',
  '6060:6060/udp',
  '3000-3002',
  '9090-9091:7080-7081',
  '[::1]:6001:6001',
  '12400-12500:1240',
  '127.0.0.1::5010',
  '${UNSET:-8082}:82',
)

/** A port in keys. */
export const longPort = map(
  {
    name: oneOf('http', 'Web UI'),
    target: oneOf<unknown[]>(80, '443', 8443),
    published: oneOf<unknown[]>('8080', 8443, '8000-8010'),
    host_ip: oneOf('127.0.0.1', '0.0.0.0'),
    protocol: oneOf('tcp', 'udp'),
    app_protocol: oneOf('http', 'http2'),
    mode: oneOf('host', 'ingress'),
  },
  ['target'],
)
