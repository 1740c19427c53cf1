/** What a difference may do to what runs. */
export interface Risk {
  readonly kind: RiskKind
  /** What happens, in one sentence without a full stop. */
  readonly because: string
}

/** The kinds of risk, the worst first. */
export const RISK_KINDS = [
  'deletes-data',
  'widens-exposure',
  'outage',
  'leaves-behind',
  'immutable-field',
  'runs-again',
  'restarts-pods',
] as const

/** One kind of risk. */
export type RiskKind = (typeof RISK_KINDS)[number]

/** What a kind of risk is called in a report for people. */
export const RISK_TITLES: Readonly<Record<RiskKind, string>> = {
  'deletes-data': 'deletes data',
  'widens-exposure': 'widens exposure',
  outage: 'causes an outage',
  'leaves-behind': 'stays in the cluster',
  'immutable-field': 'touches an immutable field',
  'runs-again': 'runs again',
  'restarts-pods': 'restarts pods',
}
