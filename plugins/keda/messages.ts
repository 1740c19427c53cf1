import type { Diagnostic, Origin } from 'k3s-platform/plugin'
import type { KedaSettings } from './settings.ts'

type Place = Origin | undefined

/**
 * Scaling of type `keda-http` needs KEDA and its HTTP add-on in the cluster; the message names where they are expected.
 * When the add-on is installed anew, restart HAProxy's controller, which keeps the old address of its proxy. The add-on
 * compares hosts letter by letter, so clients must send them in lower case.
 */
export function addOnRequired({ namespace, interceptor }: KedaSettings, at: Place): Diagnostic {
  return {
    code: 'keda/add-on-required',
    severity: 'info',
    message: `Requests go through KEDA's HTTP add-on: its Service "${interceptor.service}" must run in namespace "${namespace}", port ${interceptor.port}.`,
    ...(at && { at }),
    hint: 'Install KEDA and its HTTP add-on (0.12 or later), or say where they are under "plugins.keda".',
  }
}

/**
 * Nothing says where the queue lives, so a chart of the same file is taken for its broker, with the Service and Secret
 * that the chart makes by itself. A chart with other values has other names. Write the broker under `scaling.queue`, or
 * once for all under `defaults.queue`.
 */
export function brokerAssumed(
  chart: string,
  address: string,
  auth: { readonly secret: string; readonly key: string } | undefined,
  at: Place,
): Diagnostic {
  const secret = auth ? `the key "${auth.key}" of Secret "${auth.secret}"` : 'no password'
  return {
    code: 'keda/broker-assumed',
    severity: 'warning',
    message: `The queue is looked for at "${address}" of chart "${chart}", with ${secret}.`,
    ...(at && { at }),
    hint: 'Write "address" and "auth" under "defaults.queue" to be sure.',
  }
}

/**
 * The broker of a queue is a workload of the same file, and its network policy does not admit KEDA, which has to ask it
 * for the length of the queue. The scaler would fail and the number of pods stay as it is. Add KEDA's namespace to its
 * `allow_from`.
 */
export function brokerClosed(broker: string, namespace: string, at: Place, policy: Place): Diagnostic {
  return {
    code: 'keda/broker-closed',
    severity: 'warning',
    message: `KEDA asks "${broker}" for the length of the queue from namespace "${namespace}", and its network policy does not admit that.`,
    ...(at && { at }),
    hint: `Add "- namespace: ${namespace}" to "network_policy.allow_from" of "${broker}".`,
    ...(policy && { related: [{ message: 'the policy is decided here', at: policy }] }),
  }
}

/**
 * Nothing says where the queue lives: there is no address, no `defaults.queue`, and no chart of Valkey or Redis in the
 * file. Write the address of the broker.
 */
export function brokerUnknown(queue: string, broker: string | undefined, at: Place): Diagnostic {
  return {
    code: 'keda/broker-unknown',
    severity: 'error',
    message: `Nothing says where the ${broker ?? 'broker'} of the queue "${queue}" is.`,
    ...(at && { at }),
    hint: 'Write "scaling.queue.address", or "defaults.queue" for every queue.',
  }
}

/**
 * A workload that sleeps at zero pods is woken by requests through KEDA's proxy only; its own Service answers nobody
 * then. Pods of the cluster call it by the address in the message, with the header that it names.
 */
export function clusterCallers(
  target: { readonly name: string; readonly url: string; readonly header: string | undefined },
  at: Place,
): Diagnostic {
  const header = target.header === undefined ? '' : ` with the header ${target.header}`
  return {
    code: 'keda/cluster-callers',
    severity: 'info',
    message: `While "${target.name}" has no pods, pods of the cluster reach it only at ${target.url}${header}.`,
    ...(at && { at }),
    hint: 'Set "min_instances: 1" if its own Service must always answer.',
  }
}

/**
 * The ingress waits less long for an answer than KEDA's proxy waits for the first pod, so a cold start may end in a
 * timeout although the pod comes in time. Make `timeouts.server` at least as long as `timeouts.queue`.
 */
export function coldStartCut(server: string, queue: string, at: Place): Diagnostic {
  return {
    code: 'keda/cold-start-cut',
    severity: 'warning',
    message: `The ingress gives up after ${server}, before the first pod has had its ${queue} to start.`,
    ...(at && { at }),
    hint: `Set "timeouts.server" to ${queue} or more.`,
  }
}

