/** The words that one key of a service may have. */
export interface Vocabulary {
  /** Keys from the service down to the word; `*` stands for every item of a list. */
  readonly path: readonly string[]
  readonly words: readonly string[]
  /** Further words that are known by their form. */
  readonly others?: RegExp
  /** The part of a word that is compared. */
  readonly read?: (word: string) => string
  /** Whether Docker passes on what it does not know. */
  readonly isOpen?: boolean
}

const CONDITIONS = ['none', 'on-failure', 'any']
const FAILURE_ACTIONS = ['continue', 'pause']
const PROPAGATIONS = ['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']

/** What Linux has; Docker refuses others (moby: daemon/pkg/oci/caps/utils_linux.go). */
const CAPABILITIES = [
  ...['ALL', 'AUDIT_CONTROL', 'AUDIT_READ', 'AUDIT_WRITE', 'BLOCK_SUSPEND', 'BPF', 'CHECKPOINT_RESTORE', 'CHOWN'],
  ...['DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER', 'FSETID', 'IPC_LOCK', 'IPC_OWNER', 'KILL', 'LEASE'],
  ...['LINUX_IMMUTABLE', 'MAC_ADMIN', 'MAC_OVERRIDE', 'MKNOD', 'NET_ADMIN', 'NET_BIND_SERVICE', 'NET_BROADCAST'],
  ...['NET_RAW', 'PERFMON', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_ADMIN', 'SYS_BOOT', 'SYS_CHROOT'],
  ...['SYS_MODULE', 'SYS_NICE', 'SYS_PACCT', 'SYS_PTRACE', 'SYS_RAWIO', 'SYS_RESOURCE', 'SYS_TIME'],
  ...['SYS_TTY_CONFIG', 'SYSLOG', 'WAKE_ALARM'],
]

const capability = (word: string) => word.toUpperCase().replace(/^CAP_/, '')

/** Processors for which there are images, with the other names that containerd knows for them. */
const ARCHITECTURES = ['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64le', 'ppc64le', 'riscv64', 's390x']
const OTHER_ARCHITECTURES = ['aarch64', 'armel', 'armhf', 'i386', 'x86-64', 'x86_64']

const SYSTEMS = ['linux', 'windows']

const PLATFORMS = [
  ...SYSTEMS,
  ...SYSTEMS.flatMap(system => [...ARCHITECTURES, ...OTHER_ARCHITECTURES].map(name => `${system}/${name}`)),
  ...ARCHITECTURES,
  ...OTHER_ARCHITECTURES,
]

/** Options of resolv.conf(5) as glibc and musl read them. */
const RESOLVER_OPTIONS = [
  ...['attempts', 'debug', 'edns0', 'inet6', 'ip6-bytestring', 'ip6-dotint', 'ndots', 'no-aaaa', 'no-check-names'],
  ...['no-ip6-dotint', 'no-reload', 'no-tld-query', 'rotate', 'single-request', 'single-request-reopen'],
  ...['strict-error', 'timeout', 'trust-ad', 'use-vc'],
]

/** Every key of a service whose words Docker counts up, and the Compose Specification mostly does not. */
export const VOCABULARIES: readonly Vocabulary[] = [
  { path: ['cap_add', '*'], words: CAPABILITIES, read: capability },
  { path: ['cap_drop', '*'], words: CAPABILITIES, read: capability },
  { path: ['deploy', 'endpoint_mode'], words: ['vip', 'dnsrr'] },
  { path: ['deploy', 'mode'], words: ['replicated', 'global', 'replicated-job', 'global-job'] },
  { path: ['deploy', 'restart_policy', 'condition'], words: CONDITIONS },
  { path: ['deploy', 'rollback_config', 'failure_action'], words: FAILURE_ACTIONS },
  { path: ['deploy', 'update_config', 'failure_action'], words: [...FAILURE_ACTIONS, 'rollback'] },
  { path: ['dns_opt', '*'], words: RESOLVER_OPTIONS, read: word => word.split(':', 1)[0]!, isOpen: true },
  { path: ['ipc'], words: ['none', 'private', 'host', 'shareable'], others: /^(service|container):./ },
  { path: ['isolation'], words: ['default', 'process', 'hyperv'] },
  { path: ['network_mode'], words: ['none', 'host', 'bridge', 'default'], others: /^(service|container):./ },
  { path: ['pid'], words: ['host'], others: /^(service|container):./ },
  // Other systems are reported where nodes are chosen.
  { path: ['platform'], words: PLATFORMS, others: /^(?!(linux|windows)\/)\w+\/./i, read: platform },
  { path: ['ports', '*', 'mode'], words: ['ingress', 'host'] },
  { path: ['restart'], words: ['no', 'always', 'on-failure', 'unless-stopped'], others: /^(on-failure:\d+|false)$/ },
  { path: ['userns_mode'], words: ['host'] },
  { path: ['uts'], words: ['host'] },
  { path: ['volumes', '*', 'bind', 'propagation'], words: PROPAGATIONS },
]

/** System and processor; nodes say no variant. */
function platform(word: string): string {
  return word.toLowerCase().split('/').slice(0, 2).join('/')
}
