import fc from 'fast-check'
import { map, type Node, oneOf } from './node.ts'

const count = fc.integer({ min: 1, max: 9 })

const job = map({
  restart_policy: oneOf('Never', 'OnFailure'),
  backoff_limit: fc.nat(9),
  completions: count,
  parallelism: count,
  active_deadline: fc.integer({ min: 1, max: 3600 }),
})

const cronJob = map(
  {
    schedule: oneOf('0 3 * * *', '*/5 * * * 1-5', '@daily'),
    time_zone: oneOf('Europe/Berlin', 'UTC'),
    concurrency_policy: oneOf('Allow', 'Forbid', 'Replace'),
    starting_deadline: fc.integer({ min: 10, max: 600 }),
    successful_jobs_history_limit: fc.nat(9),
    failed_jobs_history_limit: fc.nat(9),
  },
  ['schedule'],
)

/** The keys of one kind of controller. */
export const whatRuns: fc.Arbitrary<Node> = fc.oneof(
  { weight: 6, arbitrary: map({ workload: oneOf('deployment') }) },
  { weight: 1, arbitrary: map({ workload: oneOf('stateful_set', 'daemon_set') }, ['workload']) },
  { weight: 1, arbitrary: map({ workload: oneOf('job'), job }, ['workload']) },
  { weight: 1, arbitrary: map({ workload: oneOf('cron_job'), job, cron_job: cronJob }, ['workload', 'cron_job']) },
)

/** The body of an entry without what its kind of controller does not know. */
export function suitedTo(workload: unknown, body: Node): Node {
  if (workload === undefined || workload === 'deployment') return body
  const { scaling: _, replicas: __, strategy: ___, progress_deadline: ____, ...rest } = body
  if (workload !== 'job' && workload !== 'cron_job') return rest
  const { ingress, ingress_annotations, pod_disruption_budget, min_ready_seconds, revision_history_limit, ...kept } =
    rest
  return kept
}
