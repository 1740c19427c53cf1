import type fc from 'fast-check'
import { different, mostly, oneOf } from '../node.ts'
import { longPort, shortPort } from './ports.ts'
import { some } from './some.ts'
import * as texts from './texts.ts'
import { count, duration } from './texts.ts'

/** What a service is told besides. */
export const WORKLOAD: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  'service.restart': oneOf('always', 'no', 'on-failure', 'on-failure:3', 'unless-stopped', '${UNSET:-always}'),
  'service.scale': count(0, 5),
  'service.container_name': oneOf('the-container', 'Container_1.x'),
  'service.provider.options': oneOf({ type: 'mysql', replicas: 2, is_public: false, tags: ['a', 1, true] }),
  'service.extends': oneOf<unknown[]>(
    { service: 'base', file: 'base.yaml' },
    { service: 'base', file: './base.yaml' },
    'db',
    { service: 'db' },
  ),
  'service.links': some('db', 'cache:redis', 'api:backend'),
  'service.external_links': some('redis', 'database:mysql'),
  'service_hook.command': mostly<unknown>(texts.commandWords, oneOf(null)),
  'service_hook.user': oneOf('root', '1000'),
  'service_hook.environment': texts.variables,
  'workload_spec.build.context': oneOf('.', 'app', './app', 'https://github.com/example/app.git#main'),
  'workload_spec.build.dockerfile': oneOf('Dockerfile', 'docker/Dev.Dockerfile'),
  'workload_spec.build.dockerfile_inline': oneOf('FROM alpine\nRUN true\n'),
  'workload_spec.build.args': texts.variables,
  'workload_spec.build.ssh': oneOf<unknown[]>(['default'], { default: null }, ['key=~/.ssh/id']),
  'workload_spec.build.labels': texts.labels,
  'workload_spec.build.additional_contexts': oneOf<unknown[]>({ base: 'docker-image://alpine' }, ['more=./app']),
  'workload_spec.build.extra_hosts': texts.extraHosts,
  'workload_spec.build.shm_size': oneOf<unknown[]>('64m', 67_108_864),
  'workload_spec.build.platforms': some('linux/amd64', 'linux/arm64/v8', 'linux'),
  'workload_spec.ports[]': mostly<unknown>(shortPort, longPort),
  'workload_spec.expose': different(oneOf<unknown[]>(3000, '8000', '53/udp', '9000-9002', '7000'), String, 1),
  'healthcheck.interval': duration,
  'healthcheck.timeout': duration,
  'healthcheck.start_period': duration,
  'healthcheck.start_interval': duration,
  'healthcheck.retries': count(1, 10),
  'healthcheck.test': oneOf<unknown[]>(
    'curl -f http://localhost || exit 1',
    ['CMD', 'curl', '-f', 'http://localhost'],
    ['CMD-SHELL', 'pg_isready -U "$$USER"'],
    ['NONE'],
    ['CMD', 'true'],
  ),
  'development.watch[].path': oneOf('./app', 'app/index.js'),
  'development.watch[].target': texts.containerPath,
  'development.watch[].ignore': oneOf<unknown[]>('node_modules/', ['node_modules/', '*.log']),
  'development.watch[].include': oneOf<unknown[]>('*.js', ['src/']),
}