/**
 * KEDA reads `cooldown_period` only before it takes the last pod away, and with `min_instances` of one or more it never
 * does. How slowly pods become fewer above that is `scale_down_stabilization`.
 */
export function cooldownWithoutEffect(minimum: number, at: Place): Diagnostic {
  return {
    code: 'keda/cooldown-without-effect',
    severity: 'info',
    message: `"cooldown_period" has no effect: with at least ${minimum} pods it never comes to the last one.`,
    ...(at && { at }),
    hint: 'Use "scale_down_stabilization" to remove pods later.',
  }
}

/**
 * A unit waits for one that has no pods until a request wakes it. Argo CD takes it for ready all the same, and calls to
 * its own Service fail while it sleeps. Call it through KEDA's proxy, or keep one pod.
 */
export function dependencyAsleep(
  unit: string,
  sleeper: { readonly unit: string; readonly name: string; readonly namespace: string },
  port: number,
  at: Place,
): Diagnostic {
  return {
    code: 'keda/dependency-asleep',
    severity: 'warning',
    message: `"${unit}" depends on "${sleeper.unit}", which may have no pods when it is called.`,
    ...(at && { at }),
    hint: `Call it at http://${sleeper.name}-keda.${sleeper.namespace}:${port}, or set its "min_instances: 1".`,
  }
}

/**
 * A window of time asks for more pods than `max_instances` allows; KEDA would never reach it. Raise the one or lower the
 * other.
 */
export function desiredAboveMaximum(desired: number, maximum: number, at: Place, other: Place): Diagnostic {
  return {
    code: 'keda/desired-above-maximum',
    severity: 'error',
    message: `The window asks for ${desired} pods, but at most ${maximum} are allowed.`,
    ...(at && { at }),
    hint: 'Raise "max_instances", or lower "desired".',
    ...(other && { related: [{ message: 'the maximum comes from here', at: other }] }),
  }
}

/** A window of time ends when it starts, which KEDA refuses. Give it another end. */
export function emptyWindow(start: string, at: Place): Diagnostic {
  return {
    code: 'keda/empty-window',
    severity: 'error',
    message: `The window starts and ends at "${start}".`,
    ...(at && { at }),
    hint: 'Give it another end.',
  }
}

/**
 * With `route_by: host` the ingress replaces the host of every request so that KEDA's proxy knows the app. The app sees
 * that name: absolute redirects and checks of the host may fail. Route by header unless the add-on is older than 0.12.
 */
export function hostReplaced(at: Place): Diagnostic {
  return {
    code: 'keda/host-replaced',
    severity: 'warning',
    message: 'Apps behind KEDA see "name.namespace" as the host of every request; the real one is in X-Forwarded-Host.',
    ...(at && { at }),
    hint: 'Remove "route_by: host" unless the HTTP add-on is older than 0.12.',
  }
}

/**
 * The scaler of the broker needs a setting that is missing; KEDA would refuse the ScaledObject. Add the key that the
 * message names.
 */
export function incompleteBroker(broker: string, key: string, at: Place): Diagnostic {
  return {
    code: 'keda/incomplete-broker',
    severity: 'error',
    message: `A queue of broker "${broker}" needs "${key}".`,
    ...(at && { at }),
    hint: `Write it under "scaling.queue" or "defaults.queue".`,
  }
}

/**
 * A time of a schedule is no cron expression that KEDA understands. It has five fields: minute, hour, day of month,
 * month, day of week.
 */
export function invalidSchedule(key: string, text: string, violation: string, at: Place): Diagnostic {
  return {
    code: 'keda/invalid-schedule',
    severity: 'error',
    message: `The "${key}" of the window is "${text}"; it ${violation}.`,
    ...(at && { at }),
    hint: 'Write five fields, such as "0 8 * * 1-5" for eight o\'clock on working days.',
  }
}

/** Scaling by a queue or by the clock needs KEDA in the cluster; the message names where it is expected. */
export function kedaRequired(namespace: string, at: Place): Diagnostic {
  return {
    code: 'keda/required',
    severity: 'info',
    message: `KEDA must run in namespace "${namespace}" to scale this environment.`,
    ...(at && { at }),
    hint: 'Install it, or say where it is with "plugins.keda.namespace".',
  }
}

/**
 * KEDA changes the number of pods of Deployments and StatefulSets. Other kinds have no number of pods that could be
 * changed. Remove the scaling.
 */
