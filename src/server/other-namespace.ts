import { isNotAllowed, type Verdict } from './verdict.ts'

/**
 * What a verdict on an object as a new one of another namespace says about the object in its own: what is wrong with
 * its fields is wrong everywhere; that namespace's quotas, limits, policies and objects say nothing.
 */
export function asOfAnotherNamespace(verdict: Verdict): Verdict {
  const warnings = verdict.warnings.filter(text => !OF_THE_NAMESPACE.test(text))
  const holds = verdict.accepted || isNotAllowed(verdict) || isAboutFields(verdict)
  return holds ? { ...verdict, warnings } : { ...verdict, accepted: true, message: '', causes: [], warnings }
}

const OF_THE_NAMESPACE = /^would violate PodSecurity|^Validation failed for ValidatingAdmissionPolicy/

function isAboutFields({ status, message }: Verdict): boolean {
  return (status === 400 || status === 422) && !/denied (?:the )?request/.test(message)
}
