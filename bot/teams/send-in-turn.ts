// Sends a message in answer to a turn. A form that it posts where others see it is recorded, so that it can be replaced.
import type { TurnContext } from "botbuilder";
import { z } from "zod";
import { type FormUse, keepForm } from "../community/outbox/posted-form.ts";
import { within, withoutDeadline } from "../deadline.ts";
import { loggedFault } from "../logged-fault.ts";
import { isPersonal, tenantIdFrom } from "./activity.ts";
import type { Message } from "./outgoing.ts";
import type { TeamsDeps } from "./teams-deps.ts";

/** Milliseconds; a form that is not recorded by then is never replaced. */
const keepDeadline = 2_000;

export async function sendInTurn(deps: TeamsDeps, context: TurnContext, message: Message): Promise<void> {
  const sent = await context.sendActivity(message);
  const { activity } = context;
  const use = useOf(message);
  const tenantId = tenantIdFrom(activity);
  if (!sent?.id || !use || tenantId === undefined || isPersonal(activity)) return;
  const card = { conversationId: activity.conversation.id, activityId: sent.id };
  const keep = () => keepForm(deps.records.forTenant(tenantId), { use, card }, deps.now());
  try {
    await withoutDeadline(() => within(keepDeadline, keep));
  } catch (error) {
    deps.log.warn(
      { fault: loggedFault(error) },
      "A posted form could not be recorded: it will stay as it is.",
    );
  }
}

const uses = {
  askProblem: z.object({ verb: z.literal("askProblem") }),
  startCommunity: z.union([
    z.object({ verb: z.literal("startCommunity") }),
    z.object({ verb: z.literal("runCommand"), data: z.object({ command: z.literal("start") }) }),
  ]),
} satisfies Record<FormUse, z.ZodType>;

const cardWithAction = z.object({ content: z.object({ actions: z.tuple([z.unknown()], z.unknown()) }) });

/** What a card is for, by its first button: also a card that only brings the form to the person who presses. */
function useOf({ attachments = [] }: Message): FormUse | undefined {
  const [action] = cardWithAction.safeParse(attachments[0]).data?.content.actions ?? [];
  return (["askProblem", "startCommunity"] as const).find((use) => uses[use].safeParse(action).success);
}