export function kindNotScalable(name: string, kind: string, at: Place): Diagnostic {
  return {
    code: 'keda/kind-not-scalable',
    severity: 'error',
    message: `"${name}" is a ${kind}, and KEDA scales only Deployments and StatefulSets.`,
    ...(at && { at }),
    hint: 'Set "scaling.type: none".',
  }
}

/**
 * KEDA names a HorizontalPodAutoscaler after the workload with `keda-hpa-` before it, and refuses a name that is too
 * long for that. Choose a shorter one.
 */
export function nameTooLong(name: string, longest: number, at: Place): Diagnostic {
  return {
    code: 'keda/name-too-long',
    severity: 'error',
    message: `The name "${name}" has ${name.length} characters, and KEDA scales only names of at most ${longest}.`,
    ...(at && { at }),
    hint: 'Choose a shorter name, or another scaling type.',
  }
}

/** Scaling of type `keda-queue` has neither a queue nor a trigger to look at. Name the queue. */
export function noQueue(at: Place): Diagnostic {
  return {
    code: 'keda/no-queue',
    severity: 'error',
    message: 'Scaling of type "keda-queue" has no queue to look at.',
    ...(at && { at }),
    hint: 'Write "queue_name", or KEDA triggers under "triggers".',
  }
}

/** Scaling of type `keda-cron` has no window of time in which more pods run. Write at least one. */
export function noSchedules(at: Place): Diagnostic {
  return {
    code: 'keda/no-schedules',
    severity: 'error',
    message: 'Scaling of type "keda-cron" has no "schedules".',
    ...(at && { at }),
    hint: 'Add one: - { timezone: Europe/Berlin, start: "0 8 * * 1-5", end: "0 18 * * 1-5", desired: 3 }.',
  }
}

/**
 * An HTTPScaledObject counts either requests in flight or requests a second, not both. Keep one of the two keys, or set
 * `plugins.keda.http_api: interceptorroute`, which can do both.
 */
export function twoMetrics(at: Place, other: Place): Diagnostic {
  return {
    code: 'keda/two-metrics',
    severity: 'error',
    message: 'Both "target_rps" and "target_pending_requests" are given, and an HTTPScaledObject has room for one.',
    ...(at && { at }),
    hint: 'Keep one of them, or set "plugins.keda.http_api: interceptorroute".',
    ...(other && { related: [{ message: 'the other one is here', at: other }] }),
  }
}

/**
 * The time zone of a schedule is not in the list of this machine's Node.js. KEDA has a list of its own, which may be
 * newer; a mistyped zone makes it fail. Write a name such as `Europe/Berlin`.
 */
export function unknownTimeZone(name: string, suggestion: string | undefined, at: Place): Diagnostic {
  return {
    code: 'keda/unknown-time-zone',
    severity: 'warning',
    message: `The time zone "${name}" is not known.`,
    ...(at && { at }),
    hint: suggestion ? `Did you mean "${suggestion}"?` : 'Write a name of the tz database, such as Europe/Berlin.',
  }
}

/**
 * A window of time asks for no more pods than run anyway, so it changes nothing. Raise `desired`, or lower
 * `min_instances`.
 */
export function uselessWindow(desired: number, minimum: number, at: Place, other: Place): Diagnostic {
  return {
    code: 'keda/useless-window',
    severity: 'warning',
    message: `The window asks for ${desired} ${desired === 1 ? 'pod' : 'pods'}, and at least ${minimum} run anyway.`,
    ...(at && { at }),
    hint: 'Raise "desired", or lower "min_instances".',
    ...(other && { related: [{ message: 'the minimum comes from here', at: other }] }),
  }
}

/**
 * With scaling of type `keda-http` connections come from KEDA's proxy, and any pod of the cluster can ask the proxy, so
 * the network policy cannot tell who is behind a request. Use `visibility: public` to say so, another scaling type, or
 * let the app itself check who calls.
 */
export function visibilityWeakened(visibility: string, namespace: string, at: Place): Diagnostic {
  return {
    code: 'keda/visibility-weakened',
    severity: 'warning',
    message: `The visibility is "${visibility}", but every pod of the cluster can call through KEDA's proxy in namespace "${namespace}".`,
    ...(at && { at }),
    hint: 'Use another scaling type, or say "visibility: internal" if that is acceptable.',
  }
}
