import {
  originsOf,
  violationOfLabelValue,
  violationOfQualifiedName,
  type WorkloadIdentity,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import type { Subject } from './entry.ts'
import { malformedLabel, reservedLabel } from './messages.ts'

/** The labels by which a function and its pods are known, and the part of them that selects the pods. */
export function functionLabels({ found, host, owner }: Subject): Pick<WorkloadIdentity, 'labels' | 'selector'> {
  // A value of a label starts and ends with a letter or a digit, and names of Python need not.
  const name = found.name.replace(/^_+|(?<!_)_+$/g, '')
  const selector = { app: host, 'k3sfn.io/app': owner.name, 'k3sfn.io/function': name }
  const labels = {
    app: host,
    'app.kubernetes.io/name': host,
    'app.kubernetes.io/part-of': owner.name,
    'app.kubernetes.io/managed-by': 'k3s-platform',
    'k3sfn.io/app': owner.name,
    'k3sfn.io/function': name,
    'k3sfn.io/trigger': found.trigger.type,
  }
  return { labels, selector }
}

/** The labels that the decorator gives to the pods, without wrong ones, which are reported. */
export function decoratedLabels(subject: Subject): Readonly<Record<string, string>> | undefined {
  const { found, report } = subject
  const { labels } = found.settings
  if (!labels) return undefined
  const { labels: own } = functionLabels(subject)
  const sound = Object.entries(labels).filter(([label, value]) => {
    const at = originsOf(labels, label)[0]
    const violation = violationOfQualifiedName(label) ?? violationOfLabelValue(value)
    if (Object.hasOwn(own, label)) report(reservedLabel(label, found.name, at))
    else if (violation) report(malformedLabel(violationOfQualifiedName(label) ? label : value, violation, at))
    else return true
    return false
  })
  return withProvenanceOf(labels, Object.fromEntries(sound))
}
