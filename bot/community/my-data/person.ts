// A person who exports or erases their data, as records may know them.
import type { Actor } from "../core/actor.ts";
import { signOf, userIdOfSign } from "../moving/people-in-file.ts";

export interface Person {
  readonly tenantId: string;
  readonly userId: string;
  /** Their id, and their sign in imported files. */
  readonly ids: readonly string[];
  /** What they are called, as far as is known by now. */
  readonly names: ReadonlySet<string>;
}

export const personFrom = ({ tenantId, userId, name }: Actor): Person => ({
  tenantId,
  userId,
  ids: [userId, userIdOfSign(signOf(tenantId, userId))],
  names: new Set(name === "" ? [] : [name]),
});

/** The same person, called so, too. */
export const withNames = (person: Person, names: readonly string[]): Person => ({
  ...person,
  names: new Set([...person.names, ...names]),
});

export const isThem = ({ ids }: Person, userId: string | undefined): boolean =>
  userId !== undefined && ids.includes(userId);

/** Without an id: a typed name means this person, as far as a name can tell. */
export const isCalled = ({ names }: Person, name: string | undefined): boolean =>
  name !== undefined && names.has(name);

/** Whether one of their ids is anywhere in a value. */
export function mentions({ ids }: Person, value: unknown): boolean {
  const text = JSON.stringify([value]);
  return ids.some((id) => text.includes(id));
}

/** Whether one of their names is anywhere in a value. */
export function mentionsName({ names }: Person, value: unknown): boolean {
  const text = JSON.stringify([value]);
  return [...names].some((name) => text.includes(JSON.stringify(name)));
}

/** The names that stand beside their ids in a value. */
export function namesIn(person: Person, value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { userId, name } = Object(value) as { userId?: unknown; name?: unknown };
  const isOwn = typeof userId === "string" && isThem(person, userId);
  const own = isOwn && typeof name === "string" && name !== "" ? [name] : [];
  return [...own, ...Object.values(value).flatMap((part) => namesIn(person, part))];
}
