/** Discord's permission bits by discord.js's names, as far as a text bot meets them. */
export const PERMISSIONS = {
  KickMembers: 1n << 1n,
  BanMembers: 1n << 2n,
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewAuditLog: 1n << 7n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  SendTTSMessages: 1n << 12n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseExternalEmojis: 1n << 18n,
  ManageRoles: 1n << 28n,
  ManageWebhooks: 1n << 29n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreatePrivateThreads: 1n << 36n,
  SendMessagesInThreads: 1n << 38n,
} as const;

/** A permission by name. */
export type PermissionName = keyof typeof PERMISSIONS;

/** What every member may do unless a test says otherwise. */
export const EVERYDAY_PERMISSIONS: readonly PermissionName[] = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
];

/** The bitfield of some permissions. */
export function bitsOf(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PERMISSIONS[name], 0n);
}

/** Every permission this server knows. */
export const ALL_PERMISSIONS: bigint = Object.values(PERMISSIONS).reduce((bits, bit) => bits | bit, 0n);

/** A channel's exception for a role (0) or a member (1). */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  allow: bigint;
  deny: bigint;
}

/** Who is asked about: a member with these roles; the first is `@everyone`. */
export interface Subject {
  readonly userId: string;
  readonly isOwner: boolean;
  readonly roles: readonly { readonly id: string; readonly permissions: bigint }[];
}

/** Permissions in a channel: the roles' together, then the exceptions for everyone, for roles and for the member. */
export function permissionsIn(subject: Subject, overwrites: readonly Overwrite[]): bigint {
  const base = subject.roles.reduce((bits, role) => bits | role.permissions, 0n);
  if (subject.isOwner || base & PERMISSIONS.Administrator) return ALL_PERMISSIONS;
  const everyone = subject.roles[0]?.id;
  const others = new Set(subject.roles.slice(1).map((role) => role.id));
  let bits = apply(base, overwrites, (overwrite) => overwrite.type === 0 && overwrite.id === everyone);
  bits = apply(bits, overwrites, (overwrite) => overwrite.type === 0 && others.has(overwrite.id));
  bits = apply(bits, overwrites, (overwrite) => overwrite.type === 1 && overwrite.id === subject.userId);
  return bits & PERMISSIONS.ViewChannel ? bits : 0n;
}

function apply(bits: bigint, overwrites: readonly Overwrite[], applies: (overwrite: Overwrite) => boolean): bigint {
  const chosen = overwrites.filter(applies);
  const deny = chosen.reduce((sum, overwrite) => sum | overwrite.deny, 0n);
  const allow = chosen.reduce((sum, overwrite) => sum | overwrite.allow, 0n);
  return (bits & ~deny) | allow;
}
