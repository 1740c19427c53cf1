import { violationOfQualifiedName } from './names.ts'

/**
 * Violation of the rule for resources of device plugins (`nvidia.com/gpu`): a qualified name with a domain, which a
 * quota can still put `requests.` in front of.
 */
export function violationOfDeviceName(text: string): string | undefined {
  if (!text.includes('/')) return 'must have a domain in front, such as nvidia.com/gpu'
  const violation = violationOfQualifiedName(text)
  if (violation !== undefined || text.includes('kubernetes.io/')) return violation
  if (text.startsWith('requests.')) return 'must not start with "requests."'
  return violationOfQualifiedName(`requests.${text}`) && 'must be short enough to have "requests." in front'
}
