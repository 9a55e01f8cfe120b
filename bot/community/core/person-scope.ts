// What belongs to one person alone lies in their own scope. Nobody else reads it, stewards neither.
import type { Scope } from "../../records/records.ts";
import type { Actor } from "./actor.ts";

export const personScope = (actor: Actor): Scope => `person:${actor.userId}`;
